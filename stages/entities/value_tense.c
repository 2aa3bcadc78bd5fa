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

	for (size_t k = 0;
	     i > 0 && k < sizeof(words) / sizeof(words[0]); k++)
		if (is_word(s, i - 1, words[k]))
			return true;
	return false;
}

/* What was called off lies ahead still: "canceled the talks set for Friday". */
static bool
calls_off(const struct scan *s, size_t i)
{
	return str_starts(scan_text(s, i), STR("cancel")) ||
	    str_starts(scan_text(s, i), STR("postpone"));
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
	if (!future && !is_past(s, i))
		return TENSE_UNKNOWN;
	if (future && is_word(s, i + 1, "have"))
		return TENSE_PAST;
	for (size_t k = 1; k <= 2 && k <= i; k++) {
		if (is_word(s, i - k, "be"))
			return TENSE_FUTURE;
		if (is_present_be(s, i - k)) {
			*weak = false;
			if (!future) /* "is elected" */
				return TENSE_UNKNOWN;
		}
		if (is_word(s, i - k, "was") || is_word(s, i - k, "were") ||
		    is_word(s, i - k, "had") || is_word(s, i - k, "been")) {
			*weak = false;
			return TENSE_PAST;
		}
	}
	return future ? TENSE_FUTURE : TENSE_PAST;
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

	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (str_is(word, words[k]))
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

enum tense
tense_at(const struct scan *s, size_t i)
{
	enum tense tense, guess = TENSE_UNKNOWN;
	bool weak;
	size_t k;

	if (i > 0 && is_limit(s, i - 1))
		return TENSE_FUTURE;
	/* "Cruz on Wednesday announced" */
	if (i + 1 < s->n && is_past(s, i + 1))
		return TENSE_PAST;
	for (k = i; k > 0 && i - k < TENSE_WINDOW; k--) {
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
	if (guess != TENSE_UNKNOWN)
		return guess;
	for (k = i + 1; k < s->n && k - i < TENSE_WINDOW; k++) {
		if (ends_clause(s, k))
			break;
		tense = tense_of(s, k, &weak);
		if (tense != TENSE_UNKNOWN)
			return tense;
	}
	return TENSE_UNKNOWN;
}
