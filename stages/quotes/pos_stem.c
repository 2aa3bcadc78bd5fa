/* Stems: what all forms of a word share. */
#include "pos.h"

#include "lexicon.h"
#include "quotes/irregular.tsv.h"

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' ||
	    c == 'y';
}

/* "stopp" to "stop": a consonant doubled before an ending. */
static size_t
undouble(const char *at, size_t n)
{
	if (n > 3 && at[n - 1] == at[n - 2] && !is_vowel(at[n - 1]) &&
	    at[n - 1] != 's' && at[n - 1] != 'l')
		return n - 1;
	return n;
}

static bool
has_vowel(const char *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_vowel(at[i]))
			return true;
	return false;
}

/* Cut the ending that the tag speaks of. */
static size_t
cut_ending(char *at, size_t n, unsigned char tag)
{
	struct str s = { at, n };

	if (tag == POS_VBG && n > 4 && str_ends(s, STR("ing")) &&
	    has_vowel(at, n - 3))
		return undouble(at, n - 3);
	if ((tag == POS_VBD || tag == POS_VBN) && n > 3 &&
	    str_ends(s, STR("ed")) && has_vowel(at, n - 2))
		return undouble(at, n - 2);
	if (tag != POS_VBZ && tag != POS_NNS)
		return n;
	if (n > 4 && str_ends(s, STR("ies")))
		return n - 2;
	if (n > 4 && str_ends(s, STR("es")) && (at[n - 3] == 's' ||
	    at[n - 3] == 'x' || at[n - 3] == 'z' || at[n - 3] == 'h' ||
	    at[n - 3] == 'o'))
		return n - 2;
	return n > 3 && at[n - 1] == 's' && at[n - 2] != 's' ? n - 1 : n;
}

size_t
pos_stem(struct str form, unsigned char tag, char *out)
{
	const struct lexicon_row *row = table_find(&irregular_table, form);
	size_t n;

	if (row != NULL) {
		n = row->value.len;
		memcpy(out, row->value.at, n);
	} else {
		memcpy(out, form.at, form.len);
		n = cut_ending(out, form.len, tag);
	}
	if (n > 3 && out[n - 1] == 'e')
		n--;
	if (n > 3 && out[n - 1] == 'y' && !is_vowel(out[n - 2]))
		out[n - 1] = 'i';
	return n;
}
