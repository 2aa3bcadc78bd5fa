#include "reading.h"

#include <stdlib.h>

#include "quotes/contents.h"
#include "quotes/mention.h"
#include "utf8.h"

struct ents {
	const struct record **at; /* [n], by begin */
	size_t n;
};

static int
by_ent(const void *a, const void *b)
{
	const struct record *x = *(const struct record *const *)a;
	const struct record *y = *(const struct record *const *)b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	return (x->at.end < y->at.end) - (x->at.end > y->at.end);
}

static bool
is_name(struct str label)
{
	return str_is(label, "person") || str_is(label, "org") ||
	       str_is(label, "place") || str_is(label, "norp");
}

static void
lay_out(struct reading *reading, struct ents *ents,
    const struct article *article, struct arena *arena)
{
	uint32_t paragraph = 0;
	struct str par = { NULL, 0 };
	size_t n_par = 0, par_at = 0;
	const struct record **pars =
	    arena_array(arena, const struct record *, article->n);

	ents->at = arena_array(arena, const struct record *, article->n);
	reading->sentences = arena_array(arena, struct sentence, article->n);
	for (size_t i = 0; i < article->n; i++) {
		const struct record *record = &article->records[i];

		if (record_is(record, "par"))
			pars[n_par++] = record;
		else if (record_is(record, "ent") && is_name(record->label))
			ents->at[ents->n++] = record;
		else if (record_is(record, "sent"))
			reading->sentences[reading->n_sentences++] =
			    (struct sentence){ record->at, 0, NULL };
	}
	if (ents->n > 1)
		qsort(ents->at, ents->n, sizeof(ents->at[0]), by_ent);
	for (size_t i = 0; i < reading->n_sentences; i++) {
		struct sentence *s = &reading->sentences[i];

		while (par_at < n_par && pars[par_at]->at.end < s->at.end)
			par_at++;
		if (par_at < n_par && par.at != pars[par_at]->line.at) {
			paragraph += par.at != NULL;
			par = pars[par_at]->line;
		}
		s->paragraph = paragraph;
		s->par = par_at < n_par ? pars[par_at] : NULL;
	}
}

/* His and her before a noun; "her" alone counts, too. */
static bool
is_possessive_form(struct str word)
{
	return str_eq_nocase(word, STR("his")) ||
	       str_eq_nocase(word, STR("her")) ||
	       str_eq_nocase(word, STR("hers"));
}

/* May a pronoun with gender begin so? */
static bool
begins_pronoun(char c)
{
	return (c | 0x20) == 'h' || (c | 0x20) == 's';
}

/*
 * The first byte from from on that may begin a pronoun or a word that has
 * other bytes than ASCII letters: words that cannot be one are passed over.
 */
static uint32_t
pass_words(struct str text, uint32_t from, uint32_t to)
{
	while (from < to) {
		uint32_t i = from;

		if (begins_pronoun(text.at[i]))
			return from;
		while (i < to && ascii_is_alpha((unsigned char)text.at[i]))
			i++;
		if (i < to && text.at[i] != ' ' && text.at[i] != ',')
			return from;
		from = i + 1;
	}
	return to;
}

static void
add_pronouns(struct reading *reading, uint32_t sentence, uint32_t from,
    uint32_t to, struct arena *arena)
{
	struct str text = reading->text;

	for (;;) {
		struct span at =
		    word_next(text, pass_words(text, from, to), to);
		struct str word = str_span(text, at);
		struct mention m = { .at = at,
			.kind = MENTION_PRONOUN,
			.sentence = sentence,
			.who = NOBODY };
		struct word known;

		if (word.len == 0)
			return;
		from = at.end;
		if (!begins_pronoun(word.at[0]))
			continue;
		if (word.len > 7)
			continue;
		known = words_find(reading->words, word);
		if (known.kind != WORD_PERSONAL)
			continue;
		m.gender = known.gender;
		m.possessive = is_possessive_form(word);
		arena_append(arena, reading, m);
	}
}

/* A shortened title is no name: Del. */
static bool
is_title(const struct reading *reading, struct span at)
{
	enum word_kind kind =
	    words_find(reading->words, str_span(reading->text, at)).kind;

	return (kind == WORD_PERSON || kind == WORD_EPITHET) &&
	       at.end < reading->text.len && reading->text.at[at.end] == '.';
}

static bool
is_double_mark(struct str text, uint32_t at)
{
	uint32_t c = utf8_at(text, at);

	return utf8_mark(c) == MARK_OPEN || utf8_mark(c) == MARK_CLOSE ||
	       utf8_mark(c) == MARK_STRAIGHT;
}

/* A nickname in marks and what follows belong to a given name: Marcia "Cia"
 * Price.  Returns the end of the name. */
static uint32_t
end_of_nickname(struct str text, uint32_t at)
{
	uint32_t limit = (uint32_t)text.len, i = at + 1;
	struct span word;

	if (i + 3 >= limit || text.at[at] != ' ' || !is_double_mark(text, i))
		return at;
	word = word_next(text, i, limit);
	if (word.begin > i + 3 || word.end + 4 >= limit ||
	    !is_double_mark(text, word.end))
		return at;
	i = word.end;
	word = word_next(text, i, limit);
	if (word.begin > i + 4 || span_len(word) == 0 ||
	    !utf8_is_upper(utf8_at(text, word.begin)))
		return at;
	return word.end;
}

/* The rest of a word with hyphens belongs to its name: Park Geun-hye. */
static uint32_t
end_of_word(struct str text, uint32_t at)
{
	while (at + 1 < text.len && text.at[at] == '-' &&
	       ascii_is_alpha((unsigned char)text.at[at + 1]))
		at = word_next(text, at, (uint32_t)text.len).end;
	return at;
}

static void
add_ent(struct reading *reading, uint32_t sentence, const struct record *ent,
    struct arena *arena)
{
	struct mention m = {
		.at = ent->at, .sentence = sentence, .ent = ent, .who = NOBODY
	};

	m.kind = str_is(ent->label, "person") ? MENTION_NAME : MENTION_ORG;
	if (m.kind == MENTION_NAME && is_title(reading, ent->at))
		return;
	if (m.kind == MENTION_NAME)
		m.at.end = end_of_nickname(
		    reading->text, end_of_word(reading->text, m.at.end));
	arena_append(arena, reading, m);
}

/* The first byte behind the last mention, at least begin: a name that goes
 * beyond its entity may go beyond its sentence. */
static uint32_t
behind_last(const struct reading *reading, uint32_t begin)
{
	uint32_t end = reading->n == 0 ? 0 : reading->at[reading->n - 1].at.end;

	return end > begin ? end : begin;
}

static void
find_mentions(
    struct reading *reading, const struct ents *ents, struct arena *arena)
{
	size_t e = 0;

	for (uint32_t s = 0; s < reading->n_sentences; s++) {
		struct span at = reading->sentences[s].at;
		uint32_t from = behind_last(reading, at.begin);

		for (; e < ents->n && ents->at[e]->at.begin < at.end; e++) {
			const struct record *ent = ents->at[e];

			if (ent->at.begin < from)
				continue;
			add_pronouns(reading, s, from, ent->at.begin, arena);
			add_ent(reading, s, ent, arena);
			from = behind_last(reading, ent->at.end);
		}
		if (from < at.end)
			add_pronouns(reading, s, from, at.end, arena);
	}
}

static void
place_mentions(struct reading *reading)
{
	contents_mark(reading);
	for (size_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];

		m->paragraph = reading->sentences[m->sentence].paragraph;
		mention_place(reading, m);
		if (m->kind == MENTION_NAME)
			m->gender = mention_gender(reading, m);
	}
}

void
reading_init(struct reading *reading, const struct article *article,
    const struct attributions *attributions, const struct words *words,
    struct arena *arena)
{
	struct ents ents = { NULL, 0 };

	*reading = (struct reading){ .text = article->text, .words = words };
	lay_out(reading, &ents, article, arena);
	find_mentions(reading, &ents, arena);
	contents_find(reading, attributions, arena);
	place_mentions(reading);
}

void
reading_take_names(
    struct reading *reading, struct spans names, struct arena *arena)
{
	struct reading old = *reading;
	size_t i = 0;

	if (names.n == 0 || reading->n_sentences == 0)
		return;
	reading->at = NULL;
	reading->n = reading->cap = 0;
	for (size_t k = 0; k < names.n; k++) {
		struct mention m = {
			.at = names.at[k], .kind = MENTION_NAME, .who = NOBODY
		};

		m.sentence = reading_sentence(reading, m.at.begin);
		for (; i < old.n && old.at[i].at.end <= m.at.begin; i++)
			arena_append(arena, reading, old.at[i]);
		while (i < old.n && old.at[i].at.begin < m.at.end)
			i++;
		arena_append(arena, reading, m);
	}
	for (; i < old.n; i++)
		arena_append(arena, reading, old.at[i]);
	place_mentions(reading);
}

uint32_t
reading_sentence(const struct reading *reading, uint32_t at)
{
	uint32_t low = 0, high = (uint32_t)reading->n_sentences;

	while (low + 1 < high) {
		uint32_t mid = low + (high - low) / 2;

		if (reading->sentences[mid].at.begin <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

uint32_t
reading_mention(const struct reading *reading, uint32_t at)
{
	uint32_t low = 0, high = (uint32_t)reading->n;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (reading->at[mid].at.end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
