/* The learned tagger as a whole, also on hard input. */
#include "buf.h"
#include "entities/tagger.h"
#include "unit.h"

extern const unsigned char model_entities[], model_entities_end[];

static struct tagger *tagger;

static int
setup(void **state)
{
	tagger = tagger_new(model_entities, model_entities_end);
	return unit_setup(state);
}

static int
teardown(void **state)
{
	tagger_free(tagger);
	return unit_teardown(state);
}

/* Mentions of a text of one sentence. */
static struct mentions
find(struct str text)
{
	struct span all = { 0, (uint32_t)text.len };
	struct spans sentences = { &all, 1 };

	return tagger_find(tagger, text, &sentences, &unit_arena);
}

static void
names_in_a_plain_sentence_are_found(void **state)
{
	struct str text = STR("Maria Hernandez flew from Lagos to Berlin.");
	struct mentions found = find(text);

	(void)state;
	assert_int_equal(found.n, 3);
	assert_int_equal(found.at[0].label, MENTION_PERSON);
	assert_int_equal(found.at[0].at.begin, 0);
	assert_int_equal(found.at[0].at.end, 15);
	assert_int_equal(found.at[1].label, MENTION_PLACE);
	assert_int_equal(found.at[2].label, MENTION_PLACE);
	assert_true(found.at[1].confidence > 0.5f);
	assert_true(found.at[1].confidence <= 1.0f);
}

static void
nothing_is_found_in_nothing(void **state)
{
	struct spans none = { NULL, 0 };

	(void)state;
	assert_int_equal(find(STR("")).n, 0);
	assert_int_equal(find(STR("   ")).n, 0);
	assert_int_equal(tagger_find(tagger, STR("Lagos"), &none, &unit_arena).n,
	    0);
}

/* What the cache held before must not show. */
static void
same_text_gives_same_mentions(void **state)
{
	struct str text = STR("Kofi Mensah of Ghana Airways met Ana Sousa.");
	struct mentions first = find(text), again;

	(void)state;
	for (int i = 0; i < 200; i++)
		find(arena_printf(&unit_arena, "Word%d Other%d went to Town%d.",
		    i * 7, i * 13, i * 17));
	again = find(text);
	assert_int_equal(first.n, again.n);
	for (size_t i = 0; i < first.n; i++) {
		assert_int_equal(first.at[i].at.begin, again.at[i].at.begin);
		assert_int_equal(first.at[i].at.end, again.at[i].at.end);
		assert_int_equal(first.at[i].label, again.at[i].label);
		assert_true(first.at[i].confidence == again.at[i].confidence);
	}
}

/* In order, without overlap, inside of the text. */
static void
assert_sound(struct str text, struct mentions found)
{
	for (size_t i = 0; i < found.n; i++) {
		assert_true(found.at[i].at.begin < found.at[i].at.end);
		assert_true(found.at[i].at.end <= text.len);
		assert_true(found.at[i].label < MENTION_LABELS);
		if (i > 0)
			assert_true(found.at[i - 1].at.end <=
			    found.at[i].at.begin);
	}
}

static void
hostile_text_is_survived(void **state)
{
	static const char *const pieces[] = { "Lagos ", "A", "\"", "x ",
		"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80 ", "ABUJA ROW ",
		"\xe4\xb8\xad\xe5\x9b\xbd", "- ", "\xd9\x85\xd8\xb5\xd8\xb1 ",
		"Mr. ", "O'", "1,2 " };

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct str text = unit_repeat(pieces[i], 20000);

		assert_sound(text, find(text));
		arena_reset(&unit_arena);
	}
}

static void
script_without_capitals_is_left_alone(void **state)
{
	struct str text = unit_repeat("\xe4\xb8\xad\xe5\x9b\xbd ", 300);

	(void)state;
	assert_true(find(text).n < 30);
}

static void
explaining_tells_tag_and_pieces(void **state)
{
	struct str text = STR("Maria Hernandez flew to Berlin.");
	struct span all = { 0, (uint32_t)text.len };
	struct spans sentences = { &all, 1 };
	struct buf out;

	(void)state;
	buf_init(&out);
	tagger_explain(tagger, text, &sentences, &out);
	assert_true(str_starts(buf_str(&out), STR("Maria\tB-PER\t")));
	assert_true(str_find_str(buf_str(&out), STR("Berlin\tU-LOC\t"), 0) <
	    out.len);
	assert_true(str_find_str(buf_str(&out), STR("vector+"), 0) < out.len);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_in_a_plain_sentence_are_found),
		cmocka_unit_test(nothing_is_found_in_nothing),
		cmocka_unit_test(same_text_gives_same_mentions),
		cmocka_unit_test(hostile_text_is_survived),
		cmocka_unit_test(script_without_capitals_is_left_alone),
		cmocka_unit_test(explaining_tells_tag_and_pieces),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
