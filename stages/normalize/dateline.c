/* "SACRAMENTO, Calif. (KTXL) – A man was arrested." */
#include "date.h"
#include "label.h"
#include "signs.h"
#include "utf8.h"

enum { PLACE_WORDS = 5 };

/* The parts of a dateline before its dash. */
struct dateline {
	struct str town;   /* "SACRAMENTO" */
	struct str region; /* "Calif." */
	struct str date;   /* "Jan. 5" */
	struct str source; /* "KTXL" */
	struct str place;  /* town and region as printed */
};

/* "R-Texas", "D": what stands in brackets behind a politician. */
static bool
is_party(struct str s)
{
	return (s.at[0] == 'R' || s.at[0] == 'D' || s.at[0] == 'I') &&
	    (s.len == 1 || s.at[1] == '-' || s.at[1] == ',');
}

/* Take a bracket at the end of head as the source. */
static bool
cut_source(struct str *head, struct dateline *found)
{
	size_t open = str_find(*head, '(', 0);
	char close = ')';

	if (open == head->len && str_ends(*head, STR("/"))) {
		open = str_find_str(*head, STR(" /"), 0) + 1;
		close = '/';
	}
	if (open >= head->len)
		return true;
	if (head->at[head->len - 1] != close || head->len - open > 42 ||
	    open + 1 >= head->len)
		return false;
	found->source = str_trim(str_slice(*head, open + 1, head->len - 1));
	*head = str_trim(str_slice(*head, 0, open));
	return found->source.len >= 2 && !is_party(found->source) &&
	    utf8_is_upper(utf8_at(found->source, 0));
}

/* "Jan 5", "Nov. 13, 2015", "5 January" */
static bool
is_day(struct str s)
{
	struct str word;
	bool month = false, day = false;

	if (s.len > 24)
		return false;
	while (str_field(&s, ' ', &word)) {
		if (word.len > 0 && word.at[word.len - 1] == ',')
			word.len--;
		if (word.len > 0 && ascii_is_digit((unsigned char)word.at[0]))
			day = true;
		else if (date_month(word) != 0)
			month = true;
		else if (word.len > 0)
			return false;
	}
	return month && day;
}

/* Cut the last of the parts that commas separate off head. */
static struct str
last_part(struct str head, size_t *begin)
{
	*begin = head.len;
	while (*begin > 0 && head.at[*begin - 1] != ',')
		--*begin;
	return str_trim(str_slice(head, *begin, head.len));
}

/* A date at the end of head, "Jan 5" or "Nov. 13, 2015". */
static void
cut_date(struct str *head, struct dateline *found)
{
	size_t begin, before;
	struct str part = last_part(*head, &begin);
	struct str whole = *head;

	if (begin > 0 && part.len == 4 &&
	    ascii_is_digit((unsigned char)part.at[0])) {
		last_part(str_slice(whole, 0, begin - 1), &before);
		part = str_trim(str_slice(whole, before, whole.len));
		begin = before;
	}
	if (!is_day(part) || (begin == 0 && found->source.len == 0))
		return;
	found->date = part;
	*head = str_trim(str_slice(whole, 0, begin == 0 ? 0 : begin - 1));
}

/* A town's name in capitals: "ST. LOUIS", "NEW YORK/SAN FRANCISCO". */
static bool
is_capital_town(const struct words *words)
{
	size_t n = 0;

	for (size_t k = 0; k < words->n; k++) {
		const struct word *word = &words->at[k];

		if (!word->is_word) {
			if (!words_is(words, k, ".") && !words_is(words, k, "/"))
				return false;
			continue;
		}
		if (!word->capitals || word->digits ||
		    (word->classes & (WORD_OTHER | WORD_VERB)) != 0 ||
		    utf8_is_digit(utf8_at(word->lower, word->lower.len - 1)))
			return false;
		n++;
	}
	return n >= 1 && n <= PLACE_WORDS;
}

static bool
is_title_town(const struct words *words)
{
	size_t n = 0;

	for (size_t k = 0; k < words->n; k++) {
		const struct word *word = &words->at[k];

		if (!word->is_word && !words_is(words, k, ".") &&
		    !words_is(words, k, "/"))
			return false;
		if (word->is_word && (!word->capital ||
		        (word->classes & (WORD_OTHER | WORD_VERB)) != 0) &&
		    (word->classes & WORD_PART) == 0)
			return false;
		n += word->is_word;
	}
	return n >= 1 && n <= 4 && words->at[0].capital;
}

/* "Calif.", "N.H.", "South Korea"; other capitalised words may be one too. */
static bool
may_be_region(struct str s)
{
	bool capital = false;
	struct str word;
	size_t n = 0;

	while (str_field(&s, ' ', &word)) {
		capital = word.len > 0 && utf8_is_upper(utf8_at(word, 0));
		if (!capital && !str_is(word, "of") && !str_is(word, "and"))
			return false;
		n++;
	}
	return n >= 1 && n <= 3 && capital;
}

/* "(KTXL)", "(Reuters)", "(The Gazette)": a source that needs no town. */
static bool
is_source_alone(const struct labeller *labeller, struct str source,
    struct arena *arena)
{
	struct words words;

	words_read(&words, source, &labeller->words, arena);
	if (words.n == 0 || words.n > 5)
		return false;
	return words.at[0].capitals ||
	    words_have(&words, 0, words.n, WORD_AGENCY | WORD_OUTLET);
}

static bool
is_place(const struct labeller *labeller, struct dateline *found,
    struct str body, bool loose, struct arena *arena)
{
	struct words words;
	bool known, capitals;
	uint32_t second;

	if (found->town.len == 0)
		return is_source_alone(labeller, found->source, arena);
	if (found->town.len > 60)
		return false;
	/* "Most of the time - the": told at a glance, as most lines are. */
	known = lexicon_has(&labeller->regions, found->region);
	second = found->town.len > 1 ? utf8_at(found->town, 1) : 0;
	if (utf8_is_lower(second) && !known && found->source.len == 0 &&
	    found->date.len == 0)
		return false;
	words_read(&words, found->town, &labeller->words, arena);
	capitals = is_capital_town(&words);
	if (found->region.len > 0 && !known && !may_be_region(found->region))
		return false;
	if (found->source.len > 0 || found->date.len > 0)
		return capitals || is_title_town(&words);
	if (capitals && found->region.len == 0 && found->town.len < 4)
		return false;
	if (capitals)
		return (loose || found->region.len > 0 ||
		           found->town.len >= 4) &&
		    (found->region.len > 0 || body.at[0] != '(');
	return known && loose && is_title_town(&words);
}

/* What follows must begin as a sentence does. */
static bool
begins_sentence(struct str body)
{
	uint32_t c = utf8_at(body, 0);
	enum mark mark = utf8_mark(c);

	return utf8_is_upper(c) || utf8_is_digit(c) || c == '$' || c == '(' ||
	    c == '[' || c == 0xa3 || c == 0x20ac || mark != MARK_NONE ||
	    (c > 0x7f && utf8_is_letter(c) && !utf8_is_lower(c));
}

static bool
read_head(struct str head, struct dateline *found)
{
	size_t comma;

	if (!cut_source(&head, found))
		return false;
	if (head.len > 0 && head.at[head.len - 1] == ',')
		head.len--;
	cut_date(&head, found);
	found->place = head;
	comma = str_find(head, ',', 0);
	found->town = str_trim(str_slice(head, 0, comma));
	if (comma < head.len)
		found->region = str_trim(
		    str_slice(head, comma + 1, head.len));
	return head.len > 0 || found->source.len > 0;
}

/* "(CNN)The president": no dash, but an agency's name in brackets. */
static size_t
bare_source_end(const struct labeller *labeller, struct str s,
    struct arena *arena)
{
	struct str front = str_slice(s, 0, s.len < 64 ? s.len : 64);
	size_t open = str_find(front, '(', 0);
	size_t close = str_find(front, ')', 0);
	struct words words;

	if (close >= front.len || open >= close || close - open > 24)
		return 0;
	words_read(&words, str_slice(s, open + 1, close), &labeller->words,
	    arena);
	return words.n == 1 && words_have(&words, 0, 1, WORD_AGENCY)
	    ? close + 1 : 0;
}

/*
 * "The mill closed", "He said": no dateline, whatever stands behind, has a
 * small second word but "de" and its like.
 */
static bool
begins_otherwise(const struct labeller *labeller, struct str text,
    const struct opening *opening)
{
	size_t second = opening->first + 1;

	return opening->second > 0 && opening->small &&
	    ascii_is_upper((unsigned char)text.at[0]) &&
	    !words_may_be_part(&labeller->words, str_slice(
	        text, second, second + opening->second));
}

bool
line_has_dateline(const struct labeller *labeller, struct str text,
    const struct opening *opening, struct line *line, struct arena *arena)
{
	struct dateline found = { { "", 0 }, { "", 0 }, { "", 0 }, { "", 0 },
		{ "", 0 } };
	bool loose = true;
	size_t len = 0, dash, bare, end;
	struct dateline_signs signs;
	struct str body;

	if (text.len == 0 || begins_otherwise(labeller, text, opening) ||
	    utf8_mark(utf8_at(text, 0)) != MARK_NONE)
		return false;
	signs = signs_of_dateline(text);
	if ((signs.dashes[0] | signs.dashes[1]) == 0 && !signs.bracket)
		return false;
	dash = signs_find_dash(text, &signs, &len, &loose);
	bare = signs.bracket ? bare_source_end(labeller, text, arena) : 0;
	end = bare > 0 && (dash == 0 || dash > bare + 1) ? bare : dash + len;
	if (end == 0 || end >= text.len)
		return false;
	body = str_trim(str_slice(text, end, text.len));
	if (body.len == 0 || !begins_sentence(body) ||
	    !read_head(str_trim(str_slice(text, 0, end == bare ? bare : dash)),
	        &found))
		return false;
	if (!is_place(labeller, &found, body, loose, arena))
		return false;
	line->place = found.place;
	line->source = found.source;
	line->date = found.date;
	line->dateline = (struct span){ 0, (uint32_t)end };
	return true;
}
