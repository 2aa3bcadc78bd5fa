/*
 * Where the features of a frame go: as they are into a list, to be learned
 * from; or as rows of weights, which are called for, to be added up.
 *
 * Functions that find features are inline and take a sink that says which at
 * once, so there is one text of them and no question while they run.
 */
#ifndef FRAME_SINK_H
#define FRAME_SINK_H

#include "features.h"

struct frame_sink {
	struct features *features; /* NULL: rows */
	const char *weights;       /* [mask + 1] rows of row_size */
	uint32_t mask;
	uint32_t row_size;
	const void **rows; /* where the next goes */
};

static inline void
frame_put_row(struct frame_sink *sink, const void *row)
{
	__builtin_prefetch(row);
	*sink->rows++ = row;
}

/* A feature by the sum of its parts. */
static inline void
frame_put(struct frame_sink *sink, uint64_t parts)
{
	uint64_t feature = feature_end(parts);

	if (sink->features != NULL)
		features_add(sink->features, feature);
	else
		frame_put_row(sink, sink->weights +
		    (size_t)((uint32_t)feature & sink->mask) * sink->row_size);
}

#define FRAME_PUT1(sink, t, a) frame_put((sink), feature_first((t), (a)))
#define FRAME_PUT2(sink, t, a, b) \
	frame_put((sink), feature_first((t), (a)) + feature_second(b))
#define FRAME_PUT3(sink, t, a, b, c)                                  \
	frame_put((sink), feature_first((t), (a)) + feature_second(b) + \
	    feature_third(c))

/* A feature whose row lies in a table. */
#define FRAME_PUT_LAID(sink, feature, row)                         \
	do {                                                       \
		if ((sink)->features != NULL)                      \
			features_add((sink)->features, (feature)); \
		else                                               \
			frame_put_row((sink), &(row));             \
	} while (0)

#endif
