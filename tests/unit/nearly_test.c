/* Sorting of what is short or nearly in order. */
#include <stdlib.h>

#include "nearly.h"
#include "unit.h"

enum { N = 4000 };

struct pair {
	uint32_t key, place;
};

static int
by_key(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	return (x->key > y->key) - (x->key < y->key);
}

static void
assert_sorted(struct pair *pairs, size_t n)
{
	nearly_sort(pairs, n, sizeof(*pairs), by_key);
	for (size_t i = 1; i < n; i++) {
		assert_true(pairs[i - 1].key <= pairs[i].key);
		if (pairs[i - 1].key == pairs[i].key)
			assert_true(pairs[i - 1].place < pairs[i].place);
	}
}

/* Nothing to do, one out of place, and so much that qsort() takes over. */
static void
all_orders_are_sorted_and_equals_stay(void **state)
{
	struct pair *pairs = calloc(N, sizeof(*pairs));

	(void)state;
	for (uint32_t kind = 0; kind < 4; kind++)
		for (uint32_t n = 0; n < N; n = n * 3 + 1) {
			for (uint32_t i = 0; i < n; i++)
				pairs[i] = (struct pair){ kind == 0 ? i / 2 :
				    kind == 1 ? (i + 1 == n ? 0 : i) :
				    kind == 2 ? n - i : i * 7919 % 101, i };
			assert_sorted(pairs, n);
		}
	free(pairs);
}

static void
numbers_are_sorted_few_and_many(void **state)
{
	uint64_t numbers[200];

	(void)state;
	for (uint64_t n = 0; n <= 200; n += 50) {
		for (uint64_t i = 0; i < n; i++)
			numbers[i] = (i * 7919 + 13) % 211 << 40;
		nearly_sort_numbers(numbers, n);
		for (uint64_t i = 1; i < n; i++)
			assert_true(numbers[i - 1] < numbers[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_orders_are_sorted_and_equals_stay),
		cmocka_unit_test(numbers_are_sorted_few_and_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
