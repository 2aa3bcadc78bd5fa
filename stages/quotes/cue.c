/* How likely each unit is a cue. */
#include "cue_parts.h"

#include "diag.h"

float
cue_exp(float x)
{
	float y = x * 1.44269504f, fraction, p;
	union {
		int32_t bits;
		float value;
	} power;
	int32_t whole;

	if (y < -120)
		return 0;
	if (y > 120)
		y = 120;
	whole = (int32_t)y - (y < 0);
	fraction = y - (float)whole;
	p = 1.0f + fraction * (0.6931472f + fraction * (0.2402265f +
	    fraction * (0.0555041f + fraction * (0.0096181f +
	    fraction * 0.0013398f))));
	power.bits = (whole + 127) * 0x800000;
	return power.value * p;
}

float
cue_logistic(float x)
{
	return 1 / (1 + cue_exp(-x));
}

/* The rows of a unit are added up when those of so many more are called for. */
enum { LAG = 4 };

struct sums {
	int32_t first, second; /* by run */
};

static void
add_rows(const struct cue_weights *weights, const struct features *f,
    struct sums *sums)
{
	int32_t first = 0, second = 0;

	for (size_t k = 0; k < f->n; k++) {
		const int8_t *row = weights->at[f->at[k] & weights->mask].of;

		first += row[0];
		second += row[1];
	}
	sums->first += first;
	sums->second += second;
}

/* Units that may be cues. */
struct asked {
	uint32_t *at; /* [n] */
	struct sums *sums; /* [n] */
	uint32_t n;
};

/* Add features to the sums of all; keep those whose first reaches least. */
static void
ask(struct asked *asked, const struct scene *scene,
    const struct cue_weights *weights, int32_t least,
    void (*add)(const struct scene *, uint32_t, struct features *))
{
	struct features waits[LAG];
	uint32_t kept = 0;

	for (uint32_t k = 0; k < asked->n + LAG; k++) {
		struct features *f = &waits[k % LAG];

		if (k >= LAG) {
			struct sums sums = asked->sums[k - LAG];

			add_rows(weights, f, &sums);
			asked->at[kept] = asked->at[k - LAG];
			asked->sums[kept] = sums;
			kept += sums.first >= least;
		}
		if (k >= asked->n)
			continue;
		features_begin_rows(f, weights->at, weights->mask);
		add(scene, asked->at[k], f);
	}
	asked->n = kept;
}

/* What a word says by itself, which it says again wherever it stands. */
struct cue_known {
	uint32_t lower, stem, rest; /* of the word; rest 0: none */
	int16_t first, second;
};

enum { KNOWN_BITS = 14 };

struct cue_known *
cue_known_new(void)
{
	return xcalloc(1 << KNOWN_BITS, sizeof(struct cue_known));
}

/* Tag, kind and label in one, never 0. */
static uint32_t
rest_of(const struct unit *u)
{
	return u->tag | (uint32_t)u->kind << 8 | (uint32_t)u->label << 16 |
	    1u << 24;
}

static struct cue_known *
known_of(const struct cue_weights *weights, const struct unit *u)
{
	uint32_t place = (u->lower ^ u->stem * 31 ^ rest_of(u)) * 0x9e3779b9u;

	return &weights->known[place >> (32 - KNOWN_BITS)];
}

static const struct cue_known *
know(const struct cue_weights *weights, const struct scene *scene, uint32_t i)
{
	const struct unit *u = &scene->units[i];
	struct cue_known *known = known_of(weights, u);
	struct sums sums = { 0, 0 };
	struct features f;

	if (known->lower == u->lower && known->stem == u->stem &&
	    known->rest == rest_of(u))
		return known;
	features_begin_rows(&f, weights->at, weights->mask);
	cue_add_word(scene, i, &f);
	add_rows(weights, &f, &sums);
	*known = (struct cue_known){ u->lower, u->stem, rest_of(u),
		(int16_t)sums.first, (int16_t)sums.second };
	return known;
}

/* Ask each word by itself. */
static void
ask_words(struct asked *asked, const struct scene *scene,
    const struct cue_weights *weights, int32_t least)
{
	enum { AHEAD = 8 };
	uint32_t kept = 0;

	for (uint32_t k = 0; k < asked->n; k++) {
		const struct cue_known *known =
		    know(weights, scene, asked->at[k]);

		if (k + AHEAD < asked->n)
			__builtin_prefetch(known_of(weights,
			    &scene->units[asked->at[k + AHEAD]]));
		asked->at[kept] = asked->at[k];
		asked->sums[kept] =
		    (struct sums){ known->first, known->second };
		kept += known->first >= least;
	}
	asked->n = kept;
}

static struct asked
all_candidates(const struct scene *scene, struct arena *arena)
{
	struct asked asked = {
		.at = arena_alloc(arena, (scene->n + 1) * sizeof(uint32_t)),
		.sums = arena_alloc(
		    arena, (scene->n + 1) * sizeof(struct sums)),
	};

	for (uint32_t i = 0; i < scene->n; i++) {
		asked.at[asked.n] = i;
		asked.n += cue_is_candidate(scene, i);
	}
	return asked;
}

/* The second run. */
static void
ask_again(const struct asked *asked, const struct scene *scene,
    const struct cue_weights *weights, const float *first, float *second)
{
	struct features waits[LAG];

	for (uint32_t k = 0; k < asked->n + LAG; k++) {
		struct features *f = &waits[k % LAG];

		if (k >= LAG) {
			struct sums sums = { 0, asked->sums[k - LAG].second };

			add_rows(weights, f, &sums);
			second[asked->at[k - LAG]] =
			    cue_logistic((float)sums.second / CUE_SCALE);
		}
		if (k >= asked->n)
			continue;
		features_begin_rows(f, weights->at, weights->mask);
		cue_add_rivals(scene, asked->at, asked->n, k, first, f);
	}
}

/*
 * Most words are no cues, and that shows early: sums of the features so far
 * below which the first run is not finished.  One in five thousand of the
 * words that would end at a tenth or more is lost.  After the first run
 * nothing below a chance of 0.005 is looked at twice.
 */
enum { WORD_LEAST = -25, WINDOW_LEAST = -140, FIRST_LEAST = -211 };

float *
cue_probabilities(const struct scene *scene,
    const struct cue_weights *weights, struct arena *arena)
{
	float *first = arena_array(arena, float, scene->n + 1);
	float *second = arena_array(arena, float, scene->n + 1);
	struct asked asked = all_candidates(scene, arena);

	ask_words(&asked, scene, weights, WORD_LEAST);
	ask(&asked, scene, weights, WINDOW_LEAST, cue_add_window);
	ask(&asked, scene, weights, FIRST_LEAST, cue_add_relations);
	for (uint32_t k = 0; k < asked.n; k++)
		first[asked.at[k]] = cue_logistic(
		    (float)asked.sums[k].first / CUE_SCALE);
	ask_again(&asked, scene, weights, first, second);
	return second;
}
