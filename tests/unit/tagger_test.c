/* The learned tagger: what it is told of words, and the whole on hard input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "buf.h"
#include "hash.h"
#include "entities/lists.h"
#include "entities/scheme.h"
#include "entities/piece.h"
#include "entities/tagger.h"
#include "entities/words.h"

extern const unsigned char model_entities[], model_entities_end[];

static struct tagger *tagger;
static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	tagger = tagger_new(model_entities, model_entities_end);
	arena_init(&arena);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	tagger_free(tagger);
	arena_release(&arena);
	return 0;
}

/* Mentions of a text of one sentence. */
static struct mentions
find(struct str text)
{
	struct span all = { 0, (uint32_t)text.len };
	struct spans sentences = { &all, 1 };

	return tagger_find(tagger, text, &sentences, &arena);
}

static struct str
repeat(const char *piece, size_t n)
{
	size_t len = strlen(piece);
	char *at = arena_alloc(&arena, n * len + 1);

	for (size_t i = 0; i < n; i++)
		memcpy(at + i * len, piece, len);
	return (struct str){ at, n * len };
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
	assert_int_equal(tagger_find(tagger, STR("Lagos"), &none, &arena).n,
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
		find(arena_printf(&arena, "Word%d Other%d went to Town%d.",
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
		struct str text = repeat(pieces[i], 20000);

		assert_sound(text, find(text));
		arena_reset(&arena);
	}
}

static void
script_without_capitals_is_left_alone(void **state)
{
	struct str text = repeat("\xe4\xb8\xad\xe5\x9b\xbd ", 300);

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

static void
forms_are_told_by_their_case(void **state)
{
	(void)state;
	assert_int_equal(ner_form_of(STR("Lagos"), NULL).letters,
	    NER_CASE_INITIAL);
	assert_int_equal(ner_form_of(STR("NATO"), NULL).letters, NER_CASE_UPPER);
	assert_int_equal(ner_form_of(STR("iPhone"), NULL).letters, NER_CASE_MIXED);
	assert_int_equal(ner_form_of(STR("the"), NULL).letters, NER_CASE_LOWER);
	assert_int_equal(ner_form_of(STR("12.5"), NULL).letters, NER_CASE_NONE);
	assert_true(ner_form_of(STR("NATO"), NULL).lower ==
	    ner_form_of(STR("Nato"), NULL).lower);
}

/* Place the words of one sentence, cut at blanks. */
static struct ner_doc
place(const char *text, const struct ner_vectors *vectors)
{
	static uint32_t sentence[2];
	static bool space[32];
	static struct ner_form form[32];
	struct ner_doc doc = { .form = form, .space = space,
		.sentence = sentence, .sentences = 1 };
	struct str rest = str_of(text), word;

	while (str_field(&rest, ' ', &word)) {
		form[doc.n] = ner_form_of(word, vectors);
		space[doc.n++] = true;
	}
	sentence[1] = (uint32_t)doc.n;
	ner_place_words(&doc, &arena);
	return doc;
}

static void
quiet_words_are_of_names_only_between_others(void **state)
{
	struct ner_doc doc =
	    place("Members of the House of the People said it in Accra .", NULL);
	static const bool expected[] = { true, true, true, true, true, true,
		true, false, false, false, true, false };

	(void)state;
	assert_int_equal(doc.n, sizeof(expected));
	assert_memory_equal(doc.active, expected, sizeof(expected));
}

static void
proper_words_are_of_names_in_small_letters(void **state)
{
	const uint32_t hash = (uint32_t)(hash_str(STR("accra")) >> 32);
	const uint8_t rank = 12 | NER_VECTOR_PROPER;
	struct ner_vectors vectors = { .hash = &hash, .rank = &rank, .n = 1 };
	struct ner_doc doc;

	(void)state;
	ner_vectors_index(&vectors);
	doc = place("She went back to accra for a Friday meeting", &vectors);
	assert_true(doc.active[4]);
	assert_false(doc.active[1]);
	assert_false(doc.active[2]);
}

/* Nodes of a few names: "Marten & Sons" (org), "Sons" (place), "Okafor". */
static struct ner_lists
three_names(uint32_t node[4])
{
	const uint64_t marten = ner_lists_step(0, hash_str(STR("marten")));
	const uint64_t both = ner_lists_step(marten, hash_str(STR("&")));
	const uint32_t nodes[4] = { ner_lists_node(marten),
		ner_lists_node(both),
		ner_lists_node(ner_lists_step(both, hash_str(STR("sons")))) |
		    NER_LIST_ORG,
		ner_lists_node(ner_lists_step(0, hash_str(STR("sons")))) |
		    NER_LIST_PLACE };
	struct ner_lists lists;
	size_t n = 0;

	for (size_t i = 0; i < 4; i++) {
		size_t at = n++;

		for (; at > 0 && node[at - 1] > nodes[i]; at--)
			node[at] = node[at - 1];
		node[at] = nodes[i];
	}
	lists.node = node;
	lists.n = n;
	buckets_init(&lists.buckets, node, (uint32_t)n);
	return lists;
}

static uint8_t
list_code(enum ner_part part, uint8_t kinds)
{
	return (uint8_t)(part * NER_LIST_KINDS + kinds);
}

static void
lists_mark_the_longest_name(void **state)
{
	struct ner_doc doc = place("the Marten & Sons of Sons & sons", NULL);
	uint32_t node[4];
	const struct ner_lists lists = three_names(node);
	const uint8_t expected[] = { 0, list_code(NER_B, NER_LIST_ORG),
		list_code(NER_I, NER_LIST_ORG), list_code(NER_L, NER_LIST_ORG),
		0, list_code(NER_U, NER_LIST_PLACE), 0, 0 };

	(void)state;
	ner_lists_mark(&lists, &doc, &arena);
	assert_int_equal(doc.n, sizeof(expected));
	assert_memory_equal(doc.list, expected, sizeof(expected));
}

static void
beginnings_of_names_are_no_names(void **state)
{
	struct ner_doc doc = place("He saw Marten & Marten go", NULL);
	uint32_t node[4];
	const struct ner_lists lists = three_names(node);
	const struct ner_lists none = { .n = 0 };
	const uint8_t expected[7] = { 0 };

	(void)state;
	ner_lists_mark(&lists, &doc, &arena);
	assert_memory_equal(doc.list, expected, doc.n);
	ner_lists_mark(&none, &doc, &arena);
	assert_memory_equal(doc.list, expected, doc.n);
}

static void
long_sentences_are_cut_at_blanks_or_between_characters(void **state)
{
	struct str words = repeat("word ", 10000);
	struct str signs = repeat("\xe2\x80\x9c", 20000);

	(void)state;
	assert_int_equal(piece_end(words, (struct span){ 5, 1000 }), 1000);
	assert_int_equal(
	    words.at[piece_end(words, (struct span){ 5, 50000 })], ' ');
	assert_int_equal(
	    piece_end(signs, (struct span){ 3, 60000 }) % 3, 0);
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
		cmocka_unit_test(forms_are_told_by_their_case),
		cmocka_unit_test(quiet_words_are_of_names_only_between_others),
		cmocka_unit_test(proper_words_are_of_names_in_small_letters),
		cmocka_unit_test(lists_mark_the_longest_name),
		cmocka_unit_test(beginnings_of_names_are_no_names),
		cmocka_unit_test(
		    long_sentences_are_cut_at_blanks_or_between_characters),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
