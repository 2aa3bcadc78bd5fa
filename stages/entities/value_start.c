#include "value_start.h"

/* A small word that says nothing of values, and ends what could be one. */
static bool
is_plain(const struct scan *s, size_t i)
{
	return scan_plain(s, i) && !s->at[i].capital;
}

/* A word that is of values only behind what it does not follow here. */
static bool
is_idle(const struct scan *s, size_t i)
{
	if (is_plain(s, i))
		return true;
	switch (s->at[i].class) {
	case V_OF:
	case V_THE:
	case V_PREP:
	case V_FROM:
	case V_BETWEEN:
	case V_FUTURE:
	case V_PAST:
		return true;
	default:
		return false;
	}
}

static bool
is_weekend(const struct vtoken *t)
{
	return t->class == V_PERIOD && str_is(t->value, "weekend");
}

/* What a word of this class is behind "a". */
static bool
is_counted(enum value_class class)
{
	return class == V_HUNDRED || class == V_SCALE || class == V_DOZEN ||
	    class == V_PERIOD;
}

/* "this", "two" and the like are of a value by what follows. */
static bool
needs_more(const struct vtoken *t)
{
	return t->class == V_NUMBER || t->class == V_TENS ||
	    t->class == V_HALF || t->class == V_RELATIVE ||
	    t->class == V_FISCAL;
}

/* And these, where it may be as little as "of". */
static bool
needs_any(const struct vtoken *t)
{
	switch (t->class) {
	case V_ORDINAL:
	case V_PART:
	case V_VAGUE:
		return true;
	case V_SHORTWEEKDAY:
	case V_CODE:
		return t->capital;
	default:
		return false;
	}
}

/* A word that starts a value whatever follows. */
static bool
stands_alone(const struct vtoken *t)
{
	switch (t->class) {
	case V_MONTH:
	case V_SHORTMONTH:
	case V_WEEKDAY:
		return t->capital;
	case V_SEASON:
	case V_DEICTIC:
	case V_CLOCK:
		return true;
	default:
		return false;
	}
}

/* No quotation mark or dash. */
static bool
is_value_sign(uint32_t sign)
{
	return sign == '$' || (sign >= 0xa0 &&
	    (sign < 0x2010 || sign > 0x201f));
}

/* "a hundred", "a week ago" */
static bool
article_may_start(const struct scan *s, size_t i)
{
	if (scan_is(s, i + 1, V_PERIOD))
		return scan_is(s, i + 2, V_AGO) || scan_is(s, i + 2, V_FROM);
	return i + 1 < s->n && is_counted(s->at[i + 1].class);
}

static bool
word_may_start(const struct scan *s, size_t i)
{
	const struct vtoken *t = &s->at[i];

	if (t->class == V_NONE)
		return false;
	if (t->class == V_ARTICLE)
		return article_may_start(s, i);
	if (needs_more(t))
		return !is_idle(s, i + 1);
	if (needs_any(t))
		return !is_plain(s, i + 1);
	return stands_alone(t) ||
	    (is_weekend(t) && i > 0 && scan_is(s, i - 1, V_THE));
}

bool
value_may_start(const struct scan *s, size_t i)
{
	const struct vtoken *t = &s->at[i];

	if (t->type == T_NUMBER)
		return true;
	if (t->type == T_SIGN)
		return is_value_sign(t->sign);
	return word_may_start(s, i) ||
	    (t->capital && value_starts_holiday(s, i));
}

/* What the last word of a form starts, if what follows lets it. */
static unsigned
hints_of_last(const struct scan *s, size_t i)
{
	const struct vtoken *t = &s->at[i];
	unsigned hints = 0;

	if (t->type != T_WORD)
		return value_may_start(s, i) ? VALUE_STARTS : 0;
	if (stands_alone(t))
		hints |= VALUE_STARTS;
	if (needs_more(t))
		hints |= VALUE_IF_MORE;
	if (needs_any(t))
		hints |= VALUE_IF_ANY;
	if (t->class == V_ARTICLE)
		hints |= VALUE_IF_COUNTED;
	if (t->capital && value_starts_holiday(s, i))
		hints |= value_is_holiday(s, i) ? VALUE_STARTS
		                                : VALUE_IF_HOLIDAY;
	return hints;
}

/* What the first word of a form is to a word before it. */
static unsigned
hints_of_first(const struct scan *s)
{
	bool alone = s->n == 1 && s->at[0].type == T_WORD;
	unsigned hints = 0;

	if (!alone || !is_idle(s, 0))
		hints |= VALUE_MORE;
	if (!alone || !is_plain(s, 0))
		hints |= VALUE_ANY;
	if (is_counted(s->at[0].class))
		hints |= VALUE_COUNTED;
	if (!alone || value_goes_on_holiday(s, 0))
		hints |= VALUE_HOLIDAY;
	return hints;
}

unsigned
values_hints(const struct value_words *words, struct str form,
    struct arena *scratch)
{
	struct span whole = { 0, (uint32_t)form.len };
	struct scan scan;
	unsigned hints;

	arena_reset(scratch);
	scan = value_lex(words, form, whole, NULL, scratch);
	if (scan.n == 0)
		return 0;
	hints = hints_of_first(&scan) | hints_of_last(&scan, scan.n - 1);
	for (size_t i = 0; i < scan.n; i++)
		if (is_weekend(&scan.at[i]) ||
		    (i + 1 < scan.n && value_may_start(&scan, i)))
			hints |= VALUE_STARTS;
	return hints;
}
