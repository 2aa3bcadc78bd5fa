#include "learn_rescore.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "diag.h"
#include "table.h"
#include "train.h"

enum {
	BITS = 16,
	EPOCHS = 5,
	ROUNDS = 6,
	LEFT_OUT = 30, /* features in a hundred, while learning */
};
static const float rate = 0.05f;

/* An article's candidates and which of them are right. */
struct story {
	struct candidates candidates;
	unsigned char *right; /* [candidates.n] */
	uint32_t **rows;      /* [candidates.n] */
	uint32_t *rows_n;
};

/* ------------------------------------------------------------ what is right */

static uint32_t
unit_words(const struct unit *u)
{
	return u->region > 0 ? u->words : u->tag < POS_LEARNED;
}

static bool
in_gold(const struct unit *u, const struct gold *gold)
{
	for (size_t k = 0; k < gold->content.n; k++)
		if (data_in_span(u, gold->content.at[k]))
			return true;
	return false;
}

/* Words of the ranges, and those of them that the gold content has. */
static void
count_shared(const struct scene *scene, const struct ranges *content,
    const struct gold *gold, uint32_t *all, uint32_t *shared)
{
	*all = *shared = 0;
	for (size_t k = 0; k < content->n; k++)
		for (uint32_t i = content->at[k].first;
		    i < content->at[k].end; i++) {
			uint32_t n = unit_words(&scene->units[i]);

			*all += n;
			*shared += in_gold(&scene->units[i], gold) ? n : 0;
		}
}

static uint32_t
gold_words(const struct scene *scene, const struct gold *gold)
{
	uint32_t n = 0, low = 0, high = scene->n;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (scene->units[mid].at.end <= gold->content.at[0].begin)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < scene->n && scene->units[low].at.begin <
	    gold->content.at[gold->content.n - 1].end; low++)
		if (in_gold(&scene->units[low], gold))
			n += unit_words(&scene->units[low]);
	return n;
}

/* The head of a marked speaker: its last word before a comma or the like. */
static struct span
gold_speaker_head(const struct scene *scene, const struct gold *gold)
{
	struct span head = gold->speaker;
	bool any = false;

	for (uint32_t i = 0; i < scene->n; i++) {
		const struct unit *u = &scene->units[i];

		if (!data_in_span(u, gold->speaker))
			continue;
		if (any && (u->kind == KIND_COMMA || u->kind == KIND_DASH ||
		    u->kind == KIND_PREPOSITION || u->kind == KIND_THAT ||
		    u->kind == KIND_WH || u->kind == KIND_TO))
			break;
		if (u->tag < POS_LEARNED && u->tag != POS_POSS) {
			head = u->at;
			any = true;
		}
	}
	return head;
}

static bool
speaker_fits(const struct scene *scene, const struct range *speaker,
    const struct gold *gold)
{
	struct span head;

	if (span_len(gold->speaker) == 0 || speaker->first >= speaker->end)
		return span_len(gold->speaker) == 0 &&
		    speaker->first >= speaker->end;
	head = gold_speaker_head(scene, gold);
	return scene->units[speaker->first].at.begin < head.end &&
	    head.begin < scene->units[speaker->end - 1].at.end;
}

/* The index of the gold attribution that this is, or -1. */
static int
match(const struct doc *doc, const struct ranges *content,
    const struct range *speaker)
{
	for (size_t g = 0; g < doc->n; g++) {
		const struct gold *gold = &doc->at[g];
		uint32_t all, shared;

		count_shared(&doc->scene, content, gold, &all, &shared);
		if (shared == 0)
			continue;
		if (shared * 2 >= all + gold_words(&doc->scene, gold) -
		    shared && speaker_fits(&doc->scene, speaker, gold))
			return (int)g;
	}
	return -1;
}

/* The largest share of words in both among those in either, of any gold. */
static double
best_overlap(const struct doc *doc, const struct ranges *content)
{
	double best = 0;

	for (size_t g = 0; g < doc->n; g++) {
		uint32_t all, shared;
		double share;

		count_shared(
		    &doc->scene, content, &doc->at[g], &all, &shared);
		if (shared == 0)
			continue;
		share = (double)shared / (all - shared +
		    gold_words(&doc->scene, &doc->at[g]));
		best = share > best ? share : best;
	}
	return best;
}

/* --------------------------------------------------------------- candidates */

/* Of several readings of one cue only the best one is right. */
static void
judge_readings(const struct doc *doc, struct story *s)
{
	for (size_t k = 0, end; k < s->candidates.n; k = end) {
		size_t best = k;
		double most = -1;

		for (end = k; end < s->candidates.n && s->candidates.at[end]
		    .head == s->candidates.at[k].head; end++) {
			double share = s->right[end] ? best_overlap(
			    doc, &s->candidates.at[end].content) : -1;

			if (share > most) {
				most = share;
				best = end;
			}
		}
		for (size_t j = k; j < end; j++)
			s->right[j] &= j == best;
	}
}

static void
fill_rows(const struct doc *doc, struct story *story)
{
	unsigned char groups[FEATURES_MAX];
	struct features f;

	for (size_t k = 0; k < story->candidates.n; k++) {
		rescore_features(
		    &doc->scene, &story->candidates, k, &f, groups);
		story->rows[k] = xmalloc(f.n * sizeof(uint32_t));
		story->rows_n[k] = (uint32_t)f.n;
		for (size_t j = 0; j < f.n; j++)
			story->rows[k][j] =
			    (uint32_t)(f.at[j] & ((1u << BITS) - 1));
	}
}

static struct story *
find_all(const struct docs *docs, struct effort effort,
    float *const *chances, const struct frame_weights *weights,
    struct arena *arena)
{
	struct story *stories = xcalloc(docs->n, sizeof(*stories));

	for (unsigned fold = 0; fold < effort.folds; fold++) {
		struct framer *framer = framer_new(&weights[fold]);

		for (size_t d = 0; d < docs->n; d++) {
			const struct doc *doc = &docs->at[d];
			struct story *s = &stories[d];

			if (doc->fold != fold)
				continue;
			s->candidates = candidates_find(
			    &doc->scene, framer, chances[d], arena);
			s->right = xcalloc(s->candidates.n + 1, 1);
			s->rows = xcalloc(
			    s->candidates.n + 1, sizeof(*s->rows));
			s->rows_n = xcalloc(
			    s->candidates.n + 1, sizeof(*s->rows_n));
			for (size_t k = 0; k < s->candidates.n; k++)
				s->right[k] = match(doc,
				    &s->candidates.at[k].content,
				    &s->candidates.at[k].speaker) >= 0;
			judge_readings(doc, s);
			fill_rows(doc, s);
		}
		framer_free(framer);
	}
	return stories;
}

/* ----------------------------------------------------------------- learning */

struct example {
	uint32_t doc, k;
};

static void
learn_one(struct table *t, const struct story *s, uint32_t k,
    struct random *random)
{
	uint32_t rows[FEATURES_MAX];
	uint32_t n = random_keep(
	    random, LEFT_OUT, s->rows[k], s->rows_n[k], rows);
	float sum = 0, gradient;

	for (uint32_t j = 0; j < n; j++)
		sum += t->weights[rows[j]];
	gradient = cue_logistic(sum) - s->right[k];
	t->step++;
	for (uint32_t j = 0; j < n; j++)
		table_learn(t, rows[j], gradient);
}

static void
learn_round(const struct story *stories, struct example *examples,
    uint32_t *order, size_t n, unsigned round, double *sums)
{
	struct random random = { round + 201 };
	struct table t;

	table_init(&t, 1u << BITS, 1, rate);
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		random_shuffle(&random, order, n);
		for (size_t i = 0; i < n; i++) {
			const struct example *e = &examples[order[i]];

			learn_one(&t, &stories[e->doc], e->k, &random);
		}
	}
	table_average(&t, sums);
	table_release(&t);
}

static int16_t *
learn_without(
    const struct docs *docs, const struct story *stories, unsigned fold)
{
	double *sums = xcalloc((size_t)1 << BITS, sizeof(*sums));
	struct example *examples = NULL;
	uint32_t *order;
	size_t n = 0;
	int16_t *bytes;

	for (size_t d = 0; d < docs->n; d++) {
		if (docs->at[d].fold == fold)
			continue;
		examples = xrealloc(examples,
		    (n + stories[d].candidates.n + 1) * sizeof(*examples));
		for (uint32_t k = 0; k < stories[d].candidates.n; k++)
			examples[n++] = (struct example){ (uint32_t)d, k };
	}
	order = xmalloc((n + 1) * sizeof(*order));
	for (size_t i = 0; i < n; i++)
		order[i] = (uint32_t)i;
	for (unsigned round = 0; round < ROUNDS; round++)
		learn_round(stories, examples, order, n, round, sums);
	bytes = table_words(
	    sums, (size_t)1 << BITS, ROUNDS * 100.0 / (100 - LEFT_OUT),
	    RESCORE_SCALE);
	free(sums);
	free(examples);
	free(order);
	return bytes;
}

/* Score each article's candidates by weights that did not see it. */
static void
score_all(const struct docs *docs, struct story *stories, unsigned folds)
{
	for (unsigned fold = 0; fold < folds; fold++) {
		int16_t *bytes = learn_without(docs, stories, fold);
		struct rescore_weights w = { bytes, (1u << BITS) - 1 };

		for (size_t d = 0; d < docs->n; d++)
			if (docs->at[d].fold == fold)
				rescore(&docs->at[d].scene,
				    &stories[d].candidates, &w);
		free(bytes);
	}
}

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
			words += unit_words(&scene->units[i]);
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
			int g = match(doc, &c.at[k].content,
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
	const double about = 0.05;
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
save_confidence(struct verdicts *verdicts, struct model_writer *out,
    struct confidence knots[3])
{
	qsort(verdicts->at, verdicts->n, sizeof(struct verdict), by_score);
	for (int type = 0; type < 3; type++)
		calibrate(verdicts, (enum quote_type)type, knots[type].knots);
	model_writer_add(out, "confidence", knots,
	    3 * sizeof(knots[0]));
}

/* ------------------------------------------------------------------- tables */

void
table_head(FILE *out)
{
	fprintf(out, "doc\tcontent_start\tcontent_end\tkind\tspeaker_start\t"
	    "speaker_end\tcue_start\tcue_end\tconfidence\n");
}

static void
put_ends(FILE *out, const struct doc *doc, struct span span, bool tab)
{
	struct span source = srcmap_source(&doc->map, span);

	if (span_len(span) > 0)
		fprintf(out, "\t%u\t%u", source.begin, source.end);
	else if (tab)
		fprintf(out, "\t\t");
}

static void
put_content(FILE *out, const struct doc *doc, const struct spans *content)
{
	for (int side = 0; side < 2; side++)
		for (size_t k = 0; k < content->n; k++) {
			struct span s =
			    srcmap_source(&doc->map, content->at[k]);

			fprintf(out, "%c%u", k == 0 ? '\t' : ';',
			    side == 0 ? s.begin : s.end);
		}
}

void
table_rows(
    FILE *out, const struct doc *doc, const struct attributions *found)
{
	static const char *const types[] = { "direct", "mixed", "indirect" };

	for (size_t i = 0; i < found->n; i++) {
		const struct attribution *a = &found->at[i];

		fprintf(out, "%.*s", (int)doc->name.len, doc->name.at);
		put_content(out, doc, &a->content);
		fprintf(out, "\t%s", types[a->type]);
		put_ends(out, doc, a->speaker, true);
		put_ends(out, doc, a->cue, true);
		fprintf(out, "\t%.3f\n", (double)a->confidence);
	}
}

static void
write_table(const struct docs *docs, const struct story *stories,
    const struct thresholds *thresholds,
    struct confidence knots[3], const char *path)
{
	FILE *out = fopen(path, "w");
	struct extractor x = { .confidence = knots };
	struct arena arena;

	if (out == NULL)
		die("cannot write %s", path);
	arena_init(&arena);
	x.classes = cueclasses_new();
	table_head(out);
	for (size_t d = 0; d < docs->n; d++) {
		const struct doc *doc = &docs->at[d];
		struct chosens c = select_best(&doc->scene,
		    &stories[d].candidates, thresholds, &arena);
		struct attributions found = extractor_spell(
		    &x, &doc->scene, &stories[d].candidates, &c, &arena);

		table_rows(out, doc, &found);
		arena_reset(&arena);
	}
	cueclasses_free(x.classes);
	arena_release(&arena);
	fclose(out);
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

void
learn_rescore(const struct docs *docs, struct effort effort,
    float *const *chances, const struct frame_weights *weights,
    const char *table, struct model_writer *out)
{
	struct arena arena;
	struct story *stories;
	struct thresholds thresholds;
	struct verdicts verdicts = { 0 };
	struct tally tally;
	struct confidence knots[3];
	int16_t *bytes;

	arena_init(&arena);
	stories = find_all(docs, effort, chances, weights, &arena);
	score_all(docs, stories, effort.folds);
	thresholds = find_thresholds(docs, stories);
	tally = judge(docs, stories, &thresholds, &verdicts);
	report(&tally);
	save_confidence(&verdicts, out, knots);
	if (table != NULL)
		write_table(docs, stories, &thresholds, knots, table);
	bytes = learn_without(docs, stories, effort.folds);
	model_writer_add(out, "rescore", bytes,
	    ((size_t)1 << BITS) * sizeof(*bytes));
	model_writer_add(out, "thresholds", thresholds.least,
	    sizeof(thresholds.least));
	free(bytes);
	free(verdicts.at);
	for (size_t d = 0; d < docs->n; d++) {
		for (size_t k = 0; k < stories[d].candidates.n; k++)
			free(stories[d].rows[k]);
		free(stories[d].rows);
		free(stories[d].rows_n);
		free(stories[d].right);
	}
	free(stories);
	arena_release(&arena);
}
