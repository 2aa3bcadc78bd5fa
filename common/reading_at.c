/* Where in an article's records a byte stands. */
#include "reading.h"

size_t
reading_rank(const struct records *records, uint32_t at)
{
	size_t low = 0, high = records->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (records->at[middle]->at.begin <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

enum { NEAR = 4 }; /* records that are walked before a search is made */

/* The rank of at, by walking from near where it is not far. */
static size_t
rank_near(const struct records *records, uint32_t at, size_t near)
{
	if (near > records->n ||
	    (near > 0 && records->at[near - 1]->at.begin > at))
		return reading_rank(records, at);
	for (size_t end = near + NEAR; near < end; near++)
		if (near == records->n || records->at[near]->at.begin > at)
			return near;
	return reading_rank(records, at);
}

const struct record *
reading_at_near(const struct records *records, uint32_t at, size_t *near)
{
	size_t rank = rank_near(records, at, *near);

	*near = rank;
	if (rank == 0 || records->at[rank - 1]->at.end <= at)
		return NULL;
	return records->at[rank - 1];
}

const struct record *
reading_at(const struct records *records, uint32_t at)
{
	size_t near = records->n + 1;

	return reading_at_near(records, at, &near);
}
