#include "pars.h"

#include <stdlib.h>

#include "hash.h"
#include "head.h"
#include "pars_in.h"
#include "utf8.h"

void
meta_set_date(struct meta *meta, struct str iso, const char *from)
{
	if (meta->date.len > 0 || iso.len == 0)
		return;
	meta->date = iso;
	meta->datesrc = from;
}

/* ------------------------------------------------------------- one by one */

/* Most lines say nothing of themselves: these share what they say. */
static const struct line *
keep_line(const struct line *line, struct arena *arena)
{
	static const struct line silent = { .label = LABEL_BODY };
	struct line *copy;

	if (line->date.len + line->authors.len + line->role.len +
	        line->outlet.len + line->place.len + line->source.len == 0 &&
	    !line->has_dateline)
		return &silent;
	copy = arena_alloc(arena, sizeof(*copy));
	*copy = *line;
	return copy;
}

static struct str
line_at(struct str text, const struct layout_lines *lines, size_t i)
{
	return i < lines->n ? str_span(text, lines->at[i].at) : STR("");
}

static void
read_lines(struct pars *pars, const struct labeller *labeller, struct str text,
    const struct layout_lines *lines, struct meta *meta, struct arena *arena)
{
	bool head = meta != NULL && head_begins(
	    line_at(text, lines, 0), line_at(text, lines, 1));

	pars->at = arena_alloc(arena, lines->n * sizeof(*pars->at));
	for (; pars->n < lines->n; pars->n++) {
		struct str text_line = line_at(text, lines, pars->n);
		struct line line = { .label = LABEL_BODY };

		head = head && head_read(text_line, &line, meta, arena);
		if (!head)
			line = line_read(labeller, text_line, arena);
		pars->at[pars->n] = (struct par){
			.at = lines->at[pars->n].at,
			.label = line.label, .has_dateline = line.has_dateline,
			.line = keep_line(&line, arena) };
	}
}

/* --------------------------------------------------------------- headline */

/* How the words of a line are written. */
struct capitals {
	size_t words, capital; /* of four letters or more */
};

static struct capitals
count_capitals(struct str s)
{
	struct capitals count = { 0, 0 };
	struct str word;

	while (str_field(&s, ' ', &word)) {
		if (word.len < 4)
			continue;
		count.words++;
		count.capital += !utf8_is_lower(utf8_at(word, 0));
	}
	return count;
}

static bool
is_title_case(struct str s)
{
	struct capitals count = count_capitals(s);

	return count.words >= 2 && count.capital * 10 >= count.words * 7;
}

/*
 * Is the first line above the body a headline?  It has no full stop, or has
 * capitals all along; and body is not much shorter.
 */
static bool
is_headline(struct str line, const struct par *next)
{
	if (line.len > 160 || line.len < 4 || utf8_is_lower(utf8_at(line, 0)) ||
	    (next->label == LABEL_BODY &&
	        span_len(next->at) * 2 < line.len))
		return false;
	return !line_ends_sentence(line) || is_title_case(line) ||
	    line.at[line.len - 1] == '?';
}

/* "OPINION", "Live updates": what kind of article follows. */
static bool
is_kicker(const struct labeller *labeller, struct str line,
    struct arena *arena)
{
	struct words words;

	if (line.len > 24)
		return false;
	words_read(&words, line, &labeller->words, arena);
	return words.n >= 1 && words.n <= 2 &&
	    (words.at[0].classes & WORD_OTHER) != 0 && words.at[0].capital;
}

static bool
is_plain_body(const struct par *par)
{
	return par->label == LABEL_BODY && !par->has_dateline;
}

static size_t
first_not(const struct pars *pars, enum label label)
{
	size_t i = 0;

	while (i < pars->n && pars->at[i].label == label)
		i++;
	return i;
}

/* A line below the headline that a byline or a date follows. */
static void
find_dek(struct pars *pars, size_t i)
{
	const struct par *next = &pars->at[i + 1];

	if (is_plain_body(&pars->at[i]) && span_len(pars->at[i].at) < 300 &&
	    (next->label == LABEL_BYLINE ||
	        next->label == LABEL_HEADER))
		pars->at[i].label = LABEL_DEK;
}

static void
find_headline(struct pars *pars, const struct labeller *labeller,
    struct str text, struct arena *arena)
{
	size_t i = first_not(pars, LABEL_HEADER);

	if (i + 2 < pars->n && is_plain_body(&pars->at[i]) && is_kicker(
	        labeller, str_span(text, pars->at[i].at), arena))
		pars->at[i++].label = LABEL_HEADER;
	if (i + 1 >= pars->n || !is_plain_body(&pars->at[i]) ||
	    !is_headline(str_span(text, pars->at[i].at), &pars->at[i + 1]))
		return;
	pars->at[i].label = LABEL_HEADLINE;
	if (i + 2 < pars->n)
		find_dek(pars, i + 1);
}

/* Five capital letters and more, and no others? */
static bool
is_all_capitals(struct str s)
{
	size_t capitals = 0;

	for (size_t k = 0; k < s.len; k++) {
		unsigned char c = (unsigned char)s.at[k];

		if (ascii_is_lower(c) || c == ':' || c >= 0x80)
			return false;
		capitals += ascii_is_upper(c);
	}
	return capitals >= 5;
}

/* "WHAT COMES NEXT" between paragraphs is a headline, too. */
static void
find_subheads(struct pars *pars, struct str text)
{
	for (size_t i = 1; i + 1 < pars->n; i++) {
		struct par *par = &pars->at[i];
		struct str s = str_span(text, par->at);

		if (is_plain_body(par) && s.len <= 60 &&
		    par[1].label == LABEL_BODY &&
		    !line_ends_sentence(s) && is_all_capitals(s))
			par->label = LABEL_HEADLINE;
	}
}

/* ----------------------------------------------------------------- twins */

enum { TWIN_LEN = 60 };

static size_t
table_size(size_t n)
{
	size_t size = 16;

	while (size < n * 2)
		size *= 2;
	return size;
}

/* A hash of the ends, to find what may be equal. */
static uint64_t
hash_ends(struct str s)
{
	return hash_join(hash_str(str_slice(s, 0, 24)),
	    hash_join(hash_str(str_slice(s, s.len - 24, s.len)), s.len));
}

/*
 * A paragraph that stands there twice, as pages print a line again beside the
 * text, counts once: the second is labelled boilerplate and names the first.
 */
static void
find_twins(struct pars *pars, struct str text, struct arena *arena)
{
	size_t mask = table_size(pars->n) - 1;
	uint32_t *slots = arena_calloc(arena, mask + 1, sizeof(*slots));

	for (size_t i = 0; i < pars->n; i++) {
		struct par *par = &pars->at[i];
		struct str s = str_span(text, par->at);
		size_t k;

		if (s.len < TWIN_LEN || par->label != LABEL_BODY)
			continue;
		k = hash_ends(s) & mask;
		while (slots[k] != 0 && !str_eq(s,
		        str_span(text, pars->at[slots[k] - 1].at)))
			k = (k + 1) & mask;
		if (slots[k] == 0) {
			slots[k] = (uint32_t)i + 1;
			continue;
		}
		par->twin = slots[k];
		par->label = LABEL_BOILERPLATE;
		par->has_dateline = false;
	}
}

/* ------------------------------------------------------------------- all */

struct pars
pars_read(const struct labeller *labeller, struct str text,
    const struct layout_lines *lines, struct meta *meta, struct arena *arena)
{
	struct pars pars = { 0 };

	read_lines(&pars, labeller, text, lines, meta, arena);
	pars_find_transcript(&pars, text);
	if (meta != NULL)
		find_headline(&pars, labeller, text, arena);
	find_subheads(&pars, text);
	pars_find_lists(&pars, text);
	find_twins(&pars, text, arena);
	return pars;
}
