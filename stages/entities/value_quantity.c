/* Quantities: a number and its unit. */
#include "value_lex.h"

static struct str
per(const struct scan *s, struct str unit, struct str by)
{
	return arena_printf(s->arena, "%.*s/%.*s", (int)unit.len, unit.at,
	    (int)by.len, by.at);
}

/* "miles", "miles per hour", "km/h" */
static size_t
measure_at(const struct scan *s, size_t i, struct str *unit)
{
	if (s->at[i].class == V_POUND)
		*unit = STR("lb");
	if (scan_is(s, i + 1, V_PER) && scan_is(s, i + 2, V_PERIOD)) {
		*unit = per(s, *unit, s->at[i + 2].value);
		return i + 3;
	}
	if (scan_sign(s, i + 1, '/') && scan_joined(s, i + 1) &&
	    scan_joined(s, i + 2) && str_is(scan_text(s, i + 2), "h")) {
		*unit = per(s, *unit, STR("h"));
		return i + 3;
	}
	return i + 1;
}

/* "square feet" */
static size_t
power_at(const struct scan *s, size_t i, struct str *unit)
{
	size_t at = scan_over_hyphen(s, i + 1);

	if (!scan_is(s, at, V_UNIT))
		return 0;
	*unit = arena_printf(s->arena, "%.*s%d", (int)s->at[at].value.len,
	    s->at[at].value.at, s->at[i].number);
	return at + 1;
}

/* "degrees", "degrees Fahrenheit" */
static size_t
degree_at(const struct scan *s, size_t i, struct str *unit)
{
	if (!scan_is(s, i + 1, V_UNIT) ||
	    !str_starts(s->at[i + 1].value, STR("deg")))
		return i + 1;
	*unit = s->at[i + 1].value;
	return i + 2;
}

/* Any unit; the token behind it, or 0. */
static size_t
unit_at(const struct scan *s, size_t i, struct str *unit)
{
	if (i >= s->n)
		return 0;
	*unit = s->at[i].value;
	switch (s->at[i].class) {
	case V_UNIT:
	case V_POUND:
		return measure_at(s, i, unit);
	case V_PERIOD:
	case V_PEOPLE:
		return i + 1;
	case V_POWER:
		return power_at(s, i, unit);
	case V_DEGREE:
		return degree_at(s, i, unit);
	case V_BASIS:
		return scan_is(s, i + 1, V_POINT) ? i + 2 : 0;
	default:
		return 0;
	}
}

/* "seconds" alone of the ordinals is a unit: "30 seconds", "30-second". */
static size_t
second_at(const struct scan *s, size_t i, struct str *unit)
{
	if (!scan_is(s, i, V_ORDINAL) || s->at[i].number != 2 ||
	    s->at[i].value.len != 1)
		return 0;
	*unit = STR("s");
	return i + 1;
}

/* Units of one letter, and "a dozen HP directors", are too thin. */
static bool
is_thin(const struct scan *s, size_t i, bool words)
{
	const struct vtoken *t = &s->at[i];

	return t->class == V_UNIT && (t->end - t->begin < 2 ||
	    (words && t->capital && t->end - t->begin < 4));
}

/* "43-year-old", "43 years old": an age, which is no measure. */
static bool
is_age(const struct scan *s, size_t i, struct decimal n)
{
	size_t old = scan_over_hyphen(s, i);

	return scan_is(s, i - 1, V_PERIOD) &&
	    str_is(scan_text(s, old), "old") &&
	    (old > i || !value_is_above(n, (struct decimal){ .digits = 120 }));
}

/* Seconds in a unit of time that can be one part of several; 0: none. */
static uint64_t
seconds_of(struct str unit)
{
	return str_is(unit, "h") ? 3600 : str_is(unit, "min") ? 60
	    : str_is(unit, "s")                               ? 1
	                                                      : 0;
}

/* ", 12 minutes", "and 44 seconds": the next, smaller part; or 0. */
static size_t
next_part(const struct scan *s, size_t i, uint64_t *part, struct str *unit)
{
	struct amount amount;
	struct str smaller;
	size_t end, at;

	if (scan_sign(s, i, ',') || scan_is(s, i, V_AND))
		i++;
	at = value_amount(s, i, false, 0, &amount);
	end = at == 0 ? 0 : unit_at(s, at, &smaller);
	if (end == 0 || amount.range || amount.low.exp != 0 ||
	    amount.low.digits >= 60 || seconds_of(smaller) == 0 ||
	    seconds_of(smaller) >= seconds_of(*unit))
		return 0;
	*part = amount.low.digits;
	*unit = smaller;
	return end;
}

/* "two hours and 50 minutes" is 170 minutes. */
static size_t
add_parts(const struct scan *s, size_t i, struct amount *amount,
    struct str *unit)
{
	uint64_t part, before;
	size_t next;

	if (amount->range || amount->low.exp != 0 ||
	    amount->low.digits > 1000000)
		return i;
	for (before = seconds_of(*unit);
	     (next = next_part(s, i, &part, unit)) != 0; i = next) {
		amount->low.digits =
		    amount->low.digits * (before / seconds_of(*unit)) + part;
		before = seconds_of(*unit);
	}
	return i;
}

/* "5-foot-11", "six feet, two inches" in inches: the token behind, or i. */
static size_t
add_inches(const struct scan *s, size_t i, struct amount *amount,
    struct str *unit)
{
	bool dash = scan_dash(s, i) && scan_joined(s, i);
	size_t at = dash || scan_sign(s, i, ',') ? i + 1 : i, end;
	struct amount more;
	struct str smaller = { "", 0 };

	if (!str_is(*unit, "ft") || amount->range || amount->low.exp != 0 ||
	    amount->low.digits > 20)
		return i;
	end = value_amount(s, at, false, 0, &more);
	if (end != 0 && !dash)
		end = unit_at(s, end, &smaller);
	if (end == 0 || more.range || more.low.exp != 0 ||
	    more.low.digits > 11 || (!dash && !str_is(smaller, "in")))
		return i;
	amount->low.digits = amount->low.digits * 12 + more.low.digits;
	*unit = STR("in");
	return end;
}

/* "three-quarters", "one quarter of the money": a fraction. */
static bool
is_fraction(const struct scan *s, size_t at, struct decimal n, struct str unit)
{
	if (!str_is(unit, "quarter") || n.exp != 0)
		return false;
	return (n.digits == 3 && scan_dash(s, at - 1)) ||
	    ((n.digits == 1 || n.digits == 3) && scan_is(s, at + 1, V_OF));
}

size_t
value_quantity(
    const struct scan *s, size_t i, size_t *first, struct value *value)
{
	struct amount amount;
	struct str unit;
	size_t next = value_amount(s, i, false, 0, &amount), at, end;

	(void)first;
	if (next == 0)
		return 0;
	at = scan_over_hyphen(s, next);
	end = unit_at(s, at, &unit);
	if (end == 0 && at > next)
		end = second_at(s, at, &unit);
	if (end == 0 || is_thin(s, at, amount.low.words))
		return 0;
	if (is_age(s, end, amount.low))
		return 0;
	if (is_fraction(s, at, amount.low, unit))
		return 0;
	end = add_parts(s, end, &amount, &unit);
	end = add_inches(s, end, &amount, &unit);
	value_set_amount(s, value, VALUE_QUANTITY, &amount, unit);
	value->confidence = 0.95f;
	return end;
}
