#include "fromtables.h"

#include "tablefile.h"

static void
add_row(const struct str cells[], uint64_t number, void *data)
{
	struct sheet *sheet = data;

	(void)number;
	sheet_row(sheet, cells, 0);
}

void
sheet_from_tables(struct sheet *sheet, const char *dir)
{
	const struct table *table = sheet->table;
	const char *names[COLUMNS_MAX];
	struct tablefile file = { .names = names, .n = table->n,
		.row = add_row, .data = sheet };
	struct buf path;

	for (size_t i = 0; i < table->n; i++)
		names[i] = table->columns[i].name;
	buf_init(&path);
	buf_printf(&path, "%s/%s.csv", dir, table->name);
	buf_byte(&path, '\0');
	file.path = path.at;
	tablefile_read(&file);
	buf_release(&path);
}
