#include "counts.h"

#include <stdlib.h>

#include "buf.h"
#include "utf8.h"

void
counts_add(struct counts *counts, struct str value, uint64_t more,
    struct arena *arena)
{
	const size_t *found = strmap_find(&counts->where, value);

	if (value.len == 0)
		return;
	if (found != NULL) {
		counts->at[*found].count += more;
		return;
	}
	strmap_set(&counts->where, value, counts->n);
	arena_append(arena, counts,
	    ((struct counted){ .value = value, .count = more }));
}

void
counts_add_list(struct counts *counts, struct str list, uint64_t more,
    struct arena *arena)
{
	struct str value;

	while (list.len > 0 && str_field(&list, '|', &value)) {
		char *lower = arena_alloc(arena, value.len * 3 + 1);
		struct str key = { lower, utf8_lower_copy(value, lower) };
		const size_t *found = strmap_find(&counts->where, key);

		if (found == NULL) {
			strmap_set(&counts->where, key, counts->n);
			arena_append(arena, counts, ((struct counted){ value,
			    more }));
			continue;
		}
		counts->at[*found].count += more;
		if (str_cmp(value, counts->at[*found].value) > 0)
			counts->at[*found].value = value;
	}
}

static int
compare_counted(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return str_cmp(x->value, y->value);
}

void
counts_sort(struct counts *counts)
{
	if (counts->n > 0)
		qsort(counts->at, counts->n, sizeof(counts->at[0]),
		    compare_counted);
	strmap_release(&counts->where);
}

struct str
counts_join(const struct counts *counts, size_t first, size_t end,
    struct arena *arena)
{
	struct buf out;
	struct str joined;

	buf_init(&out);
	for (size_t i = first; i < counts->n && i < end; i++) {
		if (i > first)
			buf_byte(&out, '|');
		buf_add(&out, counts->at[i].value);
	}
	joined = arena_copy(arena, buf_str(&out));
	buf_release(&out);
	return joined;
}
