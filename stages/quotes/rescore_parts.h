/* What the files of rescoring offer each other. */
#ifndef RESCORE_PARTS_H
#define RESCORE_PARTS_H

#include "rescore.h"

enum group {
	BIAS,
	CUE_CHANCE,
	CUE_WORD,
	CUE_PLACE,
	CONTENT_CHANCE,
	CONTENT_EDGES,
	CONTENT_LENGTH,
	CONTENT_WORDS,
	CONTENT_QUOTES,
	SPEAKER_CHANCE,
	SPEAKER_WORDS,
	SPEAKER_PLACE,
	LABELLING,
	RIVAL_OUTSIDE,
	RIVAL_INSIDE,
	RIVAL_SHARES,
	ORDER,
	GROUPS,
};

/* A list in the making. */
struct making {
	struct features *f;
	uint32_t *groups; /* [f->n]: no bytes, for these may be anything's, and
	                   * what is in registers would be read again */
	unsigned type; /* enum quote_type */
};

static inline void
add(struct making *m, enum group group, unsigned t, uint64_t a, uint64_t b)
{
	m->groups[m->f->n] = group;
	ADD2(m->f, t, a, b);
}

/* With the kind of quotation, too. */
static inline void
add_typed(struct making *m, enum group group, unsigned t, uint64_t a)
{
	add(m, group, t, a, 0);
	add(m, group, t + 100, a, m->type + 1);
}

/* A chance in steps, finer at both ends: how many limits it is above. */
static inline uint32_t
chance_step(float p)
{
	static const float limits[16] = { 0.02f, 0.05f, 0.1f, 0.2f, 0.3f, 0.4f,
		0.5f, 0.6f, 0.7f, 0.8f, 0.88f, 0.94f, 0.97f, 0.985f, 0.995f,
		0.999f };
	uint32_t step = 0;

	for (unsigned i = 0; i < 16; i++)
		step += p > limits[i];
	return step;
}

/* As rescore_features(), to a list that was begun. */
void rescore_add_features(const struct scene *scene,
    const struct candidates *candidates, size_t k, struct features *f,
    uint32_t groups[FEATURES_MAX]);

/* Features of what else the words could be: rivals and other readings. */
void rescore_add_rivals(
    struct making *m, const struct candidates *all, size_t k);
void rescore_add_readings(
    struct making *m, const struct candidates *all, size_t k);

#endif
