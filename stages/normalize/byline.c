/* "By Jane Roe and John Doe, Staff Writers" */
#include "byline_in.h"
#include "date.h"
#include "label.h"
#include "utf8.h"

enum { AUTHORS_MAX = 8 };

/* What is being read: the words, and where we are. */
struct reading {
	const struct words *words;
	size_t at;
	struct str authors[AUTHORS_MAX]; /* [n] */
	size_t n;
};

static bool
skip_word(struct reading *r, const char *lower)
{
	if (!words_is(r->words, r->at, lower))
		return false;
	r->at++;
	return true;
}

/*
 * Names with commas and "and" between them.  False where there is none.  What
 * is written otherwise than the first is none: "By JANE ROE, Northern Wire".
 */
static bool
read_names(struct reading *r)
{
	const struct word *first = &r->words->at[r->at];
	size_t end, last = r->at;
	bool joined = false;

	while (r->n < AUTHORS_MAX &&
	    (end = byline_name_end(r->words, r->at)) > r->at) {
		if (r->n > 0 && (words_have(
		        r->words, r->at, end, WORD_OUTLET) ||
		        (!joined && !byline_same_case(first,
		            &r->words->at[r->at])))) {
			r->at = last;
			return true;
		}
		last = end;
		r->authors[r->n++] = words_text(r->words, r->at, end);
		r->at = end;
		skip_word(r, ",");
		joined = skip_word(r, "and") || skip_word(r, "&") ||
		    skip_word(r, "with");
		if (!joined && r->at == end)
			return true;
		if (byline_name_end(r->words, r->at) == r->at) {
			r->at = end;
			return true;
		}
	}
	return r->n > 0;
}

/* What separates the names from what follows them. */
static bool
skip_separator(struct reading *r)
{
	static const char *const signs[] = { ",", "|", "/", "-", "\xe2\x80\x93",
		"\xe2\x80\x94", "\xe2\x80\xa2", "\xc2\xb7", "(", ";", "for",
		"of", "in", "at", "and", "&", "with", ":" };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (skip_word(r, signs[i]))
			return true;
	return false;
}

/* Nothing but capitalised words and small ones between them? */
static bool
is_title(const struct words *words, size_t k, size_t end)
{
	bool capital = false;

	for (; k < end; k++) {
		const struct word *word = &words->at[k];

		if (word->is_word && !word->capital && !word->digits &&
		    (word->classes & WORD_PART) == 0 &&
		    !words_is(words, k, "of") && !words_is(words, k, "the") &&
		    !words_is(words, k, "and") && !words_is(words, k, "for") &&
		    !words_is(words, k, "to") && !words_is(words, k, "at"))
			return false;
		capital = capital || word->capital;
	}
	return capital;
}

static bool
has_sign(const struct words *words, size_t k, size_t end, const char *sign)
{
	for (; k < end && k < words->n; k++)
		if (words_is(words, k, sign))
			return true;
	return false;
}

/* The next bar at or after word k, or the end. */
static size_t
bar_after(const struct words *words, size_t k)
{
	while (k < words->n && !words_is(words, k, "|"))
		k++;
	return k;
}

/* One of "The Daily Gazette | May 14, 2023 | Staff Writer". */
static bool
read_column(const struct words *words, size_t k, size_t end,
    struct line *line, struct arena *arena)
{
	struct str text = words_text(words, k, end);
	struct span at;

	if (k == end)
		return true;
	if (date_is_all(text)) {
		line->date = date_find(text, &at, arena);
		return true;
	}
	if (words_have(words, k, end, WORD_ROLE)) {
		line->role = text;
		return true;
	}
	if (line->outlet.len == 0)
		line->outlet = text;
	return is_title(words, k, end);
}

static bool
read_columns(const struct reading *r, struct line *line, struct arena *arena)
{
	size_t k = r->at, bar;
	bool good = true;

	for (; good && k < r->words->n; k = bar + 1) {
		bar = bar_after(r->words, k);
		good = read_column(r->words, k, bar, line, arena);
	}
	return good;
}

/* "Staff Writer", "The Daily Gazette", "May 14, 2023": what may follow. */
static bool
read_rest(struct reading *r, struct line *line, struct arena *arena,
    bool strict)
{
	const struct words *words = r->words;
	size_t end = words->n;
	struct str rest;
	struct span at;

	if (end > r->at && words_is(words, end - 1, ")"))
		end--;
	rest = words_text(words, r->at, end);
	if (rest.len == 0)
		return true;
	if (date_is_all(rest)) {
		line->date = date_find(rest, &at, arena);
		return true;
	}
	if (has_sign(words, r->at, end, "@"))
		return true;
	if (has_sign(words, r->at, end, "|"))
		return read_columns(r, line, arena);
	if (end - r->at > 10 || words_have(words, r->at, end, WORD_VERB))
		return false;
	if (words_have(words, r->at, end, WORD_ROLE)) {
		line->role = rest;
		return true;
	}
	if (strict && !words_have(words, r->at, end,
	        WORD_AGENCY | WORD_OUTLET) && !words_is(words, r->at, "the"))
		return false;
	if (!is_title(words, r->at, end) || !words->at[r->at].capital)
		return false;
	/* "By Jane Roe in Fresno", "at Fellgate Park": where, not for whom. */
	if (!words_is(words, r->at - 1, "in") &&
	    !words_is(words, r->at - 1, "at"))
		line->outlet = rest;
	return true;
}

static struct str
join_authors(const struct reading *r, struct arena *arena)
{
	char *out, *at;
	size_t len = 0;

	for (size_t i = 0; i < r->n; i++)
		len += r->authors[i].len + 1;
	at = out = arena_alloc(arena, len + 1);
	for (size_t i = 0; i < r->n; i++) {
		if (i > 0)
			*at++ = '|';
		memcpy(at, r->authors[i].at, r->authors[i].len);
		at += r->authors[i].len;
	}
	return (struct str){ out, (size_t)(at - out) };
}

/* "By", "by:", "Story by", "Written by"; the number of words, 0: none. */
static size_t
by_words(const struct words *words)
{
	static const char *const before[] = { "story", "written", "words",
		"posted", "reported", "published", "article", "report",
		"submitted", "authored" };
	size_t k = 0;

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (words_is(words, 0, before[i]))
			k = 1;
	if (!words_is(words, k, "by"))
		return 0;
	return k + 1 + words_is(words, k + 1, ":");
}

/* "By The Associated Press", "By CNN": nobody is named. */
static bool
is_house(const struct words *words, size_t k, struct line *line)
{
	if (k >= words->n || words->n - k > 6 ||
	    !is_title(words, k, words->n) ||
	    !words_have(words, k, words->n,
	        WORD_ROLE | WORD_AGENCY | WORD_OUTLET))
		return false;
	line->outlet = words_text(words, k, words->n);
	return true;
}

static bool
ends_as_sentence(const struct words *words)
{
	const struct word *last = &words->at[words->n - 1];

	if (!line_ends_sentence(words->line))
		return false;
	/* "John Doe Jr." and "J." end in a stop of their own. */
	return words->n < 2 || !words_is(words, words->n - 1, ".") ||
	    !(byline_is_suffix(words, words->n - 2) ||
	        last[-1].at.end - last[-1].at.begin <= 1);
}

/* "Local Democracy Reporter": what the one named above is called. */
static bool
is_role_alone(const struct words *words, struct line *line)
{
	size_t last = words->n - 1;

	if (words->n > 5 || (words->at[last].classes & WORD_ROLE) == 0 ||
	    !is_title(words, 0, words->n) || !words->at[0].capital)
		return false;
	line->label = LABEL_BYLINE;
	line->role = words->line;
	return true;
}

bool
line_is_byline(
    const struct words *words, struct line *line, struct arena *arena)
{
	struct reading r = { .words = words };
	bool by, separated;

	if (words->n < 2 || words->n > 40 || ends_as_sentence(words))
		return false;
	r.at = by_words(words);
	by = r.at > 0;
	if (!by && is_role_alone(words, line))
		return true;
	if (!read_names(&r)) {
		line->label = LABEL_BYLINE;
		return by && is_house(words, r.at, line);
	}
	if (!by && r.at == words->n)
		return false;
	separated = skip_separator(&r);
	if (!by && (!separated || words_is(words, r.at - 1, "/") ||
	        words_is(words, r.at - 1, "-")))
		return false;
	if (!read_rest(&r, line, arena,
	        !by && !words_is(words, r.at - 1, "|")))
		return false;
	line->label = LABEL_BYLINE;
	line->authors = join_authors(&r, arena);
	return true;
}
