/* Numbers in digits and words, and ranges of them. */
#include "value_lex.h"

/*
 * Is the text of a number token a number, and which?  Commas stand before
 * groups of three, one point stands before decimals.
 */
static bool
read_digits(struct str text, struct decimal *number)
{
	size_t point = str_find(text, '.', 0), group = 0;
	bool comma = false;

	*number = (struct decimal){ 0 };
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c == '.' && i == point)
			continue;
		if (c == ',' && i < point && (comma ? group == 3 : i <= 3)) {
			comma = true;
			group = 0;
			continue;
		}
		if (!ascii_is_digit((unsigned char)c) ||
		    number->digits > UINT64_MAX / 10 - 1)
			return false;
		number->digits = number->digits * 10 + (uint64_t)(c - '0');
		if (i < point)
			group++;
		else
			number->exp--;
	}
	return !comma || group == 3;
}

/* "1/2", "3/4" behind a blank: a fraction that can be written exactly. */
static size_t
fraction(const struct scan *s, size_t i, struct decimal *number)
{
	static const struct {
		int top, bottom;
		uint64_t hundredths;
	} fractions[] = { { 1, 2, 50 }, { 1, 4, 25 }, { 3, 4, 75 } };

	if (!scan_digits(s, i) || !scan_sign(s, i + 1, '/') ||
	    !scan_digits(s, i + 2) || s->at[i + 1].space ||
	    s->at[i + 2].space)
		return 0;
	for (size_t k = 0; k < 3; k++) {
		if (scan_int(s, i) != fractions[k].top ||
		    scan_int(s, i + 2) != fractions[k].bottom ||
		    number->exp != 0 || number->digits > 1000000)
			continue;
		number->digits =
		    number->digits * 100 + fractions[k].hundredths;
		number->exp = -2;
		return i + 3;
	}
	return 0;
}

/* "½" that touches the number, or stands alone. */
static size_t
half_sign(const struct scan *s, size_t i, struct decimal *number)
{
	static const struct {
		uint32_t sign;
		uint64_t hundredths;
	} signs[] = { { 0xbd, 50 }, { 0xbc, 25 }, { 0xbe, 75 } };

	for (size_t k = 0; k < 3; k++) {
		if (!scan_sign(s, i, signs[k].sign) || number->exp != 0 ||
		    number->digits > 1000000)
			continue;
		number->digits = number->digits * 100 + signs[k].hundredths;
		number->exp = -2;
		return i + 1;
	}
	return 0;
}

static size_t
digit_number(const struct scan *s, size_t i, struct decimal *number)
{
	size_t next;

	if (i > 0 && !s->at[i].space && s->at[i - 1].type == T_WORD)
		return 0; /* FOX40 */
	if (!read_digits(scan_text(s, i), number))
		return 0;
	next = half_sign(s, i + 1, number);
	if (next == 0)
		next = fraction(s, i + 1, number);
	return next == 0 ? i + 1 : next;
}

/* One to ninety-nine. */
static size_t
small_words(const struct scan *s, size_t i, uint64_t *n)
{
	if (scan_is(s, i, V_NUMBER)) {
		*n = (uint64_t)s->at[i].number;
		return i + 1;
	}
	if (!scan_is(s, i, V_TENS))
		return 0;
	*n = (uint64_t)s->at[i].number;
	if (scan_dash(s, i + 1) && scan_joined(s, i + 1) &&
	    scan_is(s, i + 2, V_NUMBER) && scan_joined(s, i + 2) &&
	    s->at[i + 2].number > 0 && s->at[i + 2].number < 10) {
		*n += (uint64_t)s->at[i + 2].number;
		return i + 3;
	}
	if (scan_is(s, i + 1, V_NUMBER) && s->at[i + 1].number > 0 &&
	    s->at[i + 1].number < 10) {
		*n += (uint64_t)s->at[i + 1].number;
		return i + 2;
	}
	return i + 1;
}

/* "two hundred and fifty", "a hundred", "a dozen": below a thousand. */
static size_t
hundreds_words(const struct scan *s, size_t i, uint64_t *n)
{
	size_t next = 0, more;
	uint64_t rest;

	*n = 1;
	if (scan_is(s, i, V_ARTICLE)) {
		next = i + 1;
		if (!scan_is(s, next, V_HUNDRED) &&
		    !scan_is(s, next, V_SCALE) && !scan_is(s, next, V_DOZEN))
			return 0;
	} else {
		next = small_words(s, i, n);
		if (next == 0)
			return 0;
	}
	if (scan_is(s, next, V_DOZEN)) {
		*n *= 12;
		return next + 1;
	}
	if (!scan_is(s, next, V_HUNDRED))
		return next;
	*n *= 100;
	next++;
	more = small_words(s, scan_is(s, next, V_AND) ? next + 1 : next,
	    &rest);
	if (more == 0)
		return next;
	*n += rest;
	return more;
}

/* The scale word behind a number, perhaps behind a hyphen. */
static size_t
scale_at(const struct scan *s, size_t i)
{
	if (scan_dash(s, i) && scan_joined(s, i) && scan_joined(s, i + 1))
		i++;
	return scan_is(s, i, V_SCALE) ? i : 0;
}

static uint64_t
power_of_ten(int n)
{
	uint64_t value = 1;

	while (n-- > 0)
		value *= 10;
	return value;
}

/* "three thousand four hundred": falling scales, added up. */
static size_t
word_number(const struct scan *s, size_t i, struct decimal *number)
{
	uint64_t total = 0, part;
	size_t next = 0, end, scale;
	int last = 15;

	*number = (struct decimal){ .words = true };
	while ((end = hundreds_words(s, i, &part)) != 0) {
		scale = scale_at(s, end);
		if (scale == 0 || s->at[scale].number >= last) {
			if (next != 0 && scale != 0)
				break;
			total += part;
			next = end;
			break;
		}
		last = s->at[scale].number;
		total += part * power_of_ten(last);
		if (number->scale == 0)
			number->scale = last;
		next = i = scale + 1;
		if (scan_is(s, i, V_AND) && last == 3)
			i++;
		if (scan_is(s, i, V_ARTICLE))
			break;
	}
	number->digits = total;
	return next;
}

/* "half a million" */
static size_t
half_number(const struct scan *s, size_t i, struct decimal *number)
{
	bool scale;

	if (!scan_is(s, i, V_HALF))
		return 0;
	scale = scan_is(s, i + 1, V_ARTICLE) && scan_is(s, i + 2, V_SCALE);
	*number = (struct decimal){ 5,
		scale ? s->at[i + 2].number - 1 : -1,
		scale ? s->at[i + 2].number : 0, true };
	if (scale)
		return i + 3;
	return scan_is(s, i + 1, V_ARTICLE) ? i + 2 : i + 1;
}

/* "and a half", "-and-a-half" */
static size_t
and_a_half(const struct scan *s, size_t i, struct decimal *number)
{
	size_t step = scan_dash(s, i) ? 1 : 0;

	if (!scan_is(s, i + step, V_AND) ||
	    !scan_is(s, i + 1 + 2 * step, V_ARTICLE) ||
	    !scan_is(s, i + 2 + 3 * step, V_HALF) || number->exp != 0 ||
	    number->digits > 1000000)
		return 0;
	number->digits = number->digits * 10 + 5;
	number->exp = -1;
	return i + 3 + 3 * step;
}

static size_t
scaled(const struct scan *s, size_t i, bool money, struct decimal *number)
{
	size_t scale = scale_at(s, i);

	if (scale == 0 && money && scan_is(s, i, V_SHORTSCALE) &&
	    (scan_joined(s, i) || s->at[i].number >= 9 ||
	        scan_text(s, i).len > 1))
		scale = i;
	if (scale == 0 && scan_joined(s, i) && scan_is(s, i, V_SHORTSCALE) &&
	    s->at[i].capital && s->at[i].number == 3)
		scale = i;
	if (scale == 0)
		return i;
	number->exp += s->at[scale].number;
	number->scale = s->at[scale].number;
	/* "1.5 million million" is no number, "lakh crore" is one. */
	if (scan_is(s, scale + 1, V_SCALE) && s->at[scale].number == 5 &&
	    s->at[scale + 1].number == 7) {
		number->exp += 7;
		number->scale += 7;
		return scale + 2;
	}
	return scale + 1;
}

size_t
value_number(
    const struct scan *s, size_t i, bool money, struct decimal *number)
{
	size_t next, half;

	if (scan_digits(s, i)) {
		next = digit_number(s, i, number);
		return next == 0 ? 0 : scaled(s, next, money, number);
	}
	*number = (struct decimal){ 0 };
	next = half_sign(s, i, number);
	if (next != 0)
		return next;
	next = half_number(s, i, number);
	if (next != 0)
		return next;
	next = word_number(s, i, number);
	if (next == 0)
		return 0;
	half = number->scale != 0 ? 0 : and_a_half(s, next, number);
	return half == 0 ? next : scaled(s, half, money, number);
}

struct str
value_decimal(struct decimal n, struct arena *arena)
{
	struct str digits;
	size_t point;

	while (n.digits != 0 && n.digits % 10 == 0 && n.exp < 0) {
		n.digits /= 10;
		n.exp++;
	}
	if (n.exp >= 0)
		return arena_printf(arena, "%llu%.*s",
		    (unsigned long long)n.digits,
		    n.digits == 0 ? 0 : n.exp, "000000000000000000000000");
	digits = arena_printf(arena, "%0*llu", 1 - n.exp,
	    (unsigned long long)n.digits);
	point = digits.len - (size_t)-n.exp;
	return n.digits == 0 ? STR("0")
	                     : arena_printf(arena, "%.*s.%s", (int)point,
	        digits.at, digits.at + point);
}

/* ------------------------------------------------------------------ ranges */

/* The token behind "to", "and" or a dash between two bounds, or 0. */
static size_t
between_bounds(const struct scan *s, size_t i, size_t first, bool sign)
{
	if (scan_dash(s, i) && scan_joined(s, i) && scan_joined(s, i + 1))
		return i + 1;
	/* "from $5 to $10" tells of a change, not of a range. */
	if (scan_is(s, i, V_TO) && str_is(scan_text(s, i), "to") &&
	    !(sign && first > 0 && scan_is(s, first - 1, V_FROM)))
		return i + 1;
	if (scan_is(s, i, V_AND) && first > 0 &&
	    scan_is(s, first - 1, V_BETWEEN))
		return i + 1;
	return 0;
}

bool
value_is_above(struct decimal a, struct decimal b)
{
	uint64_t x = a.digits, y = b.digits;

	for (int e = a.exp; e > b.exp && x < UINT64_MAX / 10; e--)
		x *= 10;
	for (int e = b.exp; e > a.exp && y < UINT64_MAX / 10; e--)
		y *= 10;
	return x > y;
}

size_t
value_amount(const struct scan *s, size_t i, bool money, uint32_t sign,
    struct amount *amount)
{
	size_t first = sign != 0 && i > 0 ? i - 1 : i;
	size_t next = value_number(s, i, money, &amount->low), second, end;

	amount->range = false;
	if (next == 0)
		return 0;
	second = between_bounds(s, next, first, sign != 0);
	if (second == 0)
		return next;
	if (sign != 0 && scan_sign(s, second, sign))
		second++;
	end = value_number(s, second, money, &amount->high);
	if (end == 0)
		return next;
	/* "5 to 10 million" is five million and more. */
	if (amount->low.scale == 0 &&
	    !value_is_above(amount->low, (struct decimal){ .digits = 999 })) {
		amount->low.exp += amount->high.scale;
		amount->low.scale = amount->high.scale;
	}
	if (!value_is_above(amount->high, amount->low))
		return next;
	amount->range = true;
	return end;
}

struct str
value_of_amount(const struct amount *amount, struct arena *arena)
{
	struct str low = value_decimal(amount->low, arena), high;

	if (!amount->range)
		return low;
	high = value_decimal(amount->high, arena);
	return arena_printf(arena, "%.*s..%.*s", (int)low.len, low.at,
	    (int)high.len, high.at);
}
