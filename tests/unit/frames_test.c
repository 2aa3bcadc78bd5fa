/* Parts of speech, the chain, and the attributions of whole articles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "quotes/cue.h"
#include "quotes/cueclass.h"
#include "quotes/frame.h"
#include "quotes/pos.h"

static void
forms_of_a_word_share_a_stem(void **state)
{
	static const struct {
		const char *a, *b;
		unsigned char tag_a, tag_b;
	} same[] = {
		{ "said", "says", POS_VBD, POS_VBZ },
		{ "hoped", "hoping", POS_VBN, POS_VBG },
		{ "denies", "denied", POS_VBZ, POS_VBD },
		{ "told", "tell", POS_VBD, POS_VB },
		{ "warning", "warnings", POS_NN, POS_NNS },
		{ "stopped", "stop", POS_VBD, POS_VB },
		{ "rose", "rises", POS_VBD, POS_VBZ },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		char a[32], b[32];
		size_t n = pos_stem(str_of(same[i].a), same[i].tag_a, a);
		size_t m = pos_stem(str_of(same[i].b), same[i].tag_b, b);

		assert_int_equal(n, m);
		assert_memory_equal(a, b, n);
	}
}

static void
form_of_punctuation_tells_its_tag(void **state)
{
	(void)state;
	assert_int_equal(pos_word(STR(","), false).fixed, POS_COMMA);
	assert_int_equal(pos_word(STR("--"), false).fixed, POS_DASH);
	assert_int_equal(pos_word(STR("―"), false).fixed, POS_DASH);
	assert_int_equal(pos_word(STR("..."), false).fixed, POS_COLON);
	assert_int_equal(pos_word(STR("said"), true).fixed, POS_QUOTE);
	assert_int_equal(pos_word(STR("said"), false).fixed, POS_COUNT);
	assert_int_equal(pos_word(STR(""), false).fixed, POS_QUOTE);
}

static void
names_of_tags_lead_back(void **state)
{
	(void)state;
	for (unsigned char tag = 0; tag < POS_COUNT; tag++)
		assert_int_equal(pos_named(str_of(pos_name(tag))), tag);
	assert_int_equal(pos_named(STR("NFP")), POS_COLON);
	assert_int_equal(pos_named(STR("nonsense")), POS_X);
}

static void
powers_of_e_are_near(void **state)
{
	(void)state;
	assert_true(cue_exp(0) > 0.999999f && cue_exp(0) < 1.000001f);
	assert_true(cue_exp(1) > 2.71827f && cue_exp(1) < 2.71830f);
	assert_true(cue_exp(-1) > 0.367877f && cue_exp(-1) < 0.367882f);
	assert_true(cue_exp(-500) >= 0 && cue_exp(500) > 1e30f);
	assert_true(cue_logistic(0) > 0.49999f && cue_logistic(0) < 0.50001f);
}

/* A chain of n units on which every labelling is as good. */
static struct chain *
flat_chain(uint32_t n)
{
	struct chain *chain = chain_new();

	chain_size(chain, n);
	for (uint32_t i = 0; i < n; i++) {
		for (int y = 0; y < FRAME_LABELS; y++)
			chain->units[i][y] = 1;
		for (int p = 0; p < FRAME_PAIRS; p++)
			chain->steps[i][p] = 1;
	}
	return chain;
}

static void
labels_of_a_flat_chain_are_equal(void **state)
{
	struct chain *chain = flat_chain(300);

	(void)state;
	chain_sum(chain);
	for (uint32_t i = 0; i < 300; i++)
		for (int y = 0; y < FRAME_LABELS; y++)
			assert_true(chain->chance[i][y] > 0.2499f &&
			    chain->chance[i][y] < 0.2501f);
	chain_free(chain);
}

static void
best_labelling_weighs_units_and_steps(void **state)
{
	struct chain *chain = flat_chain(3);

	(void)state;
	chain->units[0][FRAME_CONTENT] = 4;
	chain->units[1][FRAME_SPEAKER] = 2;
	chain->steps[1][FRAME_CONTENT * FRAME_LABELS + FRAME_CUE] = 8;
	chain->units[2][FRAME_NONE] = 3;
	chain_find(chain);
	assert_int_equal(chain->label[0], FRAME_CONTENT);
	assert_int_equal(chain->label[1], FRAME_CUE);
	assert_int_equal(chain->label[2], FRAME_NONE);
	chain_free(chain);
}

static struct unit
word(const char *lemma, unsigned char kind)
{
	char out[32];
	struct str key = { out, 0 };

	key.len = pos_stem(str_of(lemma), POS_VB, out);
	return (struct unit){ .stem = (uint32_t)hash_str(key),
		.kind = kind };
}

static void
cue_tells_the_class(void **state)
{
	struct cueclasses *c = cueclasses_new();
	struct unit say = word("say", KIND_VERB);
	struct unit hope = word("hope", KIND_VERB);
	struct unit back = word("back", KIND_VERB);
	struct unit smile = word("zigzag", KIND_VERB);

	(void)state;
	assert_int_equal(
	    cueclasses_find(c, &say, QUOTE_INDIRECT), QUOTE_SPEECH);
	assert_int_equal(
	    cueclasses_find(c, &hope, QUOTE_INDIRECT), QUOTE_THOUGHT);
	assert_int_equal(
	    cueclasses_find(c, &back, QUOTE_MIXED), QUOTE_STANCE);
	assert_int_equal(
	    cueclasses_find(c, &smile, QUOTE_INDIRECT), QUOTE_STANCE);
	assert_int_equal(
	    cueclasses_find(c, &smile, QUOTE_DIRECT), QUOTE_SPEECH);
	cueclasses_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_of_a_word_share_a_stem),
		cmocka_unit_test(form_of_punctuation_tells_its_tag),
		cmocka_unit_test(names_of_tags_lead_back),
		cmocka_unit_test(powers_of_e_are_near),
		cmocka_unit_test(labels_of_a_flat_chain_are_equal),
		cmocka_unit_test(best_labelling_weighs_units_and_steps),
		cmocka_unit_test(cue_tells_the_class),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
