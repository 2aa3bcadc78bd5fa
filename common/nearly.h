/*
 * Sorting of what is short, or nearly in order already, as most lists of an
 * article are.
 */
#ifndef NEARLY_H
#define NEARLY_H

#include <stddef.h>
#include <stdint.h>

/* As qsort(), which takes over where much has to move.  What is equal stays in
 * its order where qsort() leaves it so. */
void nearly_sort(void *at, size_t n, size_t size,
    int (*order)(const void *, const void *));

/* Numbers, the least first: in any order, but mostly few. */
void nearly_sort_numbers(uint64_t *at, size_t n);

#endif
