/* "(AP Photo/Jane Roe)", "Photo: Reuters", "Jane Roe/The Gazette" */
#include "label.h"
#include "lanes.h"
#include "utf8.h"

/* The words between brackets that begin at k: the place of the closing one,
 * or n. */
static size_t
closing(const struct words *words, size_t k)
{
	while (k < words->n && !words_is(words, k, ")") &&
	    !words_is(words, k, "]"))
		k++;
	return k;
}

static bool
has_slash(const struct words *words, size_t k, size_t end)
{
	for (; k < end; k++)
		if (words_is(words, k, "/") || words_is(words, k, "via"))
			return true;
	return false;
}

/* Does what stands between two words name whose picture it is? */
static bool
names_owner(const struct words *words, size_t k, size_t end)
{
	if (end <= k || end - k > 16 || words_have(words, k, end, WORD_VERB))
		return false;
	if (words_have(words, k, end, WORD_PHOTO))
		return true;
	return has_slash(words, k, end) && words->at[k].capital &&
	    (words_have(words, k, end, WORD_AGENCY | WORD_OUTLET | WORD_ROLE) ||
	        end - k <= 6);
}

static bool
is_in_brackets(const struct words *words)
{
	size_t end;

	if (!words_is(words, 0, "(") && !words_is(words, 0, "["))
		return false;
	end = closing(words, 1);
	return (end + 1 == words->n ||
	           (end + 2 == words->n && words_is(words, end + 1, "."))) &&
	    names_owner(words, 1, end);
}

/* A caption: text that ends with whose picture it is, in brackets. */
static bool
ends_with_credit(const struct words *words)
{
	size_t open = words->n;

	if (words->n < 4 || !words_is(words, words->n - 1, ")"))
		return false;
	while (open > 0 && !words_is(words, open - 1, "("))
		open--;
	return open > 1 && names_owner(words, open, words->n - 1);
}

/* The word behind the last full stop inside the line; 0: there is none. */
static size_t
last_sentence(const struct words *words)
{
	for (size_t k = words->n; k-- > 2;) {
		const struct word *before = &words->at[k - 2];

		if (words_is(words, k - 1, ".") && words->at[k].capital &&
		    before->at.end - before->at.begin > 2 &&
		    before->at.end == words->at[k - 1].at.begin)
			return k;
	}
	return 0;
}

/* "Ann Lee at her stall. Picture: Bo Reed/The Mail" */
static bool
ends_with_named_credit(const struct words *words)
{
	size_t k = last_sentence(words);

	return k > 2 && (words->at[k].classes & WORD_PHOTO) != 0 &&
	    (words_is(words, k + 1, ":") || words_is(words, k + 1, "by")) &&
	    names_owner(words, k, words->n);
}

static size_t
skip_blanks(struct str text, size_t i)
{
	while (i < text.len && text.at[i] == ' ')
		i++;
	return i;
}

/* "Photo: ", "Picture by": does a word that sells pictures begin at i, where a
 * capital letter stands? */
static bool
begins_credit(const struct word_classes *classes, struct str text, size_t i)
{
	size_t next;

	if ((classes->photo_letters >> (text.at[i] & 31) & 1) == 0)
		return false;
	next = skip_blanks(text, words_end(text, i));
	if (next >= text.len ||
	    (text.at[next] != ':' && (text.at[next] | 0x20) != 'b'))
		return false;
	return (words_class(classes, words_hash_at(text, &i)) &
	    WORD_PHOTO) != 0;
}

/* Is the full stop at i, as last_sentence() tells, that before a sentence? */
static bool
ends_long_word(struct str text, size_t i)
{
	return i >= 3 && ascii_is_alpha((unsigned char)text.at[i - 1]) &&
	    ascii_is_alpha((unsigned char)text.at[i - 2]) &&
	    ascii_is_alpha((unsigned char)text.at[i - 3]);
}

/* A bit for each full stop in the LANES bytes before end, or from 0 on. */
static uint64_t
stops_before(struct str text, size_t end)
{
	char front[LANES] = "";

	if (end >= LANES)
		return lanes_bits(lanes_are(
		    lanes_load(text.at + end - LANES), '.'));
	memcpy(front, text.at, end);
	return lanes_bits(lanes_are(lanes_load(front), '.'));
}

/*
 * The same for a line that is not cut into words yet, yes too often: what
 * counts is the last sentence.
 */
bool
line_may_end_in_credit(const struct word_classes *classes, struct str text)
{
	for (size_t end = text.len, begin; end > 0; end = begin) {
		uint64_t stops = stops_before(text, end);

		begin = end > LANES ? end - LANES : 0;
		while (stops != 0) {
			unsigned bit = bits_last(stops);
			size_t i = begin + bit;
			size_t next = skip_blanks(text, i + 1);

			stops ^= (uint64_t)1 << bit;
			if (next == text.len ||
			    !ascii_is_upper((unsigned char)text.at[next]))
				continue;
			if (begins_credit(classes, text, next))
				return true;
			if (ends_long_word(text, i))
				return false;
		}
	}
	return false;
}

bool
line_has_caption(const struct words *words)
{
	size_t k = last_sentence(words);

	return k > 5 && (ends_with_named_credit(words) ||
	    ends_with_credit(words) || words->n - k > 5);
}

/* "FILE – Mayor Roe speaks", "FILE PHOTO: ...": the agencies' old pictures. */
static bool
begins_with_file(const struct words *words)
{
	static const char *const signs[] = { "-", "\xe2\x80\x93",
		"\xe2\x80\x94", ":" };
	size_t k = 1;

	if (words->n < 3 || !words_is(words, 0, "file") ||
	    !words->at[0].capitals)
		return false;
	if (words_is(words, 1, "photo") || words_is(words, 1, "image"))
		k = 2;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (words_is(words, k, signs[i]))
			return true;
	return false;
}

/* "Jane Roe/The Gazette", "John Doe via AP": capitalised all along. */
static bool
is_name_and_owner(const struct words *words)
{
	if (words->n < 3 || words->n > 9 || !words->at[0].capital ||
	    !has_slash(words, 1, words->n - 1))
		return false;
	for (size_t k = 0; k < words->n; k++) {
		const struct word *word = &words->at[k];

		if (word->digits || words_is(words, k, ":") ||
		    words_is(words, k, "?") ||
		    (word->is_word && !word->capital &&
		        !words_is(words, k, "via") &&
		        !words_is(words, k, "for") &&
		        !words_is(words, k, "of") &&
		        (word->classes & WORD_PART) == 0))
			return false;
	}
	return words_have(words, 0, words->n,
	    WORD_AGENCY | WORD_OUTLET | WORD_PHOTO | WORD_ROLE);
}

bool
line_is_credit(const struct words *words, struct line *line)
{
	if (words->n == 0)
		return false;
	if (begins_with_file(words) ||
	    ends_with_named_credit(words) ||
	    (ends_with_credit(words) && !is_in_brackets(words)))
		line->label = LABEL_CAPTION;
	else if (is_in_brackets(words) || is_name_and_owner(words))
		line->label = LABEL_CREDIT;
	else
		return false;
	return true;
}
