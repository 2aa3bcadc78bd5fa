#include "package.h"

#include "sheet.h"

static const char *const types[] = {
	[COLUMN_TEXT] = "string",
	[COLUMN_INTEGER] = "integer",
	[COLUMN_NUMBER] = "number",
	[COLUMN_FLAG] = "boolean",
	[COLUMN_DATE] = "date",
};

static const char *const mediatypes[] = {
	[CELL_CSV] = "text/csv",
	[CELL_TSV] = "text/tab-separated-values",
	[CELL_JSONL] = "application/jsonl",
};

/* "key": "value", after indent TABs and with what comes behind. */
static void
member(struct buf *out, const char *before, const char *key, const char *value,
    const char *behind)
{
	buf_text(out, before);
	cell_add_json(out, str_of(key));
	buf_text(out, ": ");
	cell_add_json(out, str_of(value));
	buf_text(out, behind);
}

static void
print_dialect(struct buf *out, const struct cell_style *style)
{
	char delimiter[2] = { style->delimiter, '\0' };

	if (style->format == CELL_JSONL)
		return;
	buf_text(out, "      \"dialect\": {");
	if (style->format == CELL_TSV)
		member(out, " ", "escapeChar", "\\", ",");
	member(out, " ", "delimiter",
	    style->format == CELL_TSV ? "\t" : delimiter, ",");
	member(out, " ", "lineTerminator", style->excel ? "\r\n" : "\n", "");
	buf_text(out, " },\n");
}

static void
print_field(struct buf *out, const struct column *column)
{
	member(out, "          { ", "name", column->name, ", ");
	member(out, "", "type", types[column->type], ",\n");
	if (column->type == COLUMN_FLAG)
		buf_text(out, "            \"trueValues\": [\"1\"], "
		              "\"falseValues\": [\"0\"],\n");
	member(out, "            ", "description", column->description, " }");
}

static void
print_key(struct buf *out, struct str names)
{
	struct str name;
	const char *before = "";

	buf_text(out, "        \"primaryKey\": [");
	while (str_field(&names, ',', &name)) {
		buf_text(out, before);
		cell_add_json(out, name);
		before = ", ";
	}
	buf_text(out, "],\n");
}

/* Tables that name an article lead to articles. */
static void
print_foreign_key(struct buf *out, const struct table *table)
{
	if (table == &csv_tables[TABLE_ARTICLES] ||
	    csv_column(table, STR("article_id")) == table->n)
		return;
	buf_text(out,
	    "        \"foreignKeys\": [{ \"fields\": [\"article_id\"],\n"
	    "          \"reference\": { \"resource\": \"articles\", "
	    "\"fields\": [\"article_id\"] } }],\n");
}

static void
print_schema(struct buf *out, const struct table *table)
{
	buf_text(out, "      \"schema\": {\n");
	if (table->key != NULL)
		print_key(out, str_of(table->key));
	print_foreign_key(out, table);
	buf_text(out, "        \"missingValues\": [\"\"],\n"
	              "        \"fields\": [\n");
	for (size_t i = 0; i < table->n; i++) {
		print_field(out, &table->columns[i]);
		buf_text(out, i + 1 < table->n ? ",\n" : "\n");
	}
	buf_text(out, "        ]\n      }\n");
}

static void
print_resource(struct buf *out, const struct table *table,
    const struct cell_style *style, uint64_t bytes)
{
	const char *extension = sheet_extension(style->format);

	member(out, "    {\n      ", "name", table->name, ",\n");
	member(out, "      ", "type", "table", ",\n");
	buf_printf(out, "      \"path\": \"%s.%s\",\n", table->name,
	    extension);
	member(out, "      ", "format", extension, ",\n");
	member(out, "      ", "mediatype", mediatypes[style->format], ",\n");
	member(out, "      ", "encoding", "utf-8", ",\n");
	buf_printf(out, "      \"bytes\": %llu,\n", (unsigned long long)bytes);
	member(out, "      ", "description", table->description, ",\n");
	print_dialect(out, style);
	print_schema(out, table);
	buf_text(out, "    }");
}

void
package_print(struct buf *out, const struct cell_style *style,
    const uint64_t bytes[TABLES])
{
	member(out, "{\n  ", "$schema",
	    "https://datapackage.org/profiles/2.0/datapackage.json", ",\n");
	member(out, "  ", "name", "newsline", ",\n");
	member(out, "  ", "description",
	    "Who was named and who said what, from news articles", ",\n");
	buf_text(out, "  \"resources\": [\n");
	for (size_t i = 0; i < TABLES; i++) {
		print_resource(out, &csv_tables[i], style, bytes[i]);
		buf_text(out, i + 1 < TABLES ? ",\n" : "\n");
	}
	buf_text(out, "  ]\n}\n");
}
