/* What the tagger knows of words before its network sees them. */
#include "entities/lists.h"
#include "entities/piece.h"
#include "entities/scheme.h"
#include "entities/words.h"
#include "hash.h"
#include "unit.h"

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
	struct ner_doc doc = { .space = space, .sentence = sentence,
		.sentences = 1 };
	struct str rest = str_of(text), word;
	uint32_t n = 0;

	while (str_field(&rest, ' ', &word)) {
		form[n] = ner_form_of(word, vectors);
		space[n++] = true;
	}
	sentence[1] = n;
	ner_doc_each(&doc, form, n, &unit_arena);
	ner_place_words(&doc, &unit_arena);
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

/* Which tokens are looked at, a sign each. */
static const char *
active(const char *text)
{
	static char out[33];
	struct ner_doc doc = place(text, NULL);

	for (size_t i = 0; i < doc.n; i++)
		out[i] = doc.active[i] ? '+' : '-';
	out[doc.n] = '\0';
	return out;
}

static void
capitals_that_are_no_name_alone_count_only_beside_others(void **state)
{
	(void)state;
	assert_string_equal(active("But he said that I was late"), "-------");
	assert_string_equal(active("But Odile Marsh was late"), "+++--");
	assert_string_equal(active("The May fair ended on Friday ."), "+++----");
	assert_string_equal(active("They met May at a fair ."), "--+----");
	assert_string_equal(active("On Tuesday the fair ended"), "-----");
	assert_string_equal(active("The fair on Tuesday was held"), "------");
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
	lists.memo = arena_array(&unit_arena, uint32_t, NER_LIST_MEMO);
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
	ner_lists_mark(&lists, &doc, &unit_arena);
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
	ner_lists_mark(&lists, &doc, &unit_arena);
	assert_memory_equal(doc.list, expected, doc.n);
	ner_lists_mark(&none, &doc, &unit_arena);
	assert_memory_equal(doc.list, expected, doc.n);
}

static void
long_sentences_are_cut_at_blanks_or_between_characters(void **state)
{
	struct str words = unit_repeat("word ", 10000);
	struct str signs = unit_repeat("\xe2\x80\x9c", 20000);

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
		cmocka_unit_test(forms_are_told_by_their_case),
		cmocka_unit_test(quiet_words_are_of_names_only_between_others),
		cmocka_unit_test(
		    capitals_that_are_no_name_alone_count_only_beside_others),
		cmocka_unit_test(proper_words_are_of_names_in_small_letters),
		cmocka_unit_test(lists_mark_the_longest_name),
		cmocka_unit_test(beginnings_of_names_are_no_names),
		cmocka_unit_test(
		    long_sentences_are_cut_at_blanks_or_between_characters),
	};

	return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
