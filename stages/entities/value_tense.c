/* Behind the writer or before: what the words around a date tell. */
#include "value_when.h"

enum { TENSE_WINDOW = 24 };

static bool
is_word(const struct scan *s, size_t i, const char *word)
{
	return i < s->n && str_is(scan_text(s, i), word);
}

/* "held", "sued", "delayed": a past form, or a participle. */
static bool
is_past(const struct scan *s, size_t i)
{
	struct str word = scan_text(s, i);

	if (s->at[i].class == V_PAST)
		return true;
	/* "an unprecedented sum" */
	if (i > 0 && (scan_is(s, i - 1, V_ARTICLE) || scan_is(s, i - 1, V_THE)))
		return false;
	return s->at[i].type == T_WORD && s->at[i].class == V_NONE &&
	    !s->at[i].capital && word.len > 3 && str_ends(word, STR("ed")) &&
	    !str_ends(word, STR("eed"));
}

/* "scheduled" and the like, which tell little without "is" or "are". */
static bool
is_participle(const struct scan *s, size_t i)
{
	struct str word = scan_text(s, i);

	return str_ends(word, STR("ed")) || str_is(word, "set") ||
	    str_is(word, "due") || str_is(word, "if");
}

static bool
is_present_be(const struct scan *s, size_t i)
{
	return is_word(s, i, "is") || is_word(s, i, "are") ||
	    is_word(s, i, "be") || is_word(s, i, "s");
}

/* "we can bring", "it could be", "it may rain": not "he could not". */
static bool
is_possible(const struct scan *s, size_t i)
{
	if (s->at[i].capital)
		return false;
	return is_word(s, i, "can") || is_word(s, i, "may") ||
	    is_word(s, i, "might") ||
	    (is_word(s, i, "could") && is_word(s, i + 1, "be"));
}

/* "his plans", "the hopes": nouns. */
static bool
is_owned(const struct scan *s, size_t i)
{
	static const char *const words[] = { "his", "her", "their", "its",
		"the", "our", "my", "of" };

	return i > 0 && STR_IS_ONE(scan_text(s, i - 1), words);
}

/* What was called off lies ahead still: "canceled the talks set for Friday". */
static bool
calls_off(const struct scan *s, size_t i)
{
	return str_starts(scan_text(s, i), STR("cancel")) ||
	    str_starts(scan_text(s, i), STR("postpone"));
}

/* "would have been", but "will have a chance" lies ahead. */
static bool
is_perfect(const struct scan *s, size_t i)
{
	if (!is_word(s, i + 1, "have") || i + 2 >= s->n)
		return false;
	return s->at[i + 2].class != V_ARTICLE &&
	    s->at[i + 2].class != V_THE && s->at[i + 2].class != V_NUMBER &&
	    !is_word(s, i + 2, "to") && !is_word(s, i + 2, "no") &&
	    !is_word(s, i + 2, "more");
}

static bool
is_past_be(const struct scan *s, size_t i)
{
	return is_word(s, i, "was") || is_word(s, i, "were") ||
	    is_word(s, i, "had") || is_word(s, i, "been");
}

/* "was to report earnings", "were to meet": not "was to blame" of old. */
static bool
is_to_be(const struct scan *s, size_t i)
{
	return (is_word(s, i, "was") || is_word(s, i, "were")) &&
	    is_word(s, i + 1, "to");
}

/* "could not be reached", "couldn't be reached" */
static bool
is_failure(const struct scan *s, size_t be)
{
	return be > 1 && is_word(s, be - 1, "not") &&
	    is_word(s, be - 2, "could");
}

/* The tense that the words "be", "is" or "was" before word i give it. */
static enum tense
helped(const struct scan *s, size_t i, bool future, bool *weak)
{
	for (size_t k = 1; k <= 2 && k <= i; k++) {
		if (is_word(s, i - k, "be"))
			return is_failure(s, i - k) ? TENSE_PAST
			                            : TENSE_FUTURE;
		if (is_present_be(s, i - k)) {
			*weak = false;
			if (!future) /* "is elected" */
				return TENSE_UNKNOWN;
		}
		if (is_past_be(s, i - k)) {
			*weak = false;
			return future ? TENSE_PLANNED : TENSE_PAST;
		}
	}
	return future ? TENSE_FUTURE : TENSE_PAST;
}

/*
 * What one word tells, with the words beside it: "will be held", "was due",
 * "would have been".  weak is set where only a participle tells of a future:
 * "failed to come to a meeting scheduled for Friday".
 */
static enum tense
tense_of(const struct scan *s, size_t i, bool *weak)
{
	bool future = (s->at[i].class == V_FUTURE && !s->at[i].capital &&
	    !is_owned(s, i)) || is_possible(s, i) ||
	    (is_word(s, i, "won") && is_word(s, i + 2, "t")); /* won't */

	*weak = future && is_participle(s, i);
	if (is_to_be(s, i))
		return TENSE_FUTURE;
	if (!future && !is_past(s, i))
		return TENSE_UNKNOWN;
	if (future && is_perfect(s, i))
		return TENSE_PAST;
	return helped(s, i, future, weak);
}

static bool
ends_clause(const struct scan *s, size_t i)
{
	return scan_sign(s, i, ';') || scan_sign(s, i, ':') ||
	    scan_sign(s, i, 0x201c) ||
	    scan_sign(s, i, 0x201d) || scan_sign(s, i, '"');
}

/* "before Monday's caucus", "until Friday" */
static bool
is_limit(const struct scan *s, size_t i)
{
	return is_word(s, i, "before") || is_word(s, i, "until") ||
	    is_word(s, i, "till");
}

/* "sent to delegates", "taken to court": nouns without an article. */
static bool
is_bare_noun(const struct scan *s, size_t i)
{
	static const char *const words[] = { "police", "court", "parliament",
		"congress", "prison", "jail", "school", "church", "home",
		"town", "custody", "hospital", "people", "power", "trial",
		"death", "safety", "staff", "office" };
	struct str word = scan_text(s, i);

	if (STR_IS_ONE(word, words))
		return true;
	return str_ends(word, STR("s")) && !str_ends(word, STR("ss")) &&
	    !str_ends(word, STR("us"));
}

/* "urged them to vote": what was said to be done lies ahead. */
static bool
is_infinitive(const struct scan *s, size_t i)
{
	return is_word(s, i, "to") && i + 1 < s->n &&
	    s->at[i + 1].type == T_WORD && !s->at[i + 1].capital &&
	    s->at[i + 1].class == V_NONE && i > 0 &&
	    !is_bare_noun(s, i + 1) &&
	    !is_word(s, i - 1, "had") && !is_word(s, i - 1, "trip") &&
	    !is_word(s, i - 1, "came") && !is_word(s, i - 1, "went");
}

/* "had been paying until May", "was closed until May" */
static bool
was_before(const struct scan *s, size_t i)
{
	for (size_t k = i; k > 0 && i - k < 12; k--)
		if (is_word(s, k - 1, "had") || is_word(s, k - 1, "was") ||
		    is_word(s, k - 1, "were"))
			return true;
	return false;
}

/* What stands before the date, from its clause. */
static enum tense
tense_before(const struct scan *s, size_t i)
{
	enum tense tense, guess = TENSE_UNKNOWN;
	bool weak;

	for (size_t k = i; k > 0 && i - k < TENSE_WINDOW; k--) {
		if (ends_clause(s, k - 1))
			break;
		if (i - k < 3 && is_infinitive(s, k - 1))
			return TENSE_FUTURE;
		tense = tense_of(s, k - 1, &weak);
		if (guess == TENSE_FUTURE && calls_off(s, k - 1))
			return guess;
		if (tense != TENSE_UNKNOWN && !weak)
			return tense;
		if (tense != TENSE_UNKNOWN)
			guess = tense;
	}
	return guess;
}

static enum tense
tense_behind(const struct scan *s, size_t i)
{
	bool weak;

	for (size_t k = i + 1; k < s->n && k - i < TENSE_WINDOW; k++) {
		enum tense tense = tense_of(s, k, &weak);

		if (ends_clause(s, k))
			break;
		/* "an analyst says" tells nothing of what will be */
		if (tense != TENSE_UNKNOWN)
			return is_word(s, k, "says") ? TENSE_UNKNOWN : tense;
	}
	return TENSE_UNKNOWN;
}

enum tense
tense_at(const struct scan *s, size_t i)
{
	enum tense tense;

	if (i > 0 && is_limit(s, i - 1))
		return was_before(s, i) ? TENSE_PLANNED : TENSE_FUTURE;
	if (i > 0 && str_eq_nocase(scan_text(s, i - 1), STR("since")))
		return TENSE_PAST;
	/* "Cruz on Wednesday announced" */
	if (i + 1 < s->n && is_past(s, i + 1))
		return TENSE_PAST;
	tense = tense_before(s, i);
	return tense == TENSE_UNKNOWN ? tense_behind(s, i) : tense;
}
