/* Names in bylines: where one ends, and what can hold none. */
#include "byline_in.h"
#include "date.h"
#include "label.h"
#include "utf8.h"

enum { PARTS_MAX = 5 };

static bool
is_initial(const struct words *words, size_t k)
{
	const struct word *word = &words->at[k];

	return k + 1 < words->n && word->capital && word->lower.len <= 2 &&
	    words_is(words, k + 1, ".") &&
	    words->at[k + 1].at.begin == word->at.end;
}

/* Could word k be part of a person's name? */
static bool
is_name_part(const struct words *words, size_t k)
{
	static const unsigned never = WORD_ROLE | WORD_AGENCY | WORD_PHOTO |
	    WORD_OTHER;
	const struct word *word;

	if (k >= words->n)
		return false;
	word = &words->at[k];
	return word->capital && !word->digits &&
	    (word->classes & never) == 0 && !words_is(words, k, "the") &&
	    date_month(word->lower) == 0;
}

bool
byline_same_case(const struct word *first, const struct word *other)
{
	return other->lower.len <= 2 || first->lower.len <= 2 ||
	    other->capitals == first->capitals ||
	    (first->capitals && other->at.end - other->at.begin > 3 &&
	        str_starts(other->lower, STR("mc")));
}

bool
byline_is_suffix(const struct words *words, size_t k)
{
	return words_is(words, k, "jr") || words_is(words, k, "sr") ||
	    words_is(words, k, "ii") || words_is(words, k, "iii");
}

size_t
byline_name_end(const struct words *words, size_t k)
{
	size_t begin = k, parts = 0, end = k;

	while (parts < PARTS_MAX && k < words->n) {
		const struct word *word = &words->at[k];

		if (is_initial(words, k)) {
			k += 2;
			parts += parts == 0 ? 1 : 0;
		} else if (is_name_part(words, k) &&
		    byline_same_case(&words->at[begin], word)) {
			k++;
			parts++;
		} else if (parts > 0 && (word->classes & WORD_PART) != 0) {
			k++;
			continue;
		} else {
			break;
		}
		end = k;
	}
	if (end > begin && byline_is_suffix(words, end + words_is(words, end, ",")))
		end += 1 + words_is(words, end, ",");
	if (end < words->n && end > begin && byline_is_suffix(words, end - 1) &&
	    words_is(words, end, "."))
		end++;
	return parts >= 2 ? end : begin;
}

/* May a line that opens so be a byline?  "The mill closed" is none. */
bool
line_may_be_byline(const struct labeller *labeller, struct str text,
    const struct opening *opening)
{
	static const char *const small[] = { "of", "the", "and", "for", "to",
		"at", "by" };
	struct str second = str_slice(text, opening->first + 1,
	    opening->first + 1 + opening->second);

	if (opening->second == 0 || !opening->small ||
	    words_may_be_part(&labeller->words, second))
		return true;
	return STR_IS_ONE(second, small) || (opening->first == 2 &&
	    str_eq_nocase(str_slice(text, 0, 2), STR("by")));
}
