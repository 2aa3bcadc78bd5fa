/*
 * Large pages for large blocks: a fresh page costs microseconds when it is
 * first touched, whatever its size.  A hint, without which all works the same.
 *
 * Define _DEFAULT_SOURCE before the first header of a file that includes this.
 */
#ifndef HUGE_H
#define HUGE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

enum { HUGE_PAGE = 2 << 20 };

static inline size_t
huge_round(size_t size)
{
	return (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
}

/* Where size bytes at at, fresh from malloc(), are many: ask for it. */
static inline void
huge_advise(void *at, size_t size)
{
#ifdef MADV_HUGEPAGE
	const uintptr_t page = 4096;
	uintptr_t begin = ((uintptr_t)at + page - 1) / page * page;
	uintptr_t end = ((uintptr_t)at + size) / page * page;

	if (size >= HUGE_PAGE)
		(void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
#else
	(void)at;
	(void)size;
#endif
}

#endif
