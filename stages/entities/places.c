/* Where words stand: how their sentence is written, who else bears the name. */
#include "active.h"

enum {
	BIT_FIRST = 4,     /* first word of its sentence */
	BIT_LOWER = 8,     /* in lower case elsewhere in the document */
	BIT_CAPITAL = 16,  /* capital inside of some sentence */
	BIT_SPACE = 32,    /* white space before it */
};

/* What the tokens of a sentence are counted by; short words do not count for a
 * title: "Council of the North". */
enum { WORDS, UPPER, INITIAL, LONG_LOWER, COUNTS };

/* Where a form was seen in running text. */
enum { SEEN = 1, SEEN_INSIDE = 2 };

/* A form of the document: what its tokens share. */
struct word {
	uint32_t counts[COUNTS]; /* that each token adds */
	uint32_t tokens;
	uint32_t group;
	bool is_word, capital;
	uint8_t seen;
	uint8_t context; /* bits of all its tokens */
};

/* What a document says of a name, whatever its case. */
struct name {
	uint64_t lower;
	uint32_t capitals; /* tokens with a capital */
	uint32_t group;
	bool seen_lower, seen_inside;
};

/* The names of a document, in the order of their first forms. */
struct names {
	struct name *at; /* [n] */
	uint32_t n;
	uint32_t *slots; /* [mask + 1]: number of a name, from 1; 0: free */
	size_t mask;
	uint32_t *of; /* [forms]: number of the name, from 0 */
};

static struct word
word_of(const struct ner_form *form)
{
	bool capital = form->letters >= NER_CASE_INITIAL;
	bool is_word = form->letters != NER_CASE_NONE;

	return (struct word){
		.counts = {
			[WORDS] = is_word,
			[UPPER] = form->letters == NER_CASE_UPPER ||
			    form->letters == NER_CASE_SINGLE,
			[INITIAL] = form->letters == NER_CASE_INITIAL,
			[LONG_LOWER] = form->letters == NER_CASE_LOWER &&
			    form->bytes > 4,
		},
		.group = NER_ALONE,
		.is_word = is_word,
		.capital = capital,
	};
}

static uint32_t
find(struct names *names, uint64_t lower)
{
	size_t i = (size_t)lower & names->mask;

	while (names->slots[i] != 0 &&
	    names->at[names->slots[i] - 1].lower != lower)
		i = (i + 1) & names->mask;
	if (names->slots[i] == 0) {
		names->at[names->n] = (struct name){
			.lower = lower, .group = NER_ALONE };
		names->slots[i] = ++names->n;
	}
	return names->slots[i] - 1;
}

static enum ner_style
style_of(const uint32_t counts[COUNTS])
{
	uint32_t words = counts[WORDS], upper = counts[UPPER];
	uint32_t initial = counts[INITIAL];

	if (words >= 3 && upper * 5 >= words * 4)
		return NER_STYLE_UPPER;
	if (words >= 3 && upper + initial == 0)
		return NER_STYLE_LOWER;
	if (words >= 4 && (upper + initial) * 2 > words &&
	    counts[LONG_LOWER] * 5 <= words)
		return NER_STYLE_TITLE;
	return NER_STYLE_TEXT;
}

/* The first token of a sentence that is a word; its end: there is none. */
static uint32_t
first_word(const struct ner_doc *doc, size_t s, const struct word *words)
{
	uint32_t i = doc->sentence[s];

	while (i < doc->sentence[s + 1] && !words[doc->word[i]].is_word)
		i++;
	return i;
}

/* First pass: who stands where. */
static void
count_sentence(const struct ner_doc *doc, size_t s, struct word *words)
{
	uint32_t end = doc->sentence[s + 1], counts[COUNTS] = { 0 };
	uint32_t first = first_word(doc, s, words);

	for (uint32_t i = doc->sentence[s]; i < end; i++) {
		struct word *word = &words[doc->word[i]];

		word->tokens++;
		for (int k = 0; k < COUNTS; k++)
			counts[k] += word->counts[k];
	}
	doc->style[s] = (uint8_t)style_of(counts);
	if (doc->style[s] != NER_STYLE_TEXT || first == end)
		return;
	words[doc->word[first]].seen |= SEEN;
	for (uint32_t i = first + 1; i < end; i++)
		words[doc->word[i]].seen = SEEN | SEEN_INSIDE;
}

static void
names_init(struct names *names, size_t n, struct arena *arena)
{
	size_t size = 16;

	while (size < 2 * n)
		size *= 2;
	names->mask = size - 1;
	names->slots = arena_array(arena, uint32_t, size);
	names->at = arena_alloc(arena, n * sizeof(*names->at));
	names->of = arena_alloc(arena, n * sizeof(*names->of));
	names->n = 0;
}

/* Forms that differ in their case alone are one name. */
static void
add_up(struct names *names, const struct ner_doc *doc,
    const struct word *words)
{
	for (size_t k = 0; k < doc->forms; k++) {
		const struct word *word = &words[k];
		struct name *name;

		if (!word->is_word)
			continue;
		names->of[k] = find(names, doc->form[k].lower);
		name = &names->at[names->of[k]];
		name->seen_lower |= !word->capital && word->seen != 0;
		name->seen_inside |=
		    word->capital && (word->seen & SEEN_INSIDE) != 0;
		name->capitals += word->capital ? word->tokens : 0;
	}
}

/* Set the context and the group of each form. */
static void
place_forms(struct ner_doc *doc, struct word *words, struct arena *arena)
{
	struct names names;

	names_init(&names, doc->forms, arena);
	add_up(&names, doc, words);
	doc->groups = 0;
	for (size_t k = 0; k < doc->forms; k++) {
		struct name *name;

		if (!words[k].is_word)
			continue;
		name = &names.at[names.of[k]];
		words[k].context = (uint8_t)(
		    (name->seen_lower ? BIT_LOWER : 0) |
		    (name->seen_inside ? BIT_CAPITAL : 0));
		if (!words[k].capital || name->capitals < 2 ||
		    doc->form[k].bytes < 2)
			continue;
		if (name->group == NER_ALONE)
			name->group = (uint32_t)doc->groups++;
		words[k].group = name->group;
	}
}

/* Second pass: what that says of each token. */
static void
place_sentence(struct ner_doc *doc, size_t s, const struct word *words)
{
	uint32_t end = doc->sentence[s + 1], first = first_word(doc, s, words);

	for (uint32_t i = doc->sentence[s]; i < end; i++) {
		const struct word *word = &words[doc->word[i]];

		doc->group[i] = word->group;
		doc->context[i] = (uint8_t)(doc->style[s] | word->context |
		    (doc->space[i] ? BIT_SPACE : 0));
	}
	if (first < end)
		doc->context[first] |= BIT_FIRST;
}

/* Where a fifth of the sentences begins with a word in lower case, capitals do
 * not tell much. */
static bool
is_careless(const struct ner_doc *doc, const struct word *words)
{
	size_t lower = 0;

	for (size_t s = 0; s < doc->sentences; s++) {
		uint32_t i = first_word(doc, s, words);

		lower += i < doc->sentence[s + 1] &&
		    ner_doc_form(doc, i)->letters == NER_CASE_LOWER;
	}
	return lower * 5 > doc->sentences;
}

void
ner_place_words(struct ner_doc *doc, struct arena *arena)
{
	struct word *words = arena_alloc(arena, doc->forms * sizeof(*words));
	bool *marked = arena_alloc(arena, doc->n + NER_ACTIVE_MORE), careless;

	for (size_t k = 0; k < doc->forms; k++)
		words[k] = word_of(&doc->form[k]);
	doc->style = arena_alloc(arena, doc->sentences);
	doc->context = arena_alloc(arena, doc->n);
	doc->group = arena_alloc(arena, doc->n * sizeof(*doc->group));
	doc->active = arena_alloc(arena, doc->n);
	careless = is_careless(doc, words);
	for (size_t s = 0; s < doc->sentences; s++)
		count_sentence(doc, s, words);
	place_forms(doc, words, arena);
	for (size_t s = 0; s < doc->sentences; s++) {
		place_sentence(doc, s, words);
		ner_activate(doc, s, careless, marked);
	}
}

void
ner_doc_each(struct ner_doc *doc, const struct ner_form *form, size_t n,
    struct arena *arena)
{
	uint32_t *word = arena_alloc(arena, n * sizeof(*word));

	for (size_t i = 0; i < n; i++)
		word[i] = (uint32_t)i;
	doc->form = form;
	doc->forms = doc->n = n;
	doc->word = word;
}
