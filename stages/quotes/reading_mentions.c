/* Who is mentioned: names by their entities, and pronouns between them. */
#include "lanes.h"
#include "reading_parts.h"
#include "utf8.h"

/* His and her before a noun; "her" alone counts, too. */
static bool
is_possessive_form(struct str word)
{
	return str_eq_nocase(word, STR("his")) ||
	       str_eq_nocase(word, STR("her")) ||
	       str_eq_nocase(word, STR("hers"));
}

/* He, him, his, she begin so, and few other words; "HİS" is in lower case
 * "his", too. */
static bool
begins_pronoun(unsigned char first, unsigned char second)
{
	first |= 0x20;
	if (second >= 0x80)
		return first == 'h' || first == 's';
	second |= 0x20;
	return (first == 's' && second == 'h') ||
	    (first == 'h' && (second == 'e' || second == 'i'));
}

/* The same of sixteen bytes, a bit for each: only those that follow neither
 * letter nor digit of ASCII. */
static inline uint64_t
look_for_pronouns(const char *at)
{
	lanes before = lanes_load(at - 1), next = lanes_load(at + 1);
	lanes v = lanes_load(at) | 0x20, low = next | 0x20;
	lanes wide = lanes_within(next, 0x80, 0xff);
	lanes begins = (lanes_are(v, 'h') &
	    (lanes_are(low, 'e') | lanes_are(low, 'i') | wide)) |
	    (lanes_are(v, 's') & (lanes_are(low, 'h') | wide));
	lanes inside = lanes_within(before | 0x20, 'a', 'z') |
	    lanes_within(before, '0', '9');

	return lanes_bits(begins & ~inside);
}

/* The first byte from at on that may begin a pronoun; to: there is none. */
static uint32_t
next_pronoun(struct str text, uint32_t at, uint32_t to)
{
	for (; at > 0 && at < to && text.len - at > LANES; at += LANES) {
		uint64_t bits = look_for_pronouns(text.at + at);

		if (bits != 0) {
			at += bits_first(bits);
			return at < to ? at : to;
		}
	}
	while (at + 1 < to && !begins_pronoun((unsigned char)text.at[at],
	    (unsigned char)text.at[at + 1]))
		at++;
	return at + 1 < to ? at : to;
}

/* Take the word as a pronoun, if it is one that has a gender. */
static void
take_pronoun(struct reading *reading, uint32_t sentence, struct span at,
    struct arena *arena)
{
	struct str word = str_span(reading->text, at);
	struct mention m = { .at = at,
		.kind = MENTION_PRONOUN,
		.sentence = sentence,
		.who = NOBODY };
	struct word known;

	if (word.len < 2 || word.len > 7 || !begins_pronoun(
	    (unsigned char)word.at[0], (unsigned char)word.at[1]))
		return;
	known = words_find(reading->words, word);
	if (known.kind != WORD_PERSONAL)
		return;
	m.gender = known.gender;
	m.possessive = is_possessive_form(word);
	arena_append(arena, reading, m);
}

static void
add_pronouns(struct reading *reading, uint32_t sentence, uint32_t from,
    uint32_t to, struct arena *arena)
{
	struct str text = reading->text;
	uint32_t at = from;

	while (at < to) {
		struct span word;

		if (at != from || !begins_pronoun((unsigned char)text.at[at],
		    at + 1 < to ? (unsigned char)text.at[at + 1] : ' '))
			at = next_pronoun(text, at, to);
		if (at >= to)
			return;
		word = (struct span){ at, at + 1 };
		if (word_begins(text, from, at)) {
			word = word_next(text, at, to);
			take_pronoun(reading, sentence, word, arena);
		}
		at = word.end;
	}
}

/* A shortened title is no name: Del. */
static bool
is_title(const struct reading *reading, struct span at)
{
	enum word_kind kind =
	    words_find_at(reading->words, reading->text, at).kind;

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

void
reading_find_mentions(struct reading *reading,
    const struct reading_ents *ents, struct arena *arena)
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
