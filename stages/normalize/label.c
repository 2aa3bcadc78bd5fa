#include "label.h"

#include "date.h"
#include "signs.h"
#include "utf8.h"

#include "normalize/phrases.tsv.h"
#include "normalize/regions.tsv.h"
#include "normalize/words.tsv.h"

/* Longer lines are body, or say so at their beginning or end. */
enum { LINE_MAX_LEN = 400, SHORT_LEN = 110 };

const char *
label_name(enum label label)
{
	static const char *const names[] = { "body", "headline", "dek",
		"byline", "header", "list", "caption", "credit", "copyright",
		"boilerplate", "transcript" };

	return names[label];
}

void
labeller_init(struct labeller *labeller)
{
	word_classes_init(&labeller->words, words_rows, words_n);
	lexicon_init(&labeller->regions, regions_rows, regions_n);
	phrases_init(&labeller->phrases, phrases_rows, phrases_n);
}

void
labeller_release(struct labeller *labeller)
{
	word_classes_release(&labeller->words);
	lexicon_release(&labeller->regions);
	phrases_release(&labeller->phrases);
}

bool
line_ends_sentence(struct str text)
{
	while (text.len > 0) {
		unsigned char last = (unsigned char)text.at[text.len - 1];
		enum mark mark;
		size_t begin;
		uint32_t c;

		if (last == '.' || last == '!' || last == '?')
			return true;
		if (ascii_is_alnum(last))
			return false;
		c = utf8_before(text, text.len, &begin);
		mark = utf8_mark(c);
		if (c != ')' && c != ']' && mark != MARK_CLOSE &&
		    mark != MARK_STRAIGHT && mark != MARK_CLOSE_SINGLE &&
		    mark != MARK_STRAIGHT_SINGLE)
			return false;
		text.len = begin;
	}
	return false;
}

/* -------------------------------------------------------- boilerplate */

/* A finite verb, or somebody's words: the article speaks, not the page. */
static bool
has_statement(const struct words *words, size_t from)
{
	for (size_t k = from; k < words->n; k++) {
		enum mark mark = utf8_mark(utf8_at(words->at[k].lower, 0));

		if ((words->at[k].classes & WORD_VERB) != 0 ||
		    mark == MARK_OPEN || mark == MARK_STRAIGHT)
			return true;
	}
	return false;
}

static enum label
label_named(struct str name)
{
	if (str_is(name, "copyright"))
		return LABEL_COPYRIGHT;
	if (str_is(name, "credit"))
		return LABEL_CREDIT;
	return str_is(name, "byline") ? LABEL_BYLINE : LABEL_BOILERPLATE;
}

/* Is the last sign but closing marks a full stop? */
static bool
ends_with_stop(struct str text)
{
	while (text.len > 0 && text.at[text.len - 1] != '.') {
		size_t begin;
		uint32_t c = utf8_before(text, text.len, &begin);

		if (utf8_mark(c) == MARK_NONE && c != ')' && c != ']')
			return false;
		text.len = begin;
	}
	return text.len > 0;
}

/* May the phrase of this mark be a line that ends as a sentence does? */
static bool
may_be_sentence(struct str mark, const struct words *words)
{
	if (str_is(mark, "always"))
		return true;
	if (str_is(mark, "link"))
		return !ends_with_stop(words->line);
	/* "Do you have a story?": the phrase itself may have verbs. */
	return str_is(mark, "promo") &&
	    !has_statement(words, words->n < 5 ? 1 : 4);
}

static bool
is_phrase(const struct labeller *labeller, const struct words *words,
    struct line *line)
{
	const struct lexicon_row *row = phrases_find(&labeller->phrases, words);
	struct str rest, name = { "", 0 };

	if (row == NULL)
		return false;
	rest = row->value;
	str_field(&rest, '\t', &name);
	if (rest.at == NULL)
		rest = STR("");
	if (line_ends_sentence(words->line) && !may_be_sentence(rest, words))
		return false;
	line->label = label_named(name);
	if (line->label == LABEL_CREDIT && line_has_caption(words))
		line->label = LABEL_CAPTION;
	return true;
}

/* "------", "* * *": nothing to read. */
static bool
is_ornament(struct str text)
{
	if (text.len > 64)
		return false;
	for (size_t i = 0; i < text.len;) {
		uint32_t c;

		i += utf8_decode(text, i, &c);
		if (utf8_is_letter(c) || utf8_is_digit(c) ||
		    utf8_mark(c) != MARK_NONE || c == '?' || c == '!')
			return false;
	}
	return true;
}

/* "© 2024 The Associated Press", "Copyright 2023 Example News" */
static bool
is_copyright(struct str text)
{
	struct str sign = STR("\xc2\xa9");
	char first = text.len == 0 ? '\0' : text.at[0];
	size_t i = 0;

	if (first != '(' && (first | 0x20) != 'c' && first != sign.at[0])
		return false;
	if (str_starts(text, sign))
		return true;
	if (text.len > 4 && str_eq_nocase(str_slice(text, 0, 4), STR("(c) ")))
		i = 4;
	else if (text.len > 10 && str_eq_nocase(
	             str_slice(text, 0, 10), STR("copyright ")))
		i = 10;
	if (i == 0)
		return false;
	if (str_starts(str_slice(text, i, text.len), sign))
		return true;
	return ascii_is_digit((unsigned char)text.at[i]) ||
	    str_find_str(text, STR("ll rights reserved"), 0) < text.len;
}

/* ------------------------------------------------------------- header */

bool
line_is_header(struct str text, struct line *line, struct arena *arena)
{
	struct span at;

	if (text.len > SHORT_LEN || !date_is_all(text))
		return false;
	line->date = date_find(text, &at, arena);
	line->label = LABEL_HEADER;
	return true;
}

/* ---------------------------------------------------------- one line */

static bool
begins_with_by(struct str text)
{
	return text.len > 2 && (text.at[0] | 0x20) == 'b' &&
	    (text.at[1] | 0x20) == 'y';
}

/* May the line be a phrase?  All begin with a word of their own but some. */
static bool
may_be_phrase(const struct labeller *labeller, struct str text,
    const struct opening *opening)
{
	return phrases_may_begin(&labeller->phrases, text, opening) ||
	    signs_contributed(text);
}

static bool
may_be_credit(const struct labeller *labeller, struct str text)
{
	return text.at[text.len - 1] == ')' || text.at[0] == '(' ||
	    str_starts(text, STR("FILE")) ||
	    line_may_end_in_credit(&labeller->words, text);
}

/* May a line of up to SHORT_LEN bytes be a byline, or name and owner? */
static bool
may_be_byline(const struct labeller *labeller, struct str text,
    const struct opening *opening, const struct signs *signs)
{
	return signs->slash || signs->via || begins_with_by(text) ||
	    (!line_ends_sentence(text) &&
	        line_may_be_byline(labeller, text, opening));
}

/* What the words of the line make it; false: body, as far as they tell. */
static bool
read_words(const struct labeller *labeller, struct str text, bool phrase,
    struct line *line, struct arena *arena)
{
	struct arena before = arena_mark(arena);
	struct words words;

	words_read(&words, text, &labeller->words, arena);
	if ((phrase && is_phrase(labeller, &words, line)) ||
	    line_is_byline(&words, line, arena) ||
	    line_is_credit(&words, line))
		return true;
	arena_rewind(arena, before);
	*line = (struct line){ .label = LABEL_BODY };
	return false;
}

/*
 * The label of a line of up to LINE_MAX_LEN bytes.  Most lines of a body are
 * told by their first words and their end alone; the others are cut into words.
 */
static bool
read_line(const struct labeller *labeller, struct str text,
    const struct opening *opening, struct line *line, struct arena *arena)
{
	bool byline = false, phrase;

	if (text.len <= SHORT_LEN) {
		struct signs signs = signs_read(text);

		if (signs.digit && line_is_header(text, line, arena))
			return true;
		if (is_ornament(text)) {
			line->label = LABEL_BOILERPLATE;
			return true;
		}
		byline = may_be_byline(labeller, text, opening, &signs);
	}
	phrase = may_be_phrase(labeller, text, opening);
	return (phrase || byline || may_be_credit(labeller, text)) &&
	    read_words(labeller, text, phrase, line, arena);
}

struct line
line_read(
    const struct labeller *labeller, struct str text, struct arena *arena)
{
	struct line line = { .label = LABEL_BODY };
	struct opening opening = words_opening(text);

	if (is_copyright(text)) {
		line.label = LABEL_COPYRIGHT;
		return line;
	}
	if (text.len > 0 && text.len <= LINE_MAX_LEN &&
	    read_line(labeller, text, &opening, &line, arena))
		return line;
	line.has_dateline =
	    line_has_dateline(labeller, text, &opening, &line, arena);
	return line;
}
