/* What forms of words tell, and how far a chain reaches from its cue. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "quotes/forms.h"
#include "quotes/frame.h"

/* A tagger that knows one word, "the", and what "spat" may be. */
static struct pos_model
small_tagger(uint32_t known[16], uint32_t lexicon[16])
{
	static const struct weights_row rows[1];
	struct pos_word the = pos_word(STR("the"), false);
	struct pos_word spat = pos_word(STR("spat"), false);
	uint32_t key = pos_known_key(&the);

	for (int i = 0; i < 16; i++)
		known[i] = lexicon[i] = 0;
	known[(key >> POS_TAG_BITS) % 16] = key | POS_DT;
	key = pos_lexicon_key(&spat);
	lexicon[(key >> POS_CLASS_BITS) % 16] =
	    key | POS_CLASS_PAST | POS_CLASS_NOUN;
	return (struct pos_model){ { rows, 0 }, known, 15, { lexicon, 15 } };
}

static struct pos_word
looked_up(const struct pos_model *tagger, const char *form)
{
	struct pos_word word = pos_word(str_of(form), false);

	pos_look_up(tagger, &word);
	return word;
}

static void
known_word_has_its_tag_in_its_spelling_only(void **state)
{
	uint32_t known[16], lexicon[16];
	struct pos_model tagger = small_tagger(known, lexicon);

	(void)state;
	assert_int_equal(looked_up(&tagger, "the").fixed, POS_DT);
	assert_int_equal(looked_up(&tagger, "The").fixed, POS_COUNT);
	assert_int_equal(looked_up(&tagger, "than").fixed, POS_COUNT);
	assert_int_equal(looked_up(&tagger, ",").fixed, POS_COMMA);
}

static void
word_has_its_classes_in_any_spelling(void **state)
{
	uint32_t known[16], lexicon[16];
	struct pos_model tagger = small_tagger(known, lexicon);
	const struct pos_model without = { .known = known, .known_mask = 15 };

	(void)state;
	assert_int_equal(looked_up(&tagger, "spat").classes,
	    POS_CLASS_PAST | POS_CLASS_NOUN);
	assert_int_equal(looked_up(&tagger, "Spat").classes,
	    POS_CLASS_PAST | POS_CLASS_NOUN);
	assert_int_equal(looked_up(&tagger, "spit").classes, 0);
	assert_int_equal(looked_up(&tagger, ",").classes, 0);
	assert_int_equal(looked_up(&without, "spat").classes, 0);
}

/* More words than are kept, so that each is worked out, kept, and lost. */
static void
kept_forms_tell_what_new_ones_do(void **state)
{
	enum { WORDS = 40000 };
	uint32_t known[16], lexicon[16];
	struct pos_model tagger = small_tagger(known, lexicon);
	struct cueclasses *classes = cueclasses_new();
	struct forms *kept = forms_new(&tagger, classes);

	(void)state;
	for (unsigned i = 0; i < 4 * WORDS; i++) {
		char form[32];
		struct str word = { form, 0 };
		struct unit unit = { .flags = 0 };
		struct pos_word a, b;
		struct forms_key key;

		word.len = (size_t)snprintf(form, sizeof(form), "%s%u",
		    i % 3 == 0 ? "Ruiz" : "a-word-of-length-", i % WORDS);
		if (i % 5 == 0)
			word.len = i % 16 + 1;
		key = forms_call(kept, word, (struct span){ 0, (uint32_t)word.len });
		(void)forms_word(kept, &key, word, &unit, &a);
		b = pos_word(word, false);
		assert_int_equal(a.lower, b.lower);
		assert_int_equal(a.suffix, b.suffix);
		assert_int_equal(a.shape, b.shape);
		assert_int_equal(a.fixed, b.fixed);
		assert_int_equal(a.classes, b.classes);
	}
	forms_free(kept);
	cueclasses_free(classes);
}

/* Weights that nobody learned, and a sentence of words that come again. */
static void
kept_words_are_tagged_as_new_ones(void **state)
{
	enum { ROWS = 256, N = 4000 };
	static struct weights_row rows[ROWS];
	static struct pos_word words[N];
	static struct pos_kept kept[40], *of[N];
	static unsigned char by_kept[N], anew[N];
	static uint32_t none[16];
	struct pos_model tagger = { { rows, ROWS - 1 }, none, 15, { none, 15 } };
	uint32_t begin[N / 10 + 1];

	(void)state;
	for (unsigned i = 0; i < ROWS * WEIGHTS_CLASSES; i++)
		rows[i / WEIGHTS_CLASSES].of[i % WEIGHTS_CLASSES] =
		    (int8_t)(hash_mix(i) % 255 - 127);
	for (unsigned i = 0; i < N; i++) {
		unsigned k = (unsigned)(hash_mix(i + 7) % 40);
		char form[16];

		snprintf(form, sizeof(form), "word%u", k);
		words[i] = pos_word(str_of(form), false);
		if (kept[k / 2].word.lower == 0)
			kept[k / 2].word = words[i];
		of[i] = k % 5 == 0 ? NULL : &kept[k / 2];
	}
	for (unsigned s = 0; s <= N / 10; s++)
		begin[s] = s * 10;
	pos_tag(&tagger, words, NULL, begin, N / 10, anew);
	for (int turn = 0; turn < 2; turn++) {
		pos_tag(&tagger, words, of, begin, N / 10, by_kept);
		assert_memory_equal(by_kept, anew, N);
	}
}

static struct unit
described(struct forms *forms, const char *form, unsigned char tag)
{
	struct unit unit = { .flags = 0 };
	struct pos_word word;
	struct str text = str_of(form);
	struct span at = { 0, (uint32_t)text.len };
	struct forms_key key = forms_call(forms, text, at);

	(void)forms_word(forms, &key, text, &unit, &word);
	forms_describe(forms, text, at, tag, &unit);
	return unit;
}

static void
tag_changes_what_a_form_tells(void **state)
{
	uint32_t known[16], lexicon[16];
	struct pos_model tagger = small_tagger(known, lexicon);
	struct cueclasses *classes = cueclasses_new();
	struct forms *forms = forms_new(&tagger, classes);

	(void)state;
	for (int turn = 0; turn < 3; turn++) {
		struct unit verb = described(forms, "hopes", POS_VBZ);
		struct unit noun = described(forms, "hopes", POS_NNS);

		assert_int_equal(verb.kind, KIND_VERB);
		assert_int_equal(noun.kind, KIND_NOUN);
		assert_int_equal(verb.attitude, QUOTE_THOUGHT + 1);
		assert_int_equal(
		    described(forms, "whether", POS_IN).kind, KIND_THAT);
		assert_true(described(forms, "was", POS_VBD).flags & UNIT_BE);
		assert_true(described(forms, "has", POS_VBZ).flags & UNIT_HAVE);
	}
	forms_free(forms);
	cueclasses_free(classes);
}

enum { UNITS = 600, CUE = 300 };

/* One paragraph, one sentence, the cue in its middle. */
struct long_sentence {
	struct unit units[UNITS];
	struct nearby nearby[UNITS];
	struct stretch all;
	float chances[UNITS];
	struct scene scene;
};

static struct long_sentence *
long_sentence(void)
{
	struct long_sentence *s = calloc(1, sizeof(*s));

	assert_non_null(s);
	s->all = (struct stretch){ .first = 0, .end = UNITS };
	s->chances[CUE] = 1;
	s->scene = (struct scene){ .units = s->units, .nearby = s->nearby,
		.n = UNITS, .pars = &s->all, .n_pars = 1, .sents = &s->all,
		.n_sents = 1 };
	return s;
}

static void
chain_reaches_far_but_not_without_end(void **state)
{
	struct long_sentence *s = long_sentence();
	struct window w = frame_window(&s->scene, CUE, s->chances);

	(void)state;
	assert_int_equal(CUE - w.first, w.end - 1 - CUE);
	assert_in_range(w.end - w.first, 100, 300);
	w = frame_window(&s->scene, 0, s->chances);
	assert_int_equal(w.first, 0);
	w = frame_window(&s->scene, UNITS - 1, s->chances);
	assert_int_equal(w.end, UNITS);
	free(s);
}

static void
chain_ends_where_cues_stand_thick(void **state)
{
	struct long_sentence *s = long_sentence();
	struct window w;

	(void)state;
	for (int i = 0; i < UNITS; i++)
		s->chances[i] = 0.5f;
	w = frame_window(&s->scene, CUE, s->chances);
	assert_in_range(w.end - w.first, 9, 40);
	assert_true(w.first < CUE && CUE + 1 < w.end);
	free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_word_has_its_tag_in_its_spelling_only),
		cmocka_unit_test(word_has_its_classes_in_any_spelling),
		cmocka_unit_test(kept_forms_tell_what_new_ones_do),
		cmocka_unit_test(kept_words_are_tagged_as_new_ones),
		cmocka_unit_test(tag_changes_what_a_form_tells),
		cmocka_unit_test(chain_reaches_far_but_not_without_end),
		cmocka_unit_test(chain_ends_where_cues_stand_thick),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
