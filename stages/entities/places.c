/* Where words stand: how their sentence is written, who else bears the name. */
#include "words.h"

enum {
	BIT_FIRST = 4,     /* first word of its sentence */
	BIT_LOWER = 8,     /* in lower case elsewhere in the document */
	BIT_CAPITAL = 16,  /* capital inside of some sentence */
	BIT_SPACE = 32,    /* white space before it */
};

/* What a document says of one word, whatever its case. */
struct name {
	uint64_t lower;
	uint32_t capitals; /* tokens with a capital */
	uint32_t group;
	bool seen_lower, seen_inside;
};

/* The words of a document, in the order of their first places. */
struct names {
	struct name *at; /* [n] */
	uint32_t n;
	uint32_t *slots; /* [mask + 1]: number of a name, from 1; 0: free */
	size_t mask;
	uint32_t *of; /* [tokens]: number of the name, from 0 */
};

static bool
has_capital(const struct ner_form *form)
{
	return form->letters >= NER_CASE_INITIAL;
}

static bool
is_word(const struct ner_form *form)
{
	return form->letters != NER_CASE_NONE;
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

/* Short words do not count for a title: "Council of the North". */
static enum ner_style
style_of(const struct ner_doc *doc, uint32_t begin, uint32_t end)
{
	uint32_t words = 0, initial = 0, upper = 0, long_lower = 0;

	for (uint32_t i = begin; i < end; i++) {
		const struct ner_form *form = &doc->form[i];

		words += is_word(form);
		upper += form->letters == NER_CASE_UPPER ||
		    form->letters == NER_CASE_SINGLE;
		initial += form->letters == NER_CASE_INITIAL;
		long_lower += form->letters == NER_CASE_LOWER &&
		    form->bytes > 4;
	}
	if (words >= 3 && upper * 5 >= words * 4)
		return NER_STYLE_UPPER;
	if (words >= 3 && upper + initial == 0)
		return NER_STYLE_LOWER;
	if (words >= 4 && (upper + initial) * 2 > words &&
	    long_lower * 5 <= words)
		return NER_STYLE_TITLE;
	return NER_STYLE_TEXT;
}

/* First pass: who stands where. */
static void
count_sentence(const struct ner_doc *doc, size_t s, struct names *names)
{
	bool first = true;

	for (uint32_t i = doc->sentence[s]; i < doc->sentence[s + 1]; i++) {
		const struct ner_form *form = &doc->form[i];
		struct name *name;

		if (!is_word(form))
			continue;
		names->of[i] = find(names, form->lower);
		name = &names->at[names->of[i]];
		if (doc->style[s] == NER_STYLE_TEXT) {
			name->seen_lower |= !has_capital(form);
			name->seen_inside |= has_capital(form) && !first;
		}
		name->capitals += has_capital(form);
		first = false;
	}
}

static void
place_sentence(struct ner_doc *doc, size_t s, struct names *names)
{
	bool first = true;

	for (uint32_t i = doc->sentence[s]; i < doc->sentence[s + 1]; i++) {
		const struct ner_form *form = &doc->form[i];
		uint8_t context = doc->style[s];
		struct name *name;

		doc->group[i] = NER_ALONE;
		if (doc->space[i])
			context |= BIT_SPACE;
		if (is_word(form)) {
			name = &names->at[names->of[i]];
			if (first)
				context |= BIT_FIRST;
			if (name->seen_lower)
				context |= BIT_LOWER;
			if (name->seen_inside)
				context |= BIT_CAPITAL;
			if (has_capital(form) && name->capitals > 1 &&
			    form->bytes > 1) {
				if (name->group == NER_ALONE)
					name->group = (uint32_t)doc->groups++;
				doc->group[i] = name->group;
			}
			first = false;
		}
		doc->context[i] = context;
	}
}

static bool
is_marked(const struct ner_form *form)
{
	return has_capital(form) || form->proper;
}

/* Is one of a run of tokens without white space marked? "al-Qaida" */
static bool
run_is_marked(const struct ner_doc *doc, uint32_t begin, uint32_t end)
{
	while (begin < end && !is_marked(&doc->form[begin]))
		begin++;
	return begin < end;
}

/* Does the sentence begin with a word in lower case? */
static bool
begins_lower(const struct ner_doc *doc, size_t s)
{
	for (uint32_t i = doc->sentence[s]; i < doc->sentence[s + 1]; i++)
		if (is_word(&doc->form[i]))
			return doc->form[i].letters == NER_CASE_LOWER;
	return false;
}

/* Where a fifth of the sentences does so, capitals do not tell much. */
static bool
is_careless(const struct ner_doc *doc)
{
	size_t lower = 0;

	for (size_t s = 0; s < doc->sentences; s++)
		lower += begins_lower(doc, s);
	return lower * 5 > doc->sentences;
}

/* Is a token marked at most two before token i, and one after it? */
static bool
between_marked(const struct ner_doc *doc, uint32_t begin, uint32_t i,
    uint32_t end)
{
	return ((i > begin && is_marked(&doc->form[i - 1])) ||
	    (i > begin + 1 && is_marked(&doc->form[i - 2]))) &&
	    ((i + 1 < end && is_marked(&doc->form[i + 1])) ||
	    (i + 2 < end && is_marked(&doc->form[i + 2])));
}

static void
activate_sentence(struct ner_doc *doc, size_t s, bool careless)
{
	uint32_t begin = doc->sentence[s], end = doc->sentence[s + 1], next;
	bool caseless = careless || ner_style_caseless(doc->style[s]);

	for (uint32_t i = begin; i < end; i = next) {
		bool active;

		for (next = i + 1; next < end && !doc->space[next]; next++)
			continue;
		active = caseless || run_is_marked(doc, i, next);
		for (uint32_t k = i; k < next; k++)
			doc->active[k] = active;
		if (active)
			continue;
		doc->active[i] = i > begin && is_marked(&doc->form[i - 1]);
		doc->active[next - 1] |=
		    next < end && is_marked(&doc->form[next]);
	}
	for (uint32_t i = begin; i < end && !caseless; i++)
		if (doc->active[i] && doc->form[i].quiet)
			doc->active[i] = between_marked(doc, begin, i, end);
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

void
ner_place_words(struct ner_doc *doc, struct arena *arena)
{
	bool careless = is_careless(doc);
	struct names names;

	names_init(&names, doc->n, arena);
	doc->style = arena_array(arena, uint8_t, doc->sentences);
	doc->context = arena_array(arena, uint8_t, doc->n);
	doc->group = arena_array(arena, uint32_t, doc->n);
	doc->groups = 0;
	for (size_t s = 0; s < doc->sentences; s++) {
		doc->style[s] = (uint8_t)style_of(
		    doc, doc->sentence[s], doc->sentence[s + 1]);
		count_sentence(doc, s, &names);
	}
	doc->active = arena_array(arena, bool, doc->n);
	for (size_t s = 0; s < doc->sentences; s++) {
		place_sentence(doc, s, &names);
		activate_sentence(doc, s, careless);
	}
}
