/*
 * Features of a unit's relation to the cue that have few values: the list of
 * features and the tables of weights are made of the same.
 */
#ifndef FRAME_LAID_H
#define FRAME_LAID_H

#include "frame.h"

/* A count: 0, 1 or 2. */
static inline uint32_t
few(uint32_t counts, enum between_bits which)
{
	return counts >> which & 3;
}

static inline uint64_t
far_feature(unsigned side, uint32_t far, uint32_t kind)
{
	return feature3(240, side, far, kind);
}

static inline uint64_t
stops_feature(unsigned side, uint32_t counts, uint32_t kind)
{
	return feature3(248, side * 64 + few(counts, BETWEEN_RIVALS), kind,
	    few(counts, BETWEEN_STOPS));
}

static inline uint64_t
commas_feature(unsigned side, uint32_t counts, uint32_t kind)
{
	return feature3(245, side * 64 + few(counts, BETWEEN_COMMAS), kind,
	    few(counts, BETWEEN_VERBS) * 4 + few(counts, BETWEEN_QUOTES));
}

static inline uint64_t
ands_feature(unsigned side, uint32_t counts, uint32_t kind)
{
	return feature3(251, side * 64 + few(counts, BETWEEN_ANDS) * 4 +
	    few(counts, BETWEEN_RIVALS), kind, few(counts, BETWEEN_COMMAS));
}

static inline uint64_t
verbs_feature(unsigned side, uint32_t counts, uint32_t kind)
{
	return feature3(252, side * 64 + few(counts, BETWEEN_VERBS),
	    few(counts, BETWEEN_THATS) * 4 + few(counts, BETWEEN_THINGS),
	    kind);
}

static inline uint64_t
dashes_feature(unsigned side, uint32_t counts, uint32_t kind)
{
	return feature3(258, side * 64 + few(counts, BETWEEN_DASHES), kind,
	    few(counts, BETWEEN_COMMAS_AGAIN));
}

static inline uint64_t
names_feature(
    unsigned side, uint32_t counts, uint32_t kind, unsigned ent)
{
	return feature3(247, side * 64 + few(counts, BETWEEN_NAMES) * 4 +
	    few(counts, BETWEEN_NOUNS), kind, ent);
}

#endif
