/* A line that is nothing but a date, and what goes with it. */
#include "date.h"
#include "date_in.h"
#include "lexicon.h"
#include "utf8.h"

#include "normalize/datewords.tsv.h"

/* What may stand beside a date: a row of the table, or NULL. */
static const struct lexicon_row *
find_word(struct str word)
{
	char lower[16];

	if (word.len > sizeof(lower))
		return NULL;
	for (size_t i = 0; i < word.len; i++)
		lower[i] = (char)ascii_lower((unsigned char)word.at[i]);
	return table_find(
	    &datewords_table, (struct str){ lower, word.len });
}

/* Where the word that begins at i ends: letters, and points inside it. */
static size_t
word_end(struct str s, size_t i)
{
	while (i < s.len && (ascii_is_alpha((unsigned char)s.at[i]) ||
	    (s.at[i] == '.' && i > 0)))
		i++;
	return i;
}

static bool
is_date_sign(uint32_t c)
{
	return c < 0x80 ? c != '"' && c != '\'' && c != '?' && c != '!'
	                : c == 0x2013 || c == 0x2014 || c == 0x2022 ||
	        c == 0xb7;
}

/* Is all of s what may stand beside a date, with a digit in it? */
static bool
has_date_words(struct str s)
{
	bool digit = false;

	for (size_t i = 0; i < s.len;) {
		unsigned char c = (unsigned char)s.at[i];
		size_t end;
		uint32_t sign;

		if (ascii_is_alpha(c)) {
			end = word_end(s, i);
			if (find_word(str_slice(s, i, end)) == NULL &&
			    date_month(str_slice(s, i, end)) == 0)
				return false;
			i = end;
			continue;
		}
		digit = digit || ascii_is_digit(c);
		i += utf8_decode(s, i, &sign);
		if (!is_date_sign(sign))
			return false;
	}
	return digit;
}

/* Is the word at i to end of a line of date words about its making? */
static bool
is_telling(struct str s, size_t i, size_t end)
{
	const struct lexicon_row *row = find_word(str_slice(s, i, end));
	struct ymd date;

	return (row != NULL && row->value.len > 0) || date_at(s, i, &date) > 0;
}

bool
date_is_all(struct str s)
{
	struct ymd date;

	if (!has_date_words(s))
		return false;
	for (size_t i = 0; i < s.len;) {
		unsigned char c = (unsigned char)s.at[i];
		size_t end = ascii_is_alpha(c) ? word_end(s, i) : i + 1;

		if (ascii_is_alpha(c) && is_telling(s, i, end))
			return true;
		if (ascii_is_digit(c) &&
		    (date_at(s, i, &date) > 0 || date_is_numeric(s, i)))
			return true;
		while (ascii_is_digit(c) && end < s.len &&
		    ascii_is_digit((unsigned char)s.at[end]))
			end++;
		i = end;
	}
	return false;
}
