/* Titles of works in quotation marks, or behind "the novel". */
#include "kinds_word.h"

enum { TITLE_MAX = 10, CUE_WORDS = 4 };

static const float cued = 0.8f, uncued = 0.6f;

static bool
is_small(struct str word)
{
	static const char *const words[] = { "a", "an", "the", "of", "and",
		"or", "for", "on", "in", "to", "at", "by", "from", "with",
		"who", "is", "as", "de", "la", "vs" };

	return STR_IS_ONE(word, words);
}

/* The mark that closes what opens at byte i; 0: none opens there. */
static uint32_t
closing(struct str text, uint32_t i, uint32_t *content)
{
	struct str rest = str_slice(text, i, text.len);

	if (str_starts(rest, STR("“"))) {
		*content = i + 3;
		return 0x201d;
	}
	if (str_starts(rest, STR("\""))) {
		*content = i + 1;
		return '"';
	}
	return 0;
}

/* Does a quotation mark close behind byte i, perhaps after a comma? */
static bool
closes(struct str text, uint32_t i, uint32_t mark)
{
	struct str rest = str_slice(text, i, text.len);

	if (rest.len > 0 && (rest.at[0] == ',' || rest.at[0] == '.' ||
	    rest.at[0] == '!' || rest.at[0] == '?'))
		rest = str_slice(rest, 1, rest.len);
	return str_starts(rest, mark == '"' ? STR("\"") : STR("”"));
}

/* Does word k go on behind the one before: a blank, "Mrs. ", "Keeper’s"? */
static bool
goes_on(const struct ksentence *s, size_t k)
{
	struct str gap =
	    str_slice(s->text, s->word[k - 1].end, s->word[k].begin);

	return s->word[k].joined || str_is(gap, ". ") || str_is(gap, ", ") ||
	    str_is(gap, ": ") || str_is(gap, "'") || str_is(gap, "’") ||
	    str_is(gap, "! ");
}

/* "s" of "Keeper’s" */
static bool
is_ending(const struct ksentence *s, size_t k)
{
	unsigned char before = (unsigned char)s->text.at[s->word[k].begin - 1];

	return k > 0 && (before == '\'' || before == 0x99) &&
	    s->word[k].end - s->word[k].begin < 3;
}

/* The last word of the title that begins with word i and ends at the mark. */
static size_t
title_end(const struct ksentence *s, size_t i, uint32_t mark)
{
	if (!s->word[i].capital)
		return 0;
	for (size_t k = i; k < s->n && k - i < TITLE_MAX; k++) {
		if (k > i && !goes_on(s, k))
			return 0;
		if (!s->word[k].capital && !is_small(kword_text(s, k)) &&
		    !is_ending(s, k))
			return 0;
		if (closes(s->text, s->word[k].end, mark))
			return k + 1;
	}
	return 0;
}

static bool
is_cue(const struct ksentence *s, size_t i)
{
	const struct lexicon_row *row = s->word[i].capital
	    ? NULL
	    : lexicon_find_lower(
	        &s->knowledge->kind_words, kword_text(s, i));

	return row != NULL && str_is(row->value, "work-cue");
}

/* A word for a work among those before i or, as in ", a novel", behind end? */
static bool
has_cue(const struct ksentence *s, size_t i, size_t end)
{
	for (size_t k = i; k > 0 && i - k < CUE_WORDS; k--)
		if (is_cue(s, k - 1))
			return true;
	if (kword_is(s, end, "a") || kword_is(s, end, "an") ||
	    kword_is(s, end, "the"))
		for (size_t k = end + 1; k < s->n && k - end < CUE_WORDS; k++)
			if (is_cue(s, k))
				return true;
	return false;
}

/* So many words that are not small: "Peace Through Strength" has three. */
static size_t
great_words(const struct ksentence *s, size_t i, size_t end)
{
	size_t n = 0;

	for (; i < end; i++)
		if (s->word[i].capital)
			n++;
	return n;
}

/* "Mr. D’Souza", and what is cried out in capitals. */
static bool
is_other(const struct ksentence *s, size_t i, size_t end)
{
	bool small = false;

	if (end - i < 4 && names_title(s->knowledge->names,
	        kword_text(s, i)).kind == NAMES_HONORIFIC)
		return true;
	for (uint32_t k = s->word[i].begin; k < s->word[end - 1].end; k++)
		small = small || ascii_is_lower((unsigned char)s->text.at[k]);
	return !small;
}

void
kinds_works(const struct ksentence *s)
{
	for (size_t i = 0; i < s->n; i++) {
		uint32_t before, content = 0, mark;
		size_t end;
		bool cue;

		if (!s->word[i].capital || s->word[i].begin == s->at.begin)
			continue;
		before = s->word[i].begin - 1;
		if (s->text.at[before] != '"' && before >= s->at.begin + 2)
			before -= 2;
		mark = closing(s->text, before, &content);
		if (mark == 0 || content != s->word[i].begin)
			continue;
		end = title_end(s, i, mark);
		if (end == 0 || is_other(s, i, end))
			continue;
		cue = has_cue(s, i, end);
		if (cue || (great_words(s, i, end) > 2 && !s->headline))
			ksentence_add(s, i, end - 1,
			    ENTITY_WORK,
			    cue ? cued : uncued);
		i = end - 1;
	}
}
