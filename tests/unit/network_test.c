/* The parts of the network by themselves: the chain of tags, inner loops. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "entities/chain.h"
#include "entities/number.h"
#include "entities/products.h"

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void
best_tags_are_whole_names(void **state)
{
	float score[6][NER_SCORES] = { { 0 } };
	struct ner_pairs pairs = { { { 0 } } };
	struct ner_steps steps;
	ner_best best[6];
	uint8_t tags[6];

	(void)state;
	score[0][ner_tag(NER_ORG, NER_I)] = 9; /* cannot begin */
	score[1][ner_tag(NER_PER, NER_B)] = 5;
	score[2][ner_tag(NER_PER, NER_L)] = 5;
	score[4][ner_tag(NER_LOC, NER_U)] = 5;
	score[5][ner_tag(NER_LOC, NER_B)] = 1; /* cannot end */
	ner_steps_init(&steps, &pairs);
	ner_chain_best((const float (*)[NER_SCORES])score, 6, &steps, best,
	    tags);
	for (size_t i = 1; i < 6; i++)
		assert_true(ner_tag_follows(tags[i - 1], tags[i]));
	assert_int_equal(tags[1], ner_tag(NER_PER, NER_B));
	assert_int_equal(tags[2], ner_tag(NER_PER, NER_L));
	assert_int_equal(tags[4], ner_tag(NER_LOC, NER_U));
	assert_false(ner_tag_open(tags[5]));
}

static void
probabilities_sum_to_one(void **state)
{
	enum { N = 5 };
	float score[N][NER_SCORES];
	struct ner_pairs pairs;
	struct ner_lattice lattice;

	(void)state;
	for (size_t i = 0; i < N; i++)
		for (size_t t = 0; t < NER_SCORES; t++)
			score[i][t] = (float)((i * 31 + t * 17) % 7) - 3;
	for (size_t s = 0; s < NER_TAGS; s++)
		for (size_t t = 0; t < NER_TAGS; t++)
			pairs.score[s][t] = (float)((s * 5 + t) % 3);
	ner_lattice_pairs(&lattice, &pairs, 1);
	ner_lattice_place(
	    &lattice, arena_alloc(&arena, ner_lattice_size(N)), N);
	ner_chain_sum(&lattice, (const float (*)[NER_SCORES])score, N, NULL);
	for (size_t i = 0; i < N; i++) {
		double sum = 0;

		for (int t = 0; t < NER_TAGS; t++)
			sum += ner_chain_chance(&lattice, i, t);
		assert_true(sum > 0.999999 && sum < 1.000001);
	}
}

static void
exponential_and_logarithm_undo_each_other(void **state)
{
	(void)state;
	for (double x = -30; x < 30; x += 0.37) {
		double back = ner_log(ner_exp(x));

		assert_true(back - x < 1e-9 && x - back < 1e-9);
	}
}

/* Numbers from -most to most that look like chance. */
static int32_t
number(int i, int32_t most)
{
	return (int32_t)((uint32_t)i * 2654435761u >> 8) % (2 * most + 1) -
	    most;
}

/* What each kernel makes of the same numbers. */
struct made {
	int32_t one[3 * NER_BLOCK], two[2 * 3 * NER_BLOCK];
	int32_t four[4 * 3 * NER_BLOCK];
	int32_t abreast[NER_ABREAST * 3 * NER_BLOCK];
	int32_t tally[NER_HIDDEN];
	int16_t rows[NER_ROW];
	int16_t settled[3 * NER_BLOCK], layer[NER_HIDDEN], mean[NER_HIDDEN];
	int8_t narrow[NER_HIDDEN];
};

static void
run_kernels(const struct ner_kernels *kernels, struct made *made)
{
	enum { N = 3 * NER_BLOCK, WIDTH = 144, TABLE = 40, TOLD = 700 };
	static int16_t in[NER_ABREAST][WIDTH], weights[N * WIDTH];
	static int8_t table[TABLE * NER_ROW], told[TOLD][NER_HIDDEN];
	const int16_t *inputs[NER_ABREAST] = { in[0], in[1], in[2], in[3] };
	const int16_t *three[3] = { in[0], in[1], weights };
	const int8_t *tell[TOLD];
	const uint32_t row[] = { 3, 39, 0, 17 };

	for (int i = 0; i < NER_ABREAST * WIDTH; i++)
		in[i / WIDTH][i % WIDTH] = (int16_t)number(i, 2000);
	in[0][8] = in[0][9] = 0;
	for (int i = 0; i < N * WIDTH; i++)
		weights[i] = (int16_t)number(i, 1000);
	for (int i = 0; i < TABLE * NER_ROW; i++)
		table[i] = (int8_t)number(i, 127);
	for (int i = 0; i < TOLD * NER_HIDDEN; i++)
		told[i / NER_HIDDEN][i % NER_HIDDEN] =
		    (int8_t)(127 - i % 3);
	for (int i = 0; i < TOLD; i++)
		tell[i] = told[i];
	kernels->one(made->one, in[0], weights, N, WIDTH);
	kernels->two(made->two, inputs, weights, N, WIDTH);
	kernels->four(made->four, inputs, weights, N, WIDTH);
	kernels->abreast(made->abreast, inputs, weights, N, WIDTH);
	kernels->settle(
	    made->settled, made->one, 4, made->abreast, -3000, 3000, N);
	kernels->narrow(made->narrow, made->one, 14);
	kernels->rows(made->rows, table, row, 4, 40000);
	kernels->layers(made->layer, three, 3);
	kernels->tally(made->tally, made->layer);
	kernels->tell(made->tally, tell, TOLD);
	kernels->rectify(made->layer, in[2], 900);
	kernels->elsewhere(made->mean, made->tally, in[3], 0.125f);
}

/* All forms of the inner loops that run here must give the same numbers. */
static void
kernels_agree(void **state)
{
	const struct ner_kernels *const *all = ner_kernels_all();
	static struct made plain, other;

	(void)state;
	run_kernels(all[0], &plain);
	assert_int_not_equal(plain.one[7], plain.one[8]);
	assert_memory_equal(plain.one, plain.two, sizeof(plain.one));
	assert_memory_equal(plain.two, plain.four, sizeof(plain.two));
	for (; *all != NULL; all++) {
		memset(&other, 0, sizeof(other));
		run_kernels(*all, &other);
		assert_memory_equal(&plain, &other, sizeof(plain));
	}
}

/* What the tags of three tokens score, or far below all where they cannot be. */
static float
score_of(const uint8_t tags[3], const float score[3][NER_SCORES],
    const struct ner_pairs *pairs)
{
	if (ner_tag_inner(tags[0]) || ner_tag_open(tags[2]) ||
	    !ner_tag_follows(tags[0], tags[1]) ||
	    !ner_tag_follows(tags[1], tags[2]))
		return -1000;
	return score[0][tags[0]] + score[1][tags[1]] + score[2][tags[2]] +
	    pairs->score[tags[0]][tags[1]] + pairs->score[tags[1]][tags[2]];
}

static void
no_tags_are_better_than_the_best(void **state)
{
	(void)state;
	for (int turn = 0; turn < 20; turn++) {
		float score[3][NER_SCORES], top;
		struct ner_pairs pairs;
		struct ner_steps steps;
		ner_best room[3];
		uint8_t best[3], t[3];

		for (int i = 0; i < 3 * NER_SCORES; i++)
			score[i / NER_SCORES][i % NER_SCORES] =
			    (float)number(i + 1000 * turn, 500);
		for (int i = 0; i < NER_TAGS * NER_TAGS; i++)
			pairs.score[i / NER_TAGS][i % NER_TAGS] =
			    (float)number(i + 7000 * turn, 300);
		ner_steps_init(&steps, &pairs);
		ner_chain_best((const float (*)[NER_SCORES])score, 3, &steps,
		    room, best);
		top = score_of(best, (const float (*)[NER_SCORES])score,
		    &pairs);
		for (t[0] = 0; t[0] < NER_TAGS; t[0]++)
			for (t[1] = 0; t[1] < NER_TAGS; t[1]++)
				for (t[2] = 0; t[2] < NER_TAGS; t[2]++)
					assert_true(score_of(t,
					    (const float (*)[NER_SCORES])
					    score, &pairs) <= top);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(best_tags_are_whole_names),
		cmocka_unit_test(probabilities_sum_to_one),
		cmocka_unit_test(exponential_and_logarithm_undo_each_other),
		cmocka_unit_test(kernels_agree),
		cmocka_unit_test(no_tags_are_better_than_the_best),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
