#include "source_parts.h"

#include "utf8.h"

/* Words behind which a noun phrase has said what it is. */
static bool
ends_core(enum word_kind kind)
{
	return kind == WORD_PREPOSITION || kind == WORD_RELATIVE;
}

/* The name that holds a byte, if it is one mention; else NULL.  *near is the
 * first that ends behind a byte before. */
static const struct mention *
mention_at(const struct reading *reading, uint32_t at, uint32_t *near)
{
	while (*near < reading->n && reading->at[*near].at.end <= at)
		++*near;
	if (*near < reading->n && reading->at[*near].at.begin <= at)
		return &reading->at[*near];
	return NULL;
}

/* The phrase up to the first comma, preposition or relative pronoun that
 * stands outside of a name. */
static struct span
find_core(const struct reading *reading, struct span at)
{
	struct str text = reading->text;
	struct span core = { at.begin, at.begin };
	struct span word = word_next(text, at.begin, at.end);
	uint32_t near = reading_mention(reading, at.begin);

	for (; span_len(word) > 0; word = word_next(text, core.end, at.end)) {
		const struct mention *m =
		    mention_at(reading, word.begin, &near);

		if (core.end > at.begin &&
		    (source_is_set_off(text, core.end, word.begin) ||
		        (m == NULL && ends_core(words_find_at(reading->words,
		            text, word).kind))))
			break;
		core.end = word.end;
		if (m != NULL && m->at.end > word.end && m->at.end <= at.end)
			core.end = m->at.end;
	}
	return core;
}

static struct span
last_word(const struct reading *reading, struct span core)
{
	struct str text = reading->text;
	struct span word = word_before(text, core.end, core.begin);

	/* The s of a possessive is no head. */
	if (span_len(word) == 1 && text.at[word.begin] == 's' &&
	    word.begin > core.begin)
		word = word_before(text, word.begin, core.begin);
	return word;
}

/* Does the word look like a noun for several persons, or a number of them? */
static bool
is_of_persons(struct str word)
{
	static const char *const ends[] = { "ers", "ors", "ists", "ians",
		"ants", "ees", "men" };

	if (word.len > 0 && ascii_is_digit((unsigned char)word.at[0]))
		return true;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (word.len > 6 && str_ends(word, str_of(ends[i])))
			return true;
	return false;
}

static enum source_kind
kind_of_noun(struct str word, enum word_kind kind, bool counted)
{
	switch (kind) {
	case WORD_PERSON:
		return counted ? SOURCE_GROUP : SOURCE_ROLE;
	case WORD_GROUP:
	case WORD_INDEFINITE:
		return SOURCE_GROUP;
	case WORD_ORG:
		return SOURCE_ORG;
	case WORD_DOCUMENT:
		return SOURCE_DOCUMENT;
	default:
		return is_of_persons(word) ? SOURCE_GROUP : SOURCE_UNKNOWN;
	}
}

static void
read_pronoun(struct source *source, const struct reading *reading,
    struct word known)
{
	source->label = SOURCE_PRONOUN;
	source->word = known.kind;
	source->head = source->core;
	if (known.kind == WORD_PERSONAL) {
		uint32_t i = reading_mention(reading, source->core.begin);

		source->kind = SOURCE_PERSON;
		if (i < reading->n &&
		    reading->at[i].kind == MENTION_PRONOUN &&
		    span_overlaps(reading->at[i].at, source->core))
			source->mention = i;
	} else if (known.kind == WORD_IT) {
		source->kind = SOURCE_ORG;
	} else if (known.kind == WORD_THEY || known.kind == WORD_INDEFINITE) {
		source->kind = SOURCE_GROUP;
	}
}

static bool
is_pronoun(enum word_kind kind)
{
	return kind == WORD_PERSONAL || kind == WORD_SELF ||
	    kind == WORD_THEY || kind == WORD_IT || kind == WORD_RELATIVE ||
	    kind == WORD_INDEFINITE;
}

static void
read_name(struct source *source, const struct reading *reading, uint32_t i)
{
	const struct mention *m = &reading->at[i];
	struct str name = str_span(reading->text, m->at);

	source->mention = i;
	source->kind = m->kind == MENTION_NAME ? SOURCE_PERSON : SOURCE_ORG;
	source->label = SOURCE_NAME;
	if (m->kind == MENTION_NAME &&
	    names_parse(name).given.len == 0)
		source->label = SOURCE_SURNAME;
	if (m->kind == MENTION_ORG && str_is(m->ent->label, "norp"))
		source->kind = SOURCE_GROUP;
}

static void
read_nominal(struct source *source, const struct reading *reading)
{
	struct str text = reading->text;
	struct span first =
	    word_next(text, source->core.begin, source->core.end);
	struct word known =
	    words_find_at(reading->words, text, first);
	struct str word;

	source->label = SOURCE_NOMINAL;
	source->head = last_word(reading, source->core);
	word = str_span(text, source->head);
	source->word = words_find(reading->words, word).kind;
	source->definite = str_eq_nocase(str_span(text, first), STR("the")) ||
	    known.kind == WORD_PERSONAL || known.kind == WORD_IT ||
	    str_find_str(str_span(text, source->core), STR("'s "), 0) <
	        span_len(source->core) ||
	    str_find_str(str_span(text, source->core), STR("’s "), 0) <
	        span_len(source->core);
	source->kind = kind_of_noun(
	    word, source->word, known.kind == WORD_INDEFINITE);
}

/* Is all of the phrase a pronoun: she, she herself, who sells cheese? */
static bool
is_all_pronoun(
    const struct reading *reading, const struct source *source,
    struct span first, enum word_kind kind)
{
	if (!is_pronoun(kind))
		return false;
	if (str_eq_nocase(str_span(reading->text, first), STR("who")))
		return true;
	if (kind == WORD_INDEFINITE &&
	    source_name_behind(reading, source->at, source->core) != NOBODY)
		return false;
	return source_is_trailing(reading, first.end, source->core.end);
}

/* A name, several, or a noun that says who. */
static void
read_phrase(struct source *source, const struct reading *reading)
{
	bool several = false;
	uint32_t name = source_name(reading, source, &several);

	if (name == NOBODY) {
		read_nominal(source, reading);
	} else if (several) {
		source->label = SOURCE_NAME;
		source->kind = SOURCE_GROUP;
	} else {
		read_name(source, reading, name);
	}
}

struct source
source_read(const struct reading *reading, struct span at)
{
	struct source source = { .at = at, .kind = SOURCE_UNKNOWN,
		.mention = NOBODY, .core = find_core(reading, at) };
	struct span first = word_next(reading->text, at.begin, at.end);
	struct word known =
	    words_find_at(reading->words, reading->text, first);
	uint32_t name = source_cut_name(reading, at);

	if (name != NOBODY) {
		read_name(&source, reading, name);
	} else if (is_all_pronoun(reading, &source, first, known.kind)) {
		if (known.kind == WORD_RELATIVE)
			source.core = first;
		read_pronoun(&source, reading, known);
	} else {
		read_phrase(&source, reading);
	}
	return source;
}
