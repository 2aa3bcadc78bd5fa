#include "nearly.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE_MAX_HERE = 256 };

/* How many places before element i it belongs. */
static size_t
places_before(const char *at, size_t i, size_t size,
    int (*order)(const void *, const void *))
{
	const char *element = at + i * size;
	size_t n = 0;

	while (n < i && order(element - (n + 1) * size, element) > 0)
		n++;
	return n;
}

void
nearly_sort(void *at, size_t n, size_t size,
    int (*order)(const void *, const void *))
{
	char *first = at, element[SIZE_MAX_HERE];
	size_t moves = 0;

	assert(size <= sizeof(element));
	for (size_t i = 1; i < n; i++) {
		size_t back = places_before(first, i, size, order);
		char *to = first + (i - back) * size;

		if (back == 0)
			continue;
		memcpy(element, first + i * size, size);
		memmove(to + size, to, back * size);
		memcpy(to, element, size);
		moves += back;
		if (moves > 16 * n) {
			qsort(at, n, size, order);
			return;
		}
	}
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

void
nearly_sort_numbers(uint64_t *at, size_t n)
{
	enum { FEW = 64 };

	if (n > FEW) {
		qsort(at, n, sizeof(*at), by_number);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		uint64_t number = at[i];
		size_t k = i;

		for (; k > 0 && at[k - 1] > number; k--)
			at[k] = at[k - 1];
		at[k] = number;
	}
}
