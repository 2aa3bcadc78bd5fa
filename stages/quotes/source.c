#include "source.h"

#include "abbrev.h"
#include "utf8.h"

/* Words behind which a noun phrase has said what it is. */
static bool
ends_core(enum word_kind kind)
{
	return kind == WORD_PREPOSITION || kind == WORD_RELATIVE;
}

/* Is there a comma, bracket or dash between the bytes? */
static bool
is_set_off(struct str text, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c == ',' || c == '(' || c == ';' || c == ':' || c == '[')
			return true;
		if (c == 0xe2 && i + 2 < to &&
		    (unsigned char)text.at[i + 1] == 0x80 &&
		    ((unsigned char)text.at[i + 2] == 0x93 ||
		        (unsigned char)text.at[i + 2] == 0x94))
			return true;
	}
	return false;
}

/* The name that holds a byte, if it is one mention; else NULL. */
static const struct mention *
mention_at(const struct reading *reading, uint32_t at)
{
	uint32_t i = reading_mention(reading, at);

	if (i < reading->n && reading->at[i].at.begin <= at)
		return &reading->at[i];
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

	for (; span_len(word) > 0; word = word_next(text, core.end, at.end)) {
		const struct mention *m = mention_at(reading, word.begin);
		struct word known =
		    words_find(reading->words, str_span(text, word));

		if (core.end > at.begin &&
		    (is_set_off(text, core.end, word.begin) ||
		        (m == NULL && ends_core(known.kind))))
			break;
		core.end = word.end;
		if (m != NULL && m->at.end > word.end && m->at.end <= at.end)
			core.end = m->at.end;
	}
	return core;
}

/* May words between a name and the end of its phrase be passed over?  The
 * 's of a possessive, "himself", "Jr.", an apposition without its comma:
 * "Ana Ruiz a clerk". */
static bool
is_trailing(const struct reading *reading, uint32_t from, uint32_t to)
{
	struct span word = word_next(reading->text, from, to);
	struct str text = str_span(reading->text, word);

	if (text.len == 0)
		return true;
	if (words_find(reading->words, text).kind == WORD_PERSONAL ||
	    str_is(text, "a") || str_is(text, "an"))
		return true;
	return word.end == to &&
	    (str_is(text, "s") || str_is(text, "Jr") || str_is(text, "Sr"));
}

static bool
has_and(const struct reading *reading, uint32_t from, uint32_t to)
{
	struct span word = word_next(reading->text, from, to);

	for (; span_len(word) > 0;
	     word = word_next(reading->text, word.end, to)) {
		struct str text = str_span(reading->text, word);

		if (str_is(text, "and") || str_is(text, "or"))
			return true;
	}
	return false;
}

/* The name, or organisation, at the end of the core; NOBODY: none.
 * *several: names joined by "and". */
static uint32_t
name_of_core(
    const struct reading *reading, struct span core, bool *several)
{
	uint32_t found = NOBODY;

	*several = false;
	for (uint32_t i = reading_mention(reading, core.begin);
	     i < reading->n && reading->at[i].at.begin < core.end; i++) {
		const struct mention *m = &reading->at[i];

		if (m->kind == MENTION_PRONOUN)
			continue;
		if (found != NOBODY && !m->governed &&
		    m->kind == reading->at[found].kind &&
		    has_and(reading, reading->at[found].at.end, m->at.begin))
			*several = true;
		found = i;
	}
	if (found == NOBODY ||
	    !is_trailing(reading, reading->at[found].at.end, core.end))
		return NOBODY;
	return found;
}

/* A name set off behind a noun: the mayor of Orrin, Ana Ruiz.  Or put
 * directly behind "Secretary of State". */
static uint32_t
name_behind(const struct reading *reading, struct span at, struct span core)
{
	struct str text = reading->text;

	for (uint32_t i = reading_mention(reading, core.end);
	     i < reading->n && reading->at[i].at.end <= at.end; i++) {
		const struct mention *m = &reading->at[i];
		struct span before =
		    word_before(text, m->at.begin, core.begin);
		struct word known =
		    words_find(reading->words, str_span(text, before));

		if (m->kind != MENTION_NAME || m->possessive || m->governed)
			continue;
		if (is_set_off(text, before.end, m->at.begin))
			return i;
		if (known.kind != WORD_STOP && known.kind != WORD_PREPOSITION)
			return i;
	}
	return NOBODY;
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
	    words_find(reading->words, str_span(text, first));
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

/* "Rep" alone, with ". Ana Ruiz" behind it, where a sentence was cut at the
 * point of a title: the name is the one behind. */
static bool
is_cut_title(const struct reading *reading, struct span at, uint32_t *name)
{
	struct str text = reading->text;
	struct word known = words_find(reading->words, str_span(text, at));

	*name = reading_mention(reading, at.end);
	return known.kind == WORD_PERSON && at.end < text.len &&
	    text.at[at.end] == '.' && *name < reading->n &&
	    reading->at[*name].kind == MENTION_NAME &&
	    reading->at[*name].at.begin == at.end + 2;
}

/* "80" alone, with "Ana Ruiz, " before it: the name is the one before. */
static bool
is_cut_age(const struct reading *reading, struct span at, uint32_t *name)
{
	uint32_t i = reading_mention(reading, at.begin);

	for (uint32_t k = at.begin; k < at.end; k++)
		if (!ascii_is_digit((unsigned char)reading->text.at[k]))
			return false;
	*name = i - 1;
	return i > 0 && reading->at[i - 1].kind == MENTION_NAME &&
	    reading->at[i - 1].at.end + 2 == at.begin;
}

/* "N.J." in "Ana Ruiz (R., N.J.)": the name is the one before the bracket. */
static bool
is_in_bracket(const struct reading *reading, struct span at, uint32_t *name)
{
	enum { BRACKET_MAX = 40 };
	struct str text = reading->text;
	uint32_t i = at.begin, end = at.begin;
	uint32_t least = i > BRACKET_MAX ? i - BRACKET_MAX : 0;

	while (i > least && text.at[i - 1] != '(' && text.at[i - 1] != ')')
		i--;
	while (end < at.end && text.at[end] != ')')
		end++;
	*name = reading_mention(reading, i) - 1;
	return i > least + 1 && text.at[i - 1] == '(' &&
	    text.at[i - 2] == ' ' && end + 1 >= at.end && *name != NOBODY &&
	    reading->at[*name].kind == MENTION_NAME &&
	    reading->at[*name].at.end + 2 == i;
}

/*
 * "The Chandler, Ariz., company": the place tells which company, and does not
 * speak itself.  What is said of it stands behind.
 */
static bool
is_of_town(const struct reading *reading, struct source *source, uint32_t name)
{
	struct str text = reading->text;
	const struct mention *town = &reading->at[name];
	size_t end = abbrev_state_end(text, town->at.end);
	struct span word;

	if (end == town->at.end || end >= source->at.end ||
	    text.at[end] != ',' || town->kind != MENTION_ORG ||
	    !str_is(town->ent->label, "place"))
		return false;
	word = word_next(text, (uint32_t)end, source->at.end);
	if (span_len(word) == 0 ||
	    !ascii_is_lower((unsigned char)text.at[word.begin]))
		return false;
	source->core = word;
	return true;
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
	    name_behind(reading, source->at, source->core) != NOBODY)
		return false;
	return is_trailing(reading, first.end, source->core.end);
}

/* The name that counts in the phrase, or NOBODY. */
static uint32_t
find_name(
    const struct reading *reading, const struct source *source, bool *several)
{
	uint32_t name = name_of_core(reading, source->core, several);

	if (name != NOBODY)
		return name;
	return name_behind(reading, source->at, source->core);
}

struct source
source_read(const struct reading *reading, struct span at)
{
	struct source source = { .at = at, .kind = SOURCE_UNKNOWN,
		.mention = NOBODY };
	struct span first = word_next(reading->text, at.begin, at.end);
	struct word known =
	    words_find(reading->words, str_span(reading->text, first));
	bool several = false;
	uint32_t name;

	source.core = find_core(reading, at);
	if (is_cut_title(reading, at, &name) ||
	    is_cut_age(reading, at, &name) ||
	    is_in_bracket(reading, at, &name)) {
		read_name(&source, reading, name);
		return source;
	}
	if (is_all_pronoun(reading, &source, first, known.kind)) {
		if (known.kind == WORD_RELATIVE)
			source.core = first;
		read_pronoun(&source, reading, known);
		return source;
	}
	name = find_name(reading, &source, &several);
	if (name != NOBODY && is_of_town(reading, &source, name))
		name = NOBODY;
	if (name != NOBODY && several) {
		source.label = SOURCE_NAME;
		source.kind = SOURCE_GROUP;
	} else if (name != NOBODY) {
		read_name(&source, reading, name);
	} else {
		read_nominal(&source, reading);
	}
	return source;
}
