/* Money, percent and quantities. */
#include "value_lex.h"

struct currency_sign {
	uint32_t sign;
	const char *code;
};

static const struct currency_sign signs[] = {
	{ '$', "USD" }, { 0x20ac, "EUR" }, { 0xa3, "GBP" }, { 0xa5, "JPY" },
	{ 0x20b9, "INR" }, { 0x20bd, "RUB" }, { 0x20a9, "KRW" },
	{ 0x20ba, "TRY" }, { 0x20aa, "ILS" }, { 0x20b4, "UAH" },
	{ 0x20a6, "NGN" }, { 0x20b1, "PHP" }, { 0x20ab, "VND" },
	{ 0x20bf, "XBT" },
};

/* What can stand before a dollar sign without a blank. */
static const struct {
	const char *prefix, *code;
} dollar_prefixes[] = {
	{ "US", "USD" }, { "U.S.", "USD" }, { "A", "AUD" }, { "AU", "AUD" },
	{ "C", "CAD" }, { "CA", "CAD" }, { "CAD", "CAD" }, { "HK", "HKD" },
	{ "NZ", "NZD" }, { "S", "SGD" }, { "NT", "TWD" }, { "R", "BRL" },
	{ "J", "JMD" }, { "TT", "TTD" }, { "MX", "MXN" }, { "USD", "USD" },
	{ "AUD", "AUD" }, { "Can", "CAD" }, { "Aus", "AUD" },
};

static const char *
code_of_sign(uint32_t sign)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (signs[i].sign == sign)
			return signs[i].code;
	return NULL;
}

static struct str
code_of_prefix(struct str prefix)
{
	size_t n = sizeof(dollar_prefixes) / sizeof(dollar_prefixes[0]);

	for (size_t i = 0; i < n; i++)
		if (str_is(prefix, dollar_prefixes[i].prefix))
			return str_of(dollar_prefixes[i].code);
	return (struct str){ "", 0 };
}

static void
set_amount(const struct scan *s, struct value *value, enum value_kind kind,
    const struct amount *amount, struct str unit)
{
	value->kind = kind;
	value->value = value_of_amount(amount, s->arena);
	value->unit = unit;
	value->confidence = 0.98f;
}

/* A currency that is named behind "$5": "$5 Canadian", "$5 USD". */
static size_t
named_behind(const struct scan *s, size_t i, struct str *unit)
{
	if (!scan_is(s, i, V_CODE))
		return i;
	*unit = s->at[i].value;
	return i + 1;
}

/* "$.50": the sign, a point, digits. */
static size_t
cents_only(const struct scan *s, size_t i, struct amount *amount)
{
	int n;

	if (!scan_sign(s, i, '.') || !scan_digits(s, i + 1) ||
	    s->at[i + 1].space)
		return 0;
	n = scan_int(s, i + 1);
	if (n < 0 || s->at[i + 1].end - s->at[i + 1].begin != 2)
		return 0;
	*amount = (struct amount){ .low = { .digits = (uint64_t)n,
		.exp = -2 } };
	return i + 2;
}

/* "$5 million", "€10-15", "US$3bn" */
static size_t
money_by_sign(
    const struct scan *s, size_t i, size_t *first, struct value *value)
{
	const char *code = code_of_sign(s->at[i].sign);
	struct amount amount;
	struct str unit;
	size_t next;

	if (code == NULL)
		return 0;
	next = value_amount(s, i + 1, true, s->at[i].sign, &amount);
	if (next == 0)
		next = cents_only(s, i + 1, &amount);
	if (next == 0)
		return 0;
	unit = s->at[i].sign == '$' ? s->context->dollar : str_of(code);
	if (s->at[i].sign == '$' && i > 0 && !s->at[i].space &&
	    s->at[i - 1].type == T_WORD) {
		struct str prefix = code_of_prefix(scan_text(s, i - 1));

		if (prefix.len > 0) {
			unit = prefix;
			*first = i - 1;
		}
	}
	next = named_behind(s, next, &unit);
	set_amount(s, value, VALUE_MONEY, &amount, unit);
	return next;
}

/* "USD 5 million", "Rs 200": the code is written in capitals, or as "Rs". */
static size_t
money_by_code(const struct scan *s, size_t i, struct value *value)
{
	struct amount amount;
	size_t at = i + 1, next;

	if (!s->at[i].capital)
		return 0;
	if (scan_sign(s, at, '.') && !s->at[at].space)
		at++;
	next = value_amount(s, at, true, 0, &amount);
	if (next == 0 || amount.low.words)
		return 0;
	set_amount(s, value, VALUE_MONEY, &amount, s->at[i].value);
	return next;
}

/* Over the hyphens of "five-dollar" and "50-cent". */
static size_t
over_hyphen(const struct scan *s, size_t i)
{
	return scan_dash(s, i) && scan_joined(s, i) && scan_joined(s, i + 1)
	    ? i + 1
	    : i;
}

static void
to_hundredths(struct amount *amount)
{
	amount->low.exp -= 2;
	amount->high.exp -= 2;
}

/* The code of "dollars", perhaps after "Canadian"; empty: another's word. */
static struct str
code_of_word(const struct scan *s, size_t i, struct str nation)
{
	struct str code = s->at[i].value;

	if (str_is(nation, "-"))
		code = nation;
	else if (str_is(code, "USD"))
		code = nation.len > 0 ? nation : s->context->dollar;
	else if (nation.len > 0)
		code = nation;
	return str_is(code, "-") ? STR("") : code;
}

/* "of" in "millions of dollars" is not needed: only numbers come here. */
static size_t
money_by_word(const struct scan *s, size_t next, struct amount *amount,
    struct value *value)
{
	struct str nation = { "", 0 };
	size_t i = over_hyphen(s, next);
	const struct vtoken *t;

	if (scan_is(s, i, V_NATION)) {
		nation = s->at[i].value;
		i++;
	} else if (i + 1 < s->n && s->at[i].capital &&
	    s->at[i].class == V_NONE && scan_is(s, i + 1, V_CURRENCY)) {
		nation = STR("-"); /* some other country's */
		i++;
	}
	if (i >= s->n)
		return 0;
	t = &s->at[i];
	if (t->class == V_COIN || (t->class == V_CENT && !t->capital)) {
		to_hundredths(amount);
	} else if (t->class == V_MONEY_BIG || t->class == V_POUND) {
		/* "20 pounds" is a weight, "10 won" a result. */
		if (amount->low.scale == 0 && nation.len == 0 &&
		    !scan_is(s, i + 1, V_CURRENCY))
			return 0;
		if (scan_is(s, i + 1, V_CURRENCY) &&
		    str_is(s->at[i + 1].value, "GBP"))
			i++;
	} else if (t->class != V_CURRENCY &&
	    !(t->class == V_CODE && t->capital && !amount->low.words)) {
		return 0;
	}
	set_amount(s, value, VALUE_MONEY, amount,
	    t->class == V_CODE ? t->value : code_of_word(s, i, nation));
	return i + 1;
}

size_t
value_money(const struct scan *s, size_t i, size_t *first, struct value *value)
{
	struct amount amount;
	size_t next;

	if (s->at[i].type == T_SIGN && s->at[i].sign > '#')
		next = money_by_sign(s, i, first, value);
	else if (s->at[i].class == V_CODE)
		next = money_by_code(s, i, value);
	else
		next = 0;
	if (next != 0)
		return next;
	next = value_amount(s, i, false, 0, &amount);
	if (next == 0)
		return 0;
	if (scan_sign(s, next, 0xa2)) {
		to_hundredths(&amount);
		set_amount(s, value, VALUE_MONEY, &amount, STR("USD"));
		return next + 1;
	}
	return money_by_word(s, next, &amount, value);
}

/* A percent sign of any form or the words for it: the token behind, or 0. */
static size_t
percent_end(const struct scan *s, size_t i)
{
	if (scan_sign(s, i, '%'))
		return i + 1;
	i = over_hyphen(s, i);
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
	i = over_hyphen(s, i);
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
	if (end == 0 && scan_is(s, over_hyphen(s, next), V_POINTS)) {
		end = points_end(s, over_hyphen(s, next) + 1);
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
	set_amount(s, value, VALUE_PERCENT, &amount,
	    points ? STR("pp") : STR(""));
	if (has_minus(s, i) && !amount.range) {
		value->value = negated(s, value->value);
		*first = i - 1;
	}
	return more == 0 ? end : more;
}

/* --------------------------------------------------------------- quantities */

/* "square feet", "degrees Fahrenheit", "miles per hour", "basis points". */
static size_t
unit_at(const struct scan *s, size_t i, struct str *unit)
{
	const struct vtoken *t = i < s->n ? &s->at[i] : NULL;

	if (t == NULL)
		return 0;
	*unit = t->value;
	switch (t->class) {
	case V_UNIT:
	case V_POUND:
		if (t->class == V_POUND)
			*unit = STR("lb");
		if (scan_is(s, i + 1, V_PER) && scan_is(s, i + 2, V_PERIOD)) {
			*unit = arena_printf(s->arena, "%.*s/%.*s",
			    (int)t->value.len, t->value.at,
			    (int)s->at[i + 2].value.len,
			    s->at[i + 2].value.at);
			return i + 3;
		}
		if (scan_sign(s, i + 1, '/') && scan_joined(s, i + 1) &&
		    scan_joined(s, i + 2) &&
		    str_is(scan_text(s, i + 2), "h")) {
			*unit = arena_printf(s->arena, "%.*s/h",
			    (int)unit->len, unit->at);
			return i + 3;
		}
		return i + 1;
	case V_PERIOD:
	case V_PEOPLE:
		return i + 1;
	case V_POWER:
		i = over_hyphen(s, i + 1);
		if (!scan_is(s, i, V_UNIT))
			return 0;
		*unit = arena_printf(s->arena, "%.*s%d",
		    (int)s->at[i].value.len, s->at[i].value.at, t->number);
		return i + 1;
	case V_DEGREE:
		if (!scan_is(s, i + 1, V_UNIT) ||
		    !str_starts(s->at[i + 1].value, STR("deg")))
			return i + 1;
		*unit = s->at[i + 1].value;
		return i + 2;
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

/* Units of one letter, and capital "MS" of another meaning, are too thin. */
static bool
is_thin(const struct scan *s, size_t i)
{
	const struct vtoken *t = &s->at[i];

	return t->class == V_UNIT && t->end - t->begin < 2;
}

/* "43-year-old", "43 years old": an age, which is no measure. */
static bool
is_age(const struct scan *s, size_t i, struct decimal n)
{
	size_t old = over_hyphen(s, i);

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

	if (!scan_sign(s, i, ',') && !scan_is(s, i, V_AND))
		return 0;
	at = value_amount(s, i + 1, false, 0, &amount);
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
	at = over_hyphen(s, next);
	end = unit_at(s, at, &unit);
	if (end == 0 && at > next)
		end = second_at(s, at, &unit);
	if (end == 0 || is_thin(s, at))
		return 0;
	if (is_age(s, end, amount.low))
		return 0;
	end = add_parts(s, end, &amount, &unit);
	set_amount(s, value, VALUE_QUANTITY, &amount, unit);
	value->confidence = 0.95f;
	return end;
}
