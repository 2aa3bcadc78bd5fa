/* Percent and percentage points. */
#include "value_lex.h"

/* A percent sign of any form or the words for it: the token behind, or 0. */
static size_t
percent_end(const struct scan *s, size_t i)
{
	if (scan_sign(s, i, '%'))
		return i + 1;
	i = scan_over_hyphen(s, i);
	if (scan_is(s, i, V_PERCENT))
		return scan_sign(s, i + 1, '.') &&
		        str_is(scan_text(s, i), "pct") && scan_joined(s, i + 1)
		    ? i + 2
		    : i + 1;
	if (scan_is(s, i, V_PER) && scan_is(s, i + 1, V_CENT))
		return i + 2;
	return 0;
}

/* "points" behind "percent" or "percentage": the token behind, or 0. */
static size_t
points_end(const struct scan *s, size_t i)
{
	i = scan_over_hyphen(s, i);
	return scan_is(s, i, V_POINT) ? i + 1 : 0;
}

/* "5% to 10%": the first sign is read over. */
static size_t
percent_range(const struct scan *s, size_t i, size_t first,
    struct amount *amount)
{
	struct decimal high;
	size_t at = i, next;

	if (scan_dash(s, at) && scan_joined(s, at) && scan_joined(s, at + 1))
		at++;
	else if ((scan_is(s, at, V_TO) &&
	             !(first > 0 && scan_is(s, first - 1, V_FROM))) ||
	    (scan_is(s, at, V_AND) && first > 0 &&
	        scan_is(s, first - 1, V_BETWEEN)))
		at++;
	else
		return 0;
	next = value_number(s, at, false, &high);
	if (next == 0 || percent_end(s, next) == 0 ||
	    !value_is_above(high, amount->low))
		return 0; /* "44 percent to 37 percent" are two */
	amount->high = high;
	amount->range = true;
	return percent_end(s, next);
}

/* A minus before the number, which must not be a hyphen in a word. */
static bool
has_minus(const struct scan *s, size_t i)
{
	return i > 0 && !s->at[i].space && s->at[i - 1].space &&
	    (scan_sign(s, i - 1, '-') || scan_sign(s, i - 1, 0x2212));
}

static struct str
negated(const struct scan *s, struct str value)
{
	return arena_printf(s->arena, "-%.*s", (int)value.len, value.at);
}

size_t
value_percent(
    const struct scan *s, size_t i, size_t *first, struct value *value)
{
	struct amount amount;
	size_t next = value_amount(s, i, false, 0, &amount), end, more;
	bool points = false;

	if (next == 0)
		return 0;
	end = percent_end(s, next);
	if (end == 0 && scan_is(s, scan_over_hyphen(s, next), V_POINTS)) {
		end = points_end(s, scan_over_hyphen(s, next) + 1);
		points = true;
	}
	if (end == 0)
		return 0;
	if (!points && points_end(s, end) != 0) {
		end = points_end(s, end);
		points = true;
	}
	more = amount.range || points ? 0
	                              : percent_range(s, end, i, &amount);
	value_set_amount(s, value, VALUE_PERCENT, &amount,
	    points ? STR("pp") : STR(""));
	if (has_minus(s, i) && !amount.range) {
		value->value = negated(s, value->value);
		*first = i - 1;
	}
	return more == 0 ? end : more;
}
