#include "reading.h"

#include <stdlib.h>

#include "utf8.h"

struct span_list {
	struct span *at;
	size_t n, cap;
};

struct ents {
	const struct record **at; /* [n], by begin */
	size_t n;
};

/* ------------------------------------------------------------ quoted text */

/* Bytes of the double mark at i, curly or straight or two single; 0: none. */
static uint32_t
mark_len(struct str text, uint32_t i)
{
	uint32_t c;
	size_t n = utf8_decode(text, i, &c);
	enum mark mark = utf8_mark(c);

	if (mark == MARK_OPEN || mark == MARK_CLOSE || mark == MARK_STRAIGHT)
		return (uint32_t)n;
	if (mark == MARK_NONE || str_find_str(str_slice(text, i + n,
	        i + 2 * n <= text.len ? i + 2 * n : text.len),
	        str_slice(text, i, i + n), 0) != 0)
		return 0;
	return i + 2 * n <= text.len ? (uint32_t)(2 * n) : 0;
}

/* The stretches between marks of one piece of mixed content. */
static void
add_marked(struct span_list *list, struct str text, struct span piece,
    struct arena *arena)
{
	uint32_t open = UINT32_MAX;

	for (uint32_t i = piece.begin; i < piece.end;) {
		unsigned char c = (unsigned char)text.at[i];
		uint32_t len = c >= 0x80 || c == '"' || c == '\'' ?
		    mark_len(text, i) : 0;

		if (len > 0 && open == UINT32_MAX) {
			open = i;
		} else if (len > 0) {
			arena_append(arena, list, ((struct span){ open, i }));
			open = UINT32_MAX;
		}
		i += len > 0 ? len : 1;
		while (i < piece.end && !utf8_is_boundary(text, i))
			i++;
	}
	if (open != UINT32_MAX)
		arena_append(arena, list, ((struct span){ open, piece.end }));
}

static int
by_begin(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return (x->begin > y->begin) - (x->begin < y->begin);
}

static struct spans
sorted(struct span_list list)
{
	if (list.n > 1)
		qsort(list.at, list.n, sizeof(list.at[0]), by_begin);
	return (struct spans){ list.at, list.n };
}

static struct spans
find_reported(const struct attributions *attributions, struct arena *arena)
{
	struct span_list list = { NULL, 0, 0 };

	for (size_t i = 0; i < attributions->n; i++) {
		const struct attribution *a = &attributions->at[i];

		for (size_t k = 0; k < a->content.n; k++)
			if (a->type != QUOTE_DIRECT)
				arena_append(
				    arena, &list, a->content.at[k]);
	}
	return sorted(list);
}

static struct spans
find_quoted(struct str text, const struct attributions *attributions,
    struct arena *arena)
{
	struct span_list list = { NULL, 0, 0 };

	for (size_t i = 0; i < attributions->n; i++) {
		const struct attribution *a = &attributions->at[i];

		for (size_t k = 0; k < a->content.n; k++)
			if (a->type == QUOTE_DIRECT)
				arena_append(
				    arena, &list, a->content.at[k]);
			else if (a->type == QUOTE_MIXED)
				add_marked(
				    &list, text, a->content.at[k], arena);
	}
	return sorted(list);
}

/* --------------------------------------------------------------- mentions */

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

/* Does 's, or the bare apostrophe of a plural, follow? */
static bool
has_possessive(struct str text, uint32_t at)
{
	struct str rest = str_slice(text, at, text.len);

	return str_starts(rest, STR("'s")) || str_starts(rest, STR("’s")) ||
	    str_starts(rest, STR("' ")) || str_starts(rest, STR("’ "));
}

/* Is a word after a subject a verb?  Past tenses in -ed are. */
static bool
is_verb(const struct words *words, struct str word)
{
	enum word_kind kind = words_find(words, word).kind;

	if (kind == WORD_VERB)
		return true;
	return kind != WORD_STOP && word.len > 4 &&
	    ascii_is_lower((unsigned char)word.at[0]) &&
	    (str_ends(word, STR("ed")) || str_ends(word, STR("lls")));
}

/* The byte behind what is set off by commas or brackets after a name. */
static uint32_t
skip_apposition(struct str text, uint32_t at, uint32_t end)
{
	enum { APPOSITION_MAX = 160 };
	uint32_t limit = end - at < APPOSITION_MAX ? end : at + APPOSITION_MAX;
	char closing;

	if (at + 1 < end && text.at[at] == ' ' && text.at[at + 1] == '(')
		at++;
	if (at >= end || (text.at[at] != ',' && text.at[at] != '('))
		return at;
	closing = text.at[at] == '(' ? ')' : ',';
	for (uint32_t i = at + 1; i < limit; i++)
		if (text.at[i] == closing)
			return i + 1;
	return at;
}

/* The last word before a mention that is no title or epithet of it. */
static struct span
word_before_titles(const struct reading *reading, const struct mention *m)
{
	enum { TITLES_MAX = 5 };
	uint32_t begin = reading->sentences[m->sentence].at.begin;
	uint32_t from = m->at.begin;
	struct span word = { from, from };

	for (size_t i = 0; i < TITLES_MAX; i++) {
		enum word_kind kind;

		word = word_before(reading->text, from, begin);
		kind = words_find(
		    reading->words, str_span(reading->text, word)).kind;
		if (from - word.end > 2 ||
		    (kind != WORD_PERSON && kind != WORD_EPITHET))
			break;
		from = word.begin;
	}
	if (from - word.end > 2)
		word.begin = word.end;
	return word;
}

/* How the mention stands in its sentence. */
static void
place_mention(struct reading *reading, struct mention *m)
{
	struct str text = reading->text;
	struct span sentence = reading->sentences[m->sentence].at;
	struct span before = word_before_titles(reading, m);
	uint32_t from = skip_apposition(text, m->at.end, sentence.end);
	struct span after = word_next(text, from, sentence.end);
	enum word_kind kind =
	    words_find(reading->words, str_span(text, before)).kind;

	m->opens = before.begin <= sentence.begin;
	m->governed = kind == WORD_PREPOSITION;
	m->possessive = m->possessive || has_possessive(text, m->at.end);
	m->subject = !m->governed && !m->possessive && after.begin <= from + 1 &&
	    is_verb(reading->words, str_span(text, after));
}

/* His and her before a noun; "her" alone counts, too. */
static bool
is_possessive_form(struct str word)
{
	return str_eq_nocase(word, STR("his")) ||
	    str_eq_nocase(word, STR("her")) || str_eq_nocase(word, STR("hers"));
}

static void
add_pronouns(struct reading *reading, uint32_t sentence, uint32_t from,
    uint32_t to, struct arena *arena)
{
	struct str text = reading->text;

	for (;;) {
		struct span at = word_next(text, from, to);
		struct str word = str_span(text, at);
		struct mention m = { .at = at, .kind = MENTION_PRONOUN,
			.sentence = sentence, .who = NOBODY };
		struct word known;

		if (word.len == 0)
			return;
		from = at.end;
		if ((word.at[0] | 0x20) != 'h' && (word.at[0] | 0x20) != 's')
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
	enum word_kind kind = words_find(
	    reading->words, str_span(reading->text, at)).kind;

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
	struct mention m = { .at = ent->at, .sentence = sentence,
		.ent = ent, .who = NOBODY };

	m.kind = str_is(ent->label, "person") ? MENTION_NAME : MENTION_ORG;
	if (m.kind == MENTION_NAME && is_title(reading, ent->at))
		return;
	if (m.kind == MENTION_NAME)
		m.at.end = end_of_nickname(reading->text,
		    end_of_word(reading->text, m.at.end));
	arena_append(arena, reading, m);
}

/* The first byte behind the last mention, at least begin: a name that goes
 * beyond its entity may go beyond its sentence. */
static uint32_t
behind_last(const struct reading *reading, uint32_t begin)
{
	uint32_t end =
	    reading->n == 0 ? 0 : reading->at[reading->n - 1].at.end;

	return end > begin ? end : begin;
}

static void
find_mentions(struct reading *reading, const struct ents *ents,
    struct arena *arena)
{
	size_t e = 0;

	for (uint32_t s = 0; s < reading->n_sentences; s++) {
		struct span at = reading->sentences[s].at;
		uint32_t from = behind_last(reading, at.begin);

		for (; e < ents->n && ents->at[e]->at.begin < at.end; e++) {
			const struct record *ent = ents->at[e];

			if (ent->at.begin < from)
				continue;
			add_pronouns(
			    reading, s, from, ent->at.begin, arena);
			add_ent(reading, s, ent, arena);
			from = behind_last(reading, ent->at.end);
		}
		if (from < at.end)
			add_pronouns(reading, s, from, at.end, arena);
	}
}

/* Titles and nouns of kin right before a name, or set off behind it, may
 * tell the gender: Mrs. Okafor; his mother, Ana; Ana Ruiz, a widow. */
static enum gender
gender_beside(const struct reading *reading, const struct mention *m)
{
	enum { APPOSITION_WORDS = 7 };
	struct str text = reading->text;
	struct span sentence = reading->sentences[m->sentence].at;
	struct span word = word_before(text, m->at.begin, sentence.begin);
	struct word known = words_find(reading->words, str_span(text, word));

	if (known.kind == WORD_PERSON && known.gender != GENDER_UNKNOWN &&
	    m->at.begin - word.end <= 2)
		return known.gender;
	if (m->at.end >= sentence.end || text.at[m->at.end] != ',')
		return GENDER_UNKNOWN;
	word.end = m->at.end + 1;
	for (size_t i = 0; i < APPOSITION_WORDS; i++) {
		uint32_t from = word.end;

		word = word_next(text, from, sentence.end);
		if (span_len(word) == 0 || word.begin > from + 1)
			break;
		known = words_find(reading->words, str_span(text, word));
		if (known.kind == WORD_PERSON &&
		    known.gender != GENDER_UNKNOWN &&
		    !has_possessive(text, word.end))
			return known.gender;
		if (known.kind == WORD_PREPOSITION ||
		    known.kind == WORD_RELATIVE || known.kind == WORD_VERB)
			break;
	}
	return GENDER_UNKNOWN;
}

/* The index of the first of spans that ends after byte at. */
static size_t
first_after(struct spans spans, size_t from, uint32_t at)
{
	while (from < spans.n && spans.at[from].end <= at)
		from++;
	return from;
}

static void
mark_contents(struct reading *reading)
{
	enum { TAG_GAP = 5 }; /* a comma, a mark, a blank */
	struct spans quoted = reading->quoted, reported = reading->reported;
	size_t q = 0, r = 0;

	for (size_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];

		q = first_after(quoted, q, m->at.begin);
		r = first_after(reported, r, m->at.begin);
		m->quoted = q < quoted.n && quoted.at[q].begin < m->at.end;
		m->reported =
		    r < reported.n && reported.at[r].begin < m->at.end;
		m->tag = q > 0 &&
		    m->at.begin - quoted.at[q - 1].end <= TAG_GAP;
	}
}

static void
place_mentions(struct reading *reading)
{
	mark_contents(reading);
	for (size_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];

		m->paragraph = reading->sentences[m->sentence].paragraph;
		place_mention(reading, m);
		if (m->kind == MENTION_NAME)
			m->gender = gender_beside(reading, m);
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
	reading->quoted = find_quoted(article->text, attributions, arena);
	reading->reported = find_reported(attributions, arena);
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
		struct mention m = { .at = names.at[k],
			.kind = MENTION_NAME, .who = NOBODY };

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
