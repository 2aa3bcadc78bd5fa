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

/* May a pronoun with gender begin so? */
static bool
begins_pronoun(char c)
{
	return (c | 0x20) == 'h' || (c | 0x20) == 's';
}

/* He, him, his, she and what begins like them, which most words do not; "HİS"
 * is in lower case "his", too. */
static bool
may_be_pronoun(struct str word)
{
	unsigned char first, second;

	if (word.len < 2 || word.len > 7)
		return false;
	first = (unsigned char)word.at[0] | 0x20;
	second = (unsigned char)word.at[1] | 0x20;
	if (second >= 0x80)
		return first == 'h' || first == 's';
	return (first == 's' && second == 'h') ||
	    (first == 'h' && (second == 'e' || second == 'i'));
}

/* The words of sixteen bytes, a bit for each. */
struct word_bits {
	uint64_t begins; /* a word, or what stands in its place */
	uint64_t stops;  /* looking: may begin a pronoun, or is of no word */
	bool next;       /* the byte behind them begins a word */
};

static inline struct word_bits
look_at_words(const char *at, bool begins)
{
	const uint64_t all = (1u << LANES) - 1;
	lanes v = lanes_load(at), low = v | 0x20;
	uint64_t blanks = lanes_bits(lanes_are(v, ' ') | lanes_are(v, ','));
	uint64_t letters = lanes_bits(lanes_within(low, 'a', 'z'));
	uint64_t pronoun = lanes_bits(
	    lanes_are(low, 'h') | lanes_are(low, 's'));
	uint64_t begin = (blanks << 1 | begins) & all;

	return (struct word_bits){ begin,
		(begin & pronoun) | (~(letters | blanks) & all),
		blanks >> (LANES - 1) };
}

/*
 * The first byte from from on that may begin a pronoun or a word that has
 * other bytes than ASCII letters: words that cannot be one are passed over.
 */
static uint32_t
pass_words(struct str text, uint32_t from, uint32_t to)
{
	bool begins = true;

	for (size_t i = from; i + LANES <= to; i += LANES) {
		struct word_bits bits = look_at_words(text.at + i, begins);

		if (bits.stops != 0)
			bits.begins &= 2 * (bits.stops & -bits.stops) - 1;
		if (bits.begins != 0)
			from = (uint32_t)i + bits_last(bits.begins);
		if (bits.stops != 0)
			return from;
		begins = bits.next;
	}
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
		if (!may_be_pronoun(word))
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
