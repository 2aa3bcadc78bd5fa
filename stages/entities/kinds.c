#include "kinds_word.h"

#include "hints.h"
#include "runs.h"
#include "utf8.h"

#include "entities/groups.tsv.h"
#include "entities/kind_words.tsv.h"

void
kinds_init(struct kinds_knowledge *knowledge, const struct names *names,
    const struct lexicon *last_words)
{
	knowledge->names = names;
	lexicon_init(&knowledge->groups, groups_rows, groups_n);
	knowledge->last_words = last_words;
	lexicon_init(&knowledge->kind_words, kind_words_rows, kind_words_n);
}

void
kinds_release(struct kinds_knowledge *knowledge)
{
	lexicon_release(&knowledge->groups);
	lexicon_release(&knowledge->kind_words);
}

/* ------------------------------------------------------------------- words */

struct kwords {
	struct kword *at; /* [n] */
	size_t n, cap;
};

/* Bytes of the letter or digit at i, 0 where there is another. */
static inline size_t
letter(struct str text, uint32_t i, bool *capital)
{
	unsigned char c = (unsigned char)text.at[i];
	uint32_t point;
	size_t len;

	if (c < 0x80) {
		*capital = ascii_is_upper(c) || ascii_is_digit(c);
		return ascii_is_alnum(c) ? 1 : 0;
	}
	len = utf8_decode(text, i, &point);
	*capital = utf8_is_upper(point);
	return utf8_is_letter(point) ? len : 0;
}

/*
 * The end of the word from i on.  Hyphens and apostrophes between letters are
 * inside, but for "'s", and stops between letters: U.S.
 */
static uint32_t
word_end(struct str text, uint32_t i, uint32_t end)
{
	bool capital;
	size_t len;

	while (i < end) {
		uint32_t mark;

		i = run_alnum(text, i, end);
		if (i == end || text.at[i] == ' ')
			return i;
		mark = i;
		len = letter(text, i, &capital);
		if (len > 0) {
			i += (uint32_t)len;
			continue;
		}
		if (text.at[i] != '-' && text.at[i] != '.' &&
		    text.at[i] != '&')
			return i;
		mark++;
		if (mark >= end || letter(text, mark, &capital) == 0 ||
		    (text.at[i] == '.' && !capital))
			return i;
		i = mark;
	}
	return i;
}

static void
read_words(struct kwords *words, struct str text, struct span at,
    struct arena *arena)
{
	uint32_t last = at.begin;

	words->n = 0;
	for (uint32_t i = at.begin; i < at.end;) {
		struct kword word = { .begin = i };
		size_t len = letter(text, i, &word.capital);

		if (len == 0) {
			while (++i < at.end && !utf8_is_boundary(text, i))
				continue;
			continue;
		}
		word.end = word_end(text, i + (uint32_t)len, at.end);
		word.joined = words->n > 0 && i == last + 1 &&
		    text.at[last] == ' ';
		last = word.end;
		i = last + (last < at.end && text.at[last] == ' ');
		arena_append(arena, words, word);
	}
}

/* ---------------------------------------------------------------- sentences */

struct entity *
ksentence_over(const struct ksentence *s, struct span at)
{
	for (size_t i = s->next; i < s->known; i++) {
		struct entity *entity = &s->found->at[i];

		if (entity->at.begin >= at.end)
			break;
		if (entity->at.end > at.begin)
			return entity;
	}
	return NULL;
}

void
ksentence_add(const struct ksentence *s, size_t first, size_t last,
    enum entity_label label, float confidence)
{
	struct span at = { s->word[first].begin, s->word[last].end };
	struct entity *over = ksentence_over(s, at);

	if (over != NULL && over->at.begin == at.begin &&
	    over->at.end == at.end) {
		over->label = label;
		if (over->confidence < confidence)
			over->confidence = confidence;
		return;
	}
	arena_append(s->arena, s->found, ((struct entity){ .at = at,
	    .label = label, .sentence = s->number, .confidence = confidence,
	    .of = ENTITY_NONE }));
}

/* In a headline in title case no word of five letters is small, no stop ends. */
static bool
is_headline(const struct ksentence *s)
{
	char last = s->text.at[s->at.end - 1];

	if (last == '.' || last == '!' || last == '?')
		return false;
	for (size_t i = 0; i < s->n; i++)
		if (!s->word[i].capital &&
		    s->word[i].end - s->word[i].begin > 4)
			return false;
	return s->n > 4;
}

void
kinds_add(struct entities *found, struct str text,
    const struct spans *sentences, const uint16_t *hints,
    const struct kinds_knowledge *knowledge, struct arena *arena)
{
	static const struct {
		kinds_rule *rule;
		unsigned hint;
	} rules[] = { { kinds_groups, HINT_GROUP }, { kinds_runs, HINT_RUN },
		{ kinds_works, HINT_WORK } };
	struct kwords words = { 0 };
	struct ksentence s = { .text = text, .found = found,
		.known = found->n, .knowledge = knowledge, .arena = arena };

	for (uint32_t i = 0; i < sentences->n; i++) {
		if ((hints[i] & (HINT_GROUP | HINT_RUN | HINT_WORK)) == 0)
			continue;
		s.at = sentences->at[i];
		s.number = i;
		read_words(&words, text, s.at, arena);
		s.word = words.at;
		s.n = words.n;
		s.headline = is_headline(&s);
		while (s.next < s.known &&
		    found->at[s.next].at.end <= s.at.begin)
			s.next++;
		for (size_t k = 0; k < sizeof(rules) / sizeof(rules[0]); k++)
			if (hints[i] & rules[k].hint)
				rules[k].rule(&s);
	}
}
