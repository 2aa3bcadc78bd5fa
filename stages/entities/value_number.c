/* Numbers in digits and words. */
#include "value_spelt.h"

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

static size_t
scaled(const struct scan *s, size_t i, bool money, struct decimal *number)
{
	size_t scale = spelt_scale(s, i);

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

	if (scan_plain(s, i))
		return 0;
	if (scan_digits(s, i)) {
		next = digit_number(s, i, number);
		return next == 0 ? 0 : scaled(s, next, money, number);
	}
	*number = (struct decimal){ 0 };
	next = half_sign(s, i, number);
	if (next != 0)
		return next;
	next = spelt_half(s, i, number);
	if (next != 0)
		return next;
	next = spelt_number(s, i, number);
	if (next == 0)
		return 0;
	half = number->scale != 0 ? 0 : spelt_and_a_half(s, next, number);
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
