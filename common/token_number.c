/* Numbers: figures, dates, telephone numbers, numbers of chapters. */
#include "token_scan.h"

/* "713-853-3989", "646-8420": groups of three, the last of four. */
static uint32_t
phone_end(const struct token_scan *scan, uint32_t i)
{
	for (int groups = 0; groups < 4; groups++) {
		uint32_t end = token_digits_end(scan, i);

		if (groups > 0 && end - i == 4)
			return end;
		if (end - i != 3 && (groups > 0 || end - i != 1))
			return 0;
		if (strchr("-/.", token_byte_at(scan, end)) == NULL ||
		    token_byte_at(scan, end) == '\0')
			return 0;
		i = end + 1;
	}
	return 0;
}

/* "am" of "7am", "k" of "65k": a unit that is its own token. */
static bool
is_unit(struct str s)
{
	static const char *const units[] = { "am", "pm", "k", "m", "b", "t",
		"bn", "mm", "cm", "km", "kg", "mg", "ft", "lb", "lbs", "mph",
		"g", "x", "hrs", "min", "in", "tn", "kph", "mb", "gb", "a.m",
		"p.m" };

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (str_eq_nocase(s, str_of(units[i])))
			return true;
	return false;
}

/* "11-20-2000": two hyphens that leave a year. */
static uint32_t
date_end(const struct token_scan *scan, uint32_t i)
{
	uint32_t first = token_digits_end(scan, i);
	uint32_t second;
	uint32_t third;

	if (token_byte_at(scan, first) != '-')
		return 0;
	second = token_digits_end(scan, first + 1);
	if (token_byte_at(scan, second) != '-' || second - first > 3)
		return 0;
	third = token_digits_end(scan, second + 1);
	return first - i <= 4 && third - second >= 3 && third - second <= 5
		   ? third
		   : 0;
}

/* Does the mark at i belong to the figure around it: "1,250.50", "9:30"? */
static bool
is_in_figure(const struct token_scan *scan, uint32_t i)
{
	char c = token_byte_at(scan, i);

	if (c == ',') /* "1,250" is one, the notes "13,14" are two */
		return token_digits_end(scan, i + 1) == i + 4;
	return (c == '.' || c == ':' || c == '/') &&
	       token_kind_at(scan, i + 1) & DIGIT;
}

/* Past digits with points, commas, colons and slashes inside. */
static uint32_t
figure_end(const struct token_scan *scan, uint32_t i)
{
	for (;;) {
		i = token_digits_end(scan, i);
		if (!is_in_figure(scan, i))
			return i;
		i++;
	}
}

/* "1.", "12." and "2.1." begin an item of a list or a chapter. */
static bool
is_item_number(const struct token_scan *scan, uint32_t begin, uint32_t end)
{
	return begin == scan->begin && end - begin <= 4 &&
	       token_byte_at(scan, end) == '.' && end + 1 == scan->chunk &&
	       (end - begin <= 2 || token_byte_at(scan, begin + 1) == '.');
}

/* "'s" behind a number: the 1930's are one word, 2003's comedy is two. */
static uint32_t
plural_end(const struct token_scan *scan, uint32_t end)
{
	uint32_t n = token_apostrophe_len(scan, end);

	if (n == 0 || token_byte_at(scan, end + n) != 's' ||
	    (scan->words && scan->text.at[end - 1] != '0'))
		return end;
	return end + n + 1;
}

/* "'s" behind a number, as a word of its own. */
static uint32_t
read_possessive(struct token_scan *scan, uint32_t i)
{
	uint32_t n = token_apostrophe_len(scan, i);

	if (n == 0 || token_byte_at(scan, i + n) != 's' ||
	    token_letter_len(scan, i + n + 1) > 0)
		return i;
	token_add(scan, i, i + n + 1, TOKEN_WORD);
	return i + n + 1;
}

uint32_t
token_read_number(struct token_scan *scan, uint32_t begin)
{
	uint32_t end = phone_end(scan, begin);
	uint32_t tail;

	if (end == 0)
		end = date_end(scan, begin);
	if (end == 0)
		end = figure_end(scan, begin);
	if (is_item_number(scan, begin, end))
		end++;
	end = plural_end(scan, end);
	tail = token_letters_end(scan, end);
	if (tail > end && !is_unit(token_slice(scan, end, tail)) &&
	    !(token_byte_at(scan, tail) == '.' &&
		is_unit(token_slice(
		    scan, end, tail + 2 < scan->chunk ? tail + 2 : tail))))
		return token_read_word(scan, begin);
	token_add(scan, begin, end, TOKEN_NUMBER);
	return read_possessive(scan, end);
}
