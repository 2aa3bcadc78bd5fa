#include "label.h"

#include "date.h"
#include "phrase.h"
#include "utf8.h"

#include "normalize/phrases.tsv.h"

/* Longer lines are body, or say so by other means than their words. */
enum { LINE_MAX_LEN = 400 };

const char *
label_name(enum label label)
{
	static const char *const names[] = { "body", "headline", "dek",
		"byline", "header", "list", "caption", "credit", "copyright",
		"boilerplate", "transcript" };

	return names[label];
}

/* --------------------------------------------------- body sentences */

static bool
is_listed(struct str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(word, list[i]))
			return true;
	return false;
}

/* Verbs that make a line with a full stop a sentence of the article. */
static bool
is_finite_verb(struct str word)
{
	static const char *const list[] = { "said", "says", "told", "was",
		"were", "is", "are", "has", "had", "have", "will", "would",
		"could", "should", "did", "does", "do", "went", "came",
		"began", "begins", "begin", "became", "asked", "added",
		"announced", "reported", "died", "won", "lost", "made",
		"found", "took", "gave", "called", "can", "may", "might",
		"must", "wrote", "joked", "appears", "appeared", "voted",
		"ends", "opened", "closed", "filed", "charged" };

	return is_listed(word, list, sizeof(list) / sizeof(list[0]));
}

static bool
ends_sentence(struct str line)
{
	while (line.len > 0) {
		size_t begin;
		uint32_t c = utf8_before(line, line.len, &begin);
		enum mark mark = utf8_mark(c);

		if (c == '.' || c == '!' || c == '?')
			return true;
		if (c != ')' && c != ']' && mark != MARK_CLOSE &&
		    mark != MARK_STRAIGHT && mark != MARK_CLOSE_SINGLE &&
		    mark != MARK_STRAIGHT_SINGLE)
			return false;
		line.len = begin;
	}
	return false;
}

static bool
reads_as_sentence(struct str text, const struct words *words)
{
	if (!ends_sentence(text))
		return false;
	for (size_t i = 0; i < words->n; i++)
		if (is_finite_verb(words->at[i]) ||
		    utf8_mark(utf8_at(words->at[i], 0)) == MARK_OPEN)
			return true;
	return false;
}

/* ------------------------------------------------------- boilerplate */

static enum label
label_of(struct str value, bool *sentence)
{
	struct str rest = value, name = { "", 0 };

	str_field(&rest, '\t', &name);
	*sentence = rest.at != NULL;
	return str_is(name, "copyright") ? LABEL_COPYRIGHT : LABEL_BOILERPLATE;
}

static bool
fits_phrase(struct str text, struct line *line, struct arena *arena)
{
	const struct lexicon_row *row;
	struct words words;
	bool sentence;

	words_read(&words, text, arena);
	row = phrase_find(phrases_rows, phrases_n, &words);
	if (row == NULL)
		return false;
	line->label = label_of(row->value, &sentence);
	return sentence || !reads_as_sentence(text, &words);
}

static bool
is_copyright(struct str text)
{
	struct str c = STR("\xc2\xa9");
	bool sign = str_starts(text, c) ||
	    (text.len > 4 && str_eq_nocase(str_slice(text, 0, 3), STR("(c)")));
	bool named = text.len > 10 &&
	    str_eq_nocase(str_slice(text, 0, 9), STR("copyright"));
	size_t i = sign ? 2 : 9;

	if (!sign && !named)
		return false;
	while (i < text.len && i < 14 &&
	    !ascii_is_alpha((unsigned char)text.at[i])) {
		if (ascii_is_digit((unsigned char)text.at[i]))
			return true;
		i++;
	}
	return sign || str_find_str(text, c, 0) < 14;
}

/* ------------------------------------------------------------- header */

/* Keys of a head: what they are, in lower case. */
static bool
key_is(struct str key, const char *const *list)
{
	for (; *list != NULL; list++)
		if (str_eq_nocase(key, str_of(*list)))
			return true;
	return false;
}

static bool
read_key(struct str key, struct str value, struct line *line)
{
	static const char *const titles[] = { "title", "headline", NULL };
	static const char *const urls[] = { "url", "link", "source url",
		"permalink", "canonical", NULL };
	static const char *const outlets[] = { "outlet", "source",
		"publication", "publisher", "newspaper", "site", NULL };
	static const char *const authors[] = { "author", "authors", "byline",
		"writer", NULL };
	static const char *const langs[] = { "language", "lang", NULL };
	static const char *const others[] = { "section", "category", "tags",
		"keywords", "id", "edition", "page", NULL };

	if (key_is(key, titles))
		line->title = value;
	else if (key_is(key, urls))
		line->url = value;
	else if (key_is(key, outlets))
		line->outlet = value;
	else if (key_is(key, authors))
		line->authors = value;
	else if (key_is(key, langs))
		line->lang = value;
	else
		return key_is(key, others);
	return true;
}

static bool
is_date_line(struct str text, struct line *line, struct arena *arena)
{
	struct span at;

	if (text.len > 120 || !date_is_all(text))
		return false;
	line->date = date_find(text, &at, arena);
	return true;
}

bool
line_is_header(struct str text, struct line *line, struct arena *arena)
{
	if (!is_date_line(text, line, arena))
		return false;
	line->label = LABEL_HEADER;
	return true;
}

/* ---------------------------------------------------------- one line */

bool
line_is_boilerplate(struct str text, struct line *line)
{
	(void)text;
	(void)line;
	return false;
}

struct line
line_read(struct str text, struct arena *arena)
{
	struct line line = { .label = LABEL_BODY };

	if (is_copyright(text)) {
		line.label = LABEL_COPYRIGHT;
		return line;
	}
	if (text.len <= LINE_MAX_LEN) {
		if (line_is_header(text, &line, arena) ||
		    line_is_byline(text, &line, arena) ||
		    line_is_credit(text, &line) ||
		    fits_phrase(text, &line, arena))
			return line;
		line.label = LABEL_BODY;
	}
	line.has_dateline = line_has_dateline(text, &line);
	return line;
}

/* -------------------------------------------------------- the article */

/* "Key: value" lines, as long as the article begins with them. */
static bool
is_head_line(struct str text, struct line *line, struct arena *arena)
{
	size_t colon = str_find(text, ':', 0);
	struct str key, value;
	struct span at;

	if (line_is_header(text, line, arena))
		return true;
	if (colon == text.len || colon > 24)
		return false;
	key = str_trim(str_slice(text, 0, colon));
	value = str_trim(str_slice(text, colon + 1, text.len));
	if (key_is(key, (const char *const[]){ "date", "published",
	                    "publication date", "posted", NULL })) {
		line->date = date_find(value, &at, arena);
		line->label = LABEL_HEADER;
		return true;
	}
	if (!read_key(key, value, line))
		return false;
	line->label = line->title.len > 0 ? LABEL_HEADLINE : LABEL_HEADER;
	return true;
}

/* A first line without a full stop, and more below it. */
static bool
is_headline(struct str text, struct str next)
{
	return text.len <= 200 && next.len > 0 && !ends_sentence(text) &&
	    next.len > text.len / 2;
}

static void
read_par(struct pars *pars, struct str text, struct span at, bool *head,
    struct arena *arena)
{
	struct par par = { .at = at };
	struct str s = str_span(text, at);

	*head = *head && is_head_line(s, &par.line, arena);
	if (!*head)
		par.line = line_read(s, arena);
	arena_append(arena, pars, par);
}

struct pars
pars_read(struct str text, struct arena *arena)
{
	struct pars pars = { 0 };
	bool head = true;

	for (size_t begin = 0; begin < text.len;) {
		size_t end = str_find(text, '\n', begin);

		read_par(&pars, text, (struct span){ (uint32_t)begin,
		    (uint32_t)end }, &head, arena);
		begin = end + 1;
	}
	for (size_t i = 0; i + 1 < pars.n; i++) {
		struct par *par = &pars.at[i];

		if (par->line.label == LABEL_HEADER)
			continue;
		if (par->line.label == LABEL_BODY && !par->line.has_dateline &&
		    is_headline(str_span(text, par->at),
		        str_span(text, par[1].at)))
			par->line.label = LABEL_HEADLINE;
		break;
	}
	return pars;
}
