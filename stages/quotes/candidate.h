/*
 * Candidates: whole attributions, one for each likely cue, and how likely
 * each is right given all the others.
 */
#ifndef CANDIDATE_H
#define CANDIDATE_H

#include "attribution.h"
#include "cue.h"
#include "frame.h"

/* Units first to end, end excluded. */
struct range {
	uint32_t first, end;
};

static inline bool
range_overlaps(struct range a, struct range b)
{
	return a.first < b.end && b.first < a.end;
}

struct ranges {
	struct range *at; /* [n], by first unit, not touching */
	size_t n;
	size_t cap;
};

/* The labels as they are, or with something left out of the content. */
enum reading {
	READ_WHOLE,
	READ_QUOTES, /* only what stands in quotation marks */
	READ_BEFORE, /* only what stands before the cue */
	READ_CUT,    /* up to where another speaker's turn begins */
	READ_TURN,   /* up to where another quotation is introduced */
	READ_INVERTED, /* the words behind the cue are the speaker's */
	READ_FAINT,  /* what is likeliest, where no unit was labelled content */
};

struct candidate {
	uint32_t head;        /* unit that governs the cue */
	float chance;         /* of the cue */
	struct ranges content;
	struct range extent; /* of the content, with what lies between */
	struct range cue, speaker; /* speaker.first == end: none */
	float content_mean, content_least; /* chances of its labels */
	float edge_first, edge_last;
	float outside_mean; /* as content_mean, outside of quotations */
	float speaker_mean, speaker_rival;
	float path;           /* of the whole labelling */
	unsigned char reading; /* enum reading */
	uint32_t words;       /* of the content, with those of quotations */
	uint32_t quoted;      /* those in quotations */
	float score;          /* that content and speaker are right */
};

struct candidates {
	struct candidate *at; /* [n], by head */
	size_t n;
	size_t cap;
};

/*
 * Cues less likely than this are not looked at.  What is learned learns from
 * less likely ones, too; of these one in fifteen would be reported, one report
 * in a hundred, for a fifteenth of the time.
 */
extern const float candidate_least, candidate_least_learned;

/*
 * The candidates of a scene, without score.  chances are those of
 * cue_probabilities(), least the lowest that is looked at.
 */
struct candidates candidates_find(const struct scene *scene,
    struct framer *framer, const float *chances, float least,
    struct arena *arena);

enum quote_type candidate_type(const struct candidate *candidate);

/* Is unit i part of the content? */
bool candidate_reports(const struct candidate *candidate, uint32_t i);

#endif
