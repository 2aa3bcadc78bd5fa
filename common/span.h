/* Spans: stretches of text, counted in bytes, begin included, end excluded. */
#ifndef SPAN_H
#define SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct span {
	uint32_t begin;
	uint32_t end;
};

/* A list of spans; its owner says in which order. */
struct spans {
	struct span *at; /* [n] */
	size_t n;
};

static inline uint32_t
span_len(struct span s)
{
	return s.end - s.begin;
}

static inline bool
span_overlaps(struct span a, struct span b)
{
	return a.begin < b.end && b.begin < a.end;
}

/* Does outer hold every byte of inner? */
static inline bool
span_holds(struct span outer, struct span inner)
{
	return outer.begin <= inner.begin && inner.end <= outer.end;
}

#endif
