#include "settle.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "diag.h"
#include "right.h"

/* --------------------------------------------------------------- thresholds */

struct tally {
	size_t said[3], right[3];
};

/* One selected attribution: its kind, its score, and whether it is right. */
struct verdict {
	float score;
	enum quote_type type;
	bool right;
};

struct verdicts {
	struct verdict *at; /* [n] */
	size_t n, cap;
};

static enum quote_type
chosen_type(const struct scene *scene, const struct ranges *content)
{
	uint32_t quoted = 0, words = 0;

	for (size_t k = 0; k < content->n; k++)
		for (uint32_t i = content->at[k].first;
		    i < content->at[k].end; i++) {
			words += right_words(&scene->units[i]);
			quoted += scene->units[i].region > 0
			    ? scene->units[i].words : 0;
		}
	return quoted == 0 ? QUOTE_INDIRECT : quoted >= words ? QUOTE_DIRECT
	    : QUOTE_MIXED;
}

static struct tally
judge(const struct docs *docs, const struct story *stories,
    const struct thresholds *thresholds, struct verdicts *verdicts)
{
	struct tally tally = { { 0 }, { 0 } };
	struct arena arena;

	arena_init(&arena);
	for (size_t d = 0; d < docs->n; d++) {
		const struct doc *doc = &docs->at[d];
		unsigned char *used;
		struct chosens c = select_best(&doc->scene,
		    &stories[d].candidates, thresholds, &arena);

		used = arena_array(&arena, unsigned char, doc->n + 1);
		for (size_t k = 0; k < c.n; k++) {
			int g = right_match(doc, &c.at[k].content,
			    &c.at[k].speaker);
			enum quote_type type = chosen_type(
			    &doc->scene, &c.at[k].content);
			bool right = g >= 0 && !used[g];

			if (g >= 0)
				used[g] = 1;
			tally.said[type]++;
			tally.right[type] += right;
			if (verdicts == NULL)
				continue;
			if (verdicts->n == verdicts->cap) {
				verdicts->cap = verdicts->cap * 2 + 1024;
				verdicts->at = xrealloc(verdicts->at,
				    verdicts->cap * sizeof(struct verdict));
			}
			verdicts->at[verdicts->n++] = (struct verdict){
				c.at[k].score, type, right };
		}
		arena_reset(&arena);
	}
	arena_release(&arena);
	return tally;
}

static double
f_all(const struct tally *t, size_t gold)
{
	return 200.0 * (double)(t->right[0] + t->right[1] + t->right[2]) /
	    (double)(t->said[0] + t->said[1] + t->said[2] + gold);
}

enum { STEPS = 18, STEP = 2, LOWEST = 18, AROUND = 2 };

/* F1 about step k: single steps differ by chance. */
static double
f_around(const double f[STEPS], int k)
{
	double sum = 0;

	for (int i = k - AROUND; i <= k + AROUND; i++)
		sum += f[i];
	return sum / (2 * AROUND + 1);
}

/* The lowest threshold that is about as good as the best: it finds more. */
static float
best_step(const double f[STEPS])
{
	const double about = 0.1;
	double top = 0;
	int best = AROUND;

	for (int k = AROUND; k < STEPS - AROUND; k++)
		if (f_around(f, k) > top)
			top = f_around(f, k);
	while (f_around(f, best) < top - about)
		best++;
	return (float)(LOWEST + best * STEP) / 100;
}

/* One kind after the other, twice round. */
static struct thresholds
find_thresholds(const struct docs *docs, const struct story *stories)
{
	struct thresholds best = { { 0.35f, 0.35f, 0.35f } };
	struct tally t;
	size_t gold = 0;

	for (size_t d = 0; d < docs->n; d++)
		gold += docs->at[d].n;
	for (int i = 0; i < 6; i++) {
		double f[STEPS];

		for (int k = 0; k < STEPS; k++) {
			struct thresholds now = best;

			now.least[i % 3] = (float)(LOWEST + k * STEP) / 100;
			t = judge(docs, stories, &now, NULL);
			f[k] = f_all(&t, gold);
		}
		best.least[i % 3] = best_step(f);
	}
	t = judge(docs, stories, &best, NULL);
	printf("thresholds: direct %.2f, mixed %.2f, indirect %.2f; "
	    "about F1 %.2f\n", (double)best.least[0], (double)best.least[1],
	    (double)best.least[2], f_all(&t, gold));
	return best;
}

/* --------------------------------------------------------------- confidence */

static int
by_score(const void *a, const void *b)
{
	const struct verdict *x = a, *y = b;

	return x->score < y->score ? -1 : x->score > y->score;
}

/*
 * The share of right ones among those with nearly the same score, made to
 * rise with it (pool adjacent violators over the knots).
 */
static void
calibrate(struct verdicts *verdicts, enum quote_type type,
    float knots[CONFIDENCE_KNOTS])
{
	double right[CONFIDENCE_KNOTS] = { 0 }, all[CONFIDENCE_KNOTS] = { 0 };

	for (size_t i = 0; i < verdicts->n; i++) {
		const struct verdict *v = &verdicts->at[i];

		if (v->type != type)
			continue;
		for (int k = 0; k < CONFIDENCE_KNOTS; k++) {
			double far = fabs((double)v->score -
			    (double)k / (CONFIDENCE_KNOTS - 1)) * 20;
			double w = far < 1.5 ? 1.5 - far : 0;

			all[k] += w;
			right[k] += v->right ? w : 0;
		}
	}
	for (int k = 0; k < CONFIDENCE_KNOTS; k++)
		knots[k] = (float)((right[k] + k / 20.0) / (all[k] + 1));
	for (int pass = 0; pass < CONFIDENCE_KNOTS; pass++)
		for (int k = 1; k < CONFIDENCE_KNOTS; k++)
			if (knots[k] < knots[k - 1]) {
				double n = all[k] + all[k - 1] + 1e-9;
				float mean = (float)(((double)knots[k] *
				    all[k] + (double)knots[k - 1] *
				    all[k - 1]) / n);

				knots[k] = knots[k - 1] = mean;
			}
}

static void
find_confidence(struct verdicts *verdicts, struct confidence knots[3])
{
	qsort(verdicts->at, verdicts->n, sizeof(struct verdict), by_score);
	for (int type = 0; type < 3; type++)
		calibrate(verdicts, (enum quote_type)type, knots[type].knots);
}

static void
report(const struct tally *t)
{
	static const char *const types[] = { "direct", "mixed", "indirect" };

	for (int i = 0; i < 3; i++)
		printf("chosen, %s: %zu, %.1f %% right\n", types[i],
		    t->said[i], 100.0 * (double)t->right[i] /
		    (double)(t->said[i] + (t->said[i] == 0)));
}

/*
 * Other news reports less than politics does, so what is barely worth its
 * place there is not elsewhere.
 */
static void
lift(struct thresholds *thresholds)
{
	const float step = STEP / 100.0f;

	for (int i = 0; i < 3; i++)
		thresholds->least[i] += step;
}

void
settle(const struct docs *docs, const struct story *stories,
    struct settings *settings)
{
	struct verdicts verdicts = { 0 };
	struct tally tally;

	settings->thresholds = find_thresholds(docs, stories);
	tally = judge(docs, stories, &settings->thresholds, &verdicts);
	report(&tally);
	find_confidence(&verdicts, settings->knots);
	lift(&settings->thresholds);
	free(verdicts.at);
}
