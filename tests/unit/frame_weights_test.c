/* Weights that are laid out, kept or called for are those of the features. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "quotes/cue_parts.h"
#include "quotes/frame_pairs.h"

enum { UNITS = 400, ROWS = 1024 };

/* Sentences of units that no text has, and weights that nobody learned. */
struct made {
	struct unit units[UNITS];
	struct nearby nearby[UNITS];
	struct stretch pars[UNITS], sents[UNITS];
	float chances[UNITS];
	struct scene scene;
	struct frame_units_row unit_rows[ROWS];
	struct frame_pairs_row pair_rows[ROWS];
	_Alignas(16) struct frame_steps_row step_rows[ROWS];
	struct frame_weights weights;
	struct frame_unit_tables units_laid;
	struct frame_step_tables steps_laid;
	struct frame_pairs pairs_laid;
	struct frame_powers powers;
};

static uint32_t
any(uint64_t *seed, uint32_t below)
{
	*seed = hash_mix(*seed + 1);
	return (uint32_t)(*seed >> 32) % below;
}

static void
make_weights(struct made *m, uint64_t *seed)
{
	for (int i = 0; i < ROWS; i++) {
		for (int side = 0; side < FRAME_SIDES; side++)
			m->unit_rows[i].of[side] = any(seed, UINT32_MAX);
		m->pair_rows[i].of = any(seed, UINT32_MAX);
		for (int p = 0; p < FRAME_PAIRS; p++)
			m->step_rows[i].of[p] =
			    (int16_t)((int)any(seed, 8000) - 4000);
	}
	m->weights = (struct frame_weights){ m->unit_rows, ROWS - 1,
		m->pair_rows, ROWS - 1, m->step_rows, ROWS - 1 };
	frame_unit_tables_init(&m->units_laid, &m->weights);
	frame_step_tables_init(&m->steps_laid, &m->weights);
	frame_pairs_init(&m->pairs_laid, &m->weights);
	frame_powers_init(&m->powers);
}

static struct unit
make_unit(uint64_t *seed)
{
	struct unit u = { .lower = any(seed, 90), .stem = any(seed, 60),
		.tag = (unsigned char)any(seed, POS_COUNT),
		.kind = (unsigned char)any(seed, KIND_QUOTE),
		.attitude = (unsigned char)any(seed, 4),
		.ent = (unsigned char)any(seed, 13),
		.flags = (unsigned char)any(seed, 64) };

	if (any(seed, 9) == 0) {
		u.region = 1;
		u.tag = POS_QUOTE;
		u.size = (unsigned char)(1 + any(seed, 6));
		u.final = (unsigned char)(1 + any(seed, 5));
		u.kind = u.size > 2 ? KIND_QUOTE : KIND_SHORT_QUOTE;
	}
	return u;
}

static void
make_scene(struct made *m, uint64_t *seed)
{
	uint32_t par = 0, sent = 0;
	uint64_t counts = 0;

	for (uint32_t i = 0; i < UNITS; i++) {
		bool ends = i > 0 && any(seed, 15) == 0;

		m->units[i] = make_unit(seed);
		sent += ends;
		par += ends && any(seed, 3) == 0;
		m->units[i].sent = sent;
		m->units[i].par = par;
		if (i == 0 || ends)
			m->sents[sent].first = i;
		m->sents[sent].end = i + 1;
		counts += (uint64_t)(m->units[i].kind == KIND_COMMA) <<
		    8 * NEARBY_COMMAS;
		m->nearby[i].counts = counts;
		if (any(seed, 4) == 0)
			m->chances[i] = (float)any(seed, 100) / 100;
	}
	m->scene = (struct scene){ .units = m->units, .nearby = m->nearby,
		.n = UNITS, .pars = m->pars, .n_pars = par + 1,
		.sents = m->sents, .n_sents = sent + 1 };
}

static struct made *
made(void)
{
	struct made *m = aligned_alloc(64, (sizeof(*m) + 63) / 64 * 64);
	uint64_t seed = 7;

	assert_non_null(m);
	memset(m, 0, sizeof(*m));
	make_weights(m, &seed);
	make_scene(m, &seed);
	return m;
}

static void
add_row(uint32_t row, uint32_t sums[FRAME_LABELS])
{
	for (int y = 0; y < FRAME_LABELS; y++)
		sums[y] += row >> 8 * y & 255;
}

static void
assert_sums(frame_packed packed, const uint32_t sums[FRAME_LABELS])
{
	for (int y = 0; y < FRAME_LABELS; y++)
		assert_int_equal(packed >> 16 * y & 0xffff, sums[y]);
}

static void
unit_weighs_what_its_features_do(void **state)
{
	struct made *m = made();

	(void)state;
	for (uint32_t i = 0; i < UNITS; i++) {
		struct features f = { .n = 0 };
		struct frame_sums sums;
		struct frame_unit unit;

		frame_unit_call(&m->units_laid, &m->weights, &m->scene, i,
		    m->chances, &unit);
		frame_sum_unit(&unit, &sums);
		frame_unit_features(&m->scene, i, m->chances, &f);
		assert_int_equal(sums.n, f.n);
		for (int side = 0; side < FRAME_SIDES; side++) {
			uint32_t by_hand[FRAME_LABELS] = { 0 };

			for (size_t k = 0; k < f.n; k++)
				add_row(m->unit_rows[f.at[k] % ROWS].of[side],
				    by_hand);
			assert_sums(sums.of[side], by_hand);
		}
	}
	free(m);
}

static void
step_weighs_what_its_features_do(void **state)
{
	struct made *m = made();

	(void)state;
	for (uint32_t i = 0; i < UNITS; i++) {
		const void *rows[FRAME_STEP_ROWS];
		struct features f = { .n = 0 };
		float steps[FRAME_PAIRS];

		frame_step_call(
		    &m->steps_laid, &m->weights, &m->scene, i, rows);
		frame_sum_steps(&m->powers, rows, steps);
		frame_step_features(&m->scene, i, &f);
		for (int p = 0; p < FRAME_PAIRS; p++) {
			int32_t sum = 0;

			for (size_t k = 0; k < f.n; k++)
				sum += m->step_rows[f.at[k] % ROWS].of[p];
			assert_true(steps[p] == cue_exp(
			    (float)(sum >> STEP_PART_BITS) / STEP_PARTS));
		}
	}
	free(m);
}

/* Go outwards from a cue to one side. */
static void
check_side(struct made *m, uint32_t cue, int direction)
{
	struct window w = { 0, UNITS, cue };
	struct between between = { 0 };

	for (uint32_t far = 1; far <= 60; far++) {
		uint32_t i = direction < 0 ? cue - far : cue + far;
		uint32_t by_hand[FRAME_LABELS] = { 0 };
		struct features f = { .n = 0 };
		struct frame_pair pair;
		struct frame_cue at;

		if (i >= UNITS)
			return;
		at = frame_cue(&m->scene, cue, frame_side(&m->scene, cue, i));
		frame_cue_lay_out(&at, &m->pairs_laid, &m->weights);
		frame_pair_call(&m->pairs_laid, &m->weights, &m->scene, &at, i,
		    &between, m->chances, &pair);
		frame_pair_features(
		    &m->scene, &w, i, &between, m->chances, &f);
		assert_int_equal(pair.n, f.n);
		for (size_t k = 0; k < f.n; k++)
			add_row(m->pair_rows[f.at[k] % ROWS].of, by_hand);
		assert_sums(frame_pair_sum(&pair), by_hand);
		between_add(&between, &m->units[i], m->chances[i]);
	}
}

static void
pair_weighs_what_its_features_do(void **state)
{
	struct made *m = made();

	(void)state;
	for (uint32_t cue = 0; cue < UNITS; cue++) {
		check_side(m, cue, -1);
		check_side(m, cue, 1);
	}
	free(m);
}

static void
counts_of_what_lies_between_stop_at_two(void **state)
{
	struct between between = { 0 };
	struct unit name = { .kind = KIND_NAME };
	struct unit comma = { .kind = KIND_COMMA, .flags = UNIT_LAST };

	(void)state;
	for (int i = 0; i < 9; i++)
		between_add(&between, &name, 0.1f);
	between_add(&between, &comma, 0.9f);
	assert_int_equal(between.few >> BETWEEN_NAMES & 3, 2);
	assert_int_equal(between.few >> BETWEEN_THINGS & 3, 2);
	assert_int_equal(between.few >> BETWEEN_NOUNS & 3, 0);
	assert_int_equal(between.few >> BETWEEN_COMMAS & 3, 1);
	assert_int_equal(between.few >> BETWEEN_STOPS & 3, 1);
	assert_int_equal(between.few >> BETWEEN_RIVALS & 3, 1);
	assert_int_equal(between.steps, 10);
}

static void
rivals_are_the_same_among_those_asked(void **state)
{
	struct made *m = made();
	uint32_t asked[UNITS], n = 0;

	(void)state;
	for (uint32_t i = 0; i < UNITS; i++)
		if (m->chances[i] > 0)
			asked[n++] = i;
	for (uint32_t k = 0; k < n; k++) {
		struct features all, some;

		cue_more_features(&m->scene, asked[k], m->chances, &all);
		features_begin(&some);
		cue_add_rivals(&m->scene, asked, n, k, m->chances, &some);
		assert_int_equal(all.n, some.n);
		assert_memory_equal(
		    all.at, some.at, all.n * sizeof(all.at[0]));
	}
	free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unit_weighs_what_its_features_do),
		cmocka_unit_test(step_weighs_what_its_features_do),
		cmocka_unit_test(pair_weighs_what_its_features_do),
		cmocka_unit_test(counts_of_what_lies_between_stop_at_two),
		cmocka_unit_test(rivals_are_the_same_among_those_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
