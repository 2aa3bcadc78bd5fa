/* What a chain needs before sums are made. */
#include "chain_inside.h"

size_t
ner_lattice_size(size_t n)
{
	return n * (3 * sizeof(ner_by_tag) + sizeof(double));
}

void
ner_lattice_place(struct ner_lattice *lattice, void *bytes, size_t n)
{
	lattice->ahead = bytes;
	lattice->behind = lattice->ahead + n;
	lattice->emit = lattice->behind + n;
	lattice->scale = (double *)(lattice->emit + n);
}

/* Where a tag stands in the three vectors of those between names. */
static size_t
between_lane(int tag)
{
	return tag == NER_O ? 8 : (size_t)ner_tag_class(tag) +
	    (ner_tag_part(tag) == NER_U ? 4 : 0);
}

static void
set_between(struct ner_lattice *lattice)
{
	memset(lattice->between, 0, sizeof(lattice->between));
	memset(lattice->turned, 0, sizeof(lattice->turned));
	for (size_t c = 0; c < NER_CLOSING; c++)
		for (size_t o = 0; o < NER_OPENING; o++) {
			double pair = lattice->pair[closed[c]][opening[o]];
			size_t to = between_lane(opening[o]);
			size_t from = between_lane(closed[c]);

			lattice->between[c][to / 4][to % 4] = pair;
			lattice->turned[o][from / 4][from % 4] = pair;
		}
}

static void
set_inside(struct ner_lattice *lattice)
{
	for (int s = NER_B; s <= NER_I; s++)
		for (int t = NER_I; t <= NER_L; t++)
			for (int k = 0; k < NER_CLASSES; k++)
				lattice->inside[s][t - NER_I][k] =
				    lattice->pair[1 + 4 * k + s][1 + 4 * k + t];
}

void
ner_lattice_pairs(struct ner_lattice *lattice, const struct ner_pairs *pairs,
    double sharpness)
{
	lattice->sharpness = sharpness;
	for (int s = 0; s < NER_TAGS; s++)
		for (int t = 0; t < NER_TAGS; t++)
			lattice->pair[s][t] = ner_tag_follows(s, t) ?
			    ner_exp(
			    (double)pairs->score[s][t] * sharpness) : 0;
	set_between(lattice);
	set_inside(lattice);
}
