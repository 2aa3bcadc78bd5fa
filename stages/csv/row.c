#include "row.h"

#include "eight.h"

/* The digits of n into at[DIGITS_MAX], at its start where they are few. */
static inline struct str
print_number(char *at, uint64_t n)
{
	size_t begin = DIGITS_MAX;
	uint64_t digits;
	unsigned zeros;

	if (n < 100000000) {
		digits = eight_of_number((uint32_t)n);
		zeros = eight_zeros(digits);
		eight_store(at, (digits + EIGHT_OF('0')) >> 8 * zeros);
		return (struct str){ at, 8 - zeros };
	}
	do {
		at[--begin] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	return (struct str){ at + begin, DIGITS_MAX - begin };
}

struct str
rows_number(uint64_t n, struct arena *arena)
{
	return print_number(arena_alloc(arena, DIGITS_MAX), n);
}

void
row_first(struct row *row, const struct reading *reading, struct sheet *sheet)
{
	row->reading = reading;
	row->article = reading->article;
	row->near_op = row->near_sent = row->near_par = 0;
	sheet_first(sheet, row->article->id);
}

/* Large numbers end with their slot, where a sheet must not read on. */
void
row_number(struct row *row, uint64_t n)
{
	char *at = row->digits + row->used;

	row->used += DIGITS_MAX;
	if (n < 100000000)
		row->bare |= (uint32_t)1 << row->n;
	row_put(row, print_number(at, n));
}

void
row_doc(struct row *row, const char *key)
{
	row_put(row, article_attr(row->article, key));
}

void
row_attrs(struct row *row, struct str attrs, const char *const keys[],
    size_t n)
{
	struct str *values = &row->at[row->n];

	for (size_t i = 0; i < n; i++)
		values[i] = STR("");
	attrs_values(attrs, keys, n, values, row->article->arena);
	row->n += n;
}

void
row_source(struct row *row, const struct record *record)
{
	struct span source;

	if (record == NULL) {
		row_put(row, STR(""));
		row_put(row, STR(""));
		return;
	}
	source = row_source_of(row, record->at);
	row_number(row, row->reading->source_at + source.begin);
	row_number(row, row->reading->source_at + source.end);
}
