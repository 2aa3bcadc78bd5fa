/* Numbers written in words. */
#include "value_spelt.h"

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
size_t
spelt_scale(const struct scan *s, size_t i)
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
size_t
spelt_number(const struct scan *s, size_t i, struct decimal *number)
{
	uint64_t total = 0, part;
	size_t next = 0, end, scale;
	int last = 15;

	*number = (struct decimal){ .words = true };
	while ((end = hundreds_words(s, i, &part)) != 0) {
		scale = spelt_scale(s, end);
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

/* "half a million", "half-billion", "half a dozen" */
size_t
spelt_half(const struct scan *s, size_t i, struct decimal *number)
{
	size_t at;

	if (!scan_is(s, i, V_HALF))
		return 0;
	if (scan_is(s, i + 1, V_ARTICLE) && scan_is(s, i + 2, V_DOZEN)) {
		*number = (struct decimal){ 6, 0, 0, true };
		return i + 3;
	}
	at = spelt_scale(s, scan_is(s, i + 1, V_ARTICLE) ? i + 2 : i + 1);
	*number = (struct decimal){ 5, at != 0 ? s->at[at].number - 1 : -1,
		at != 0 ? s->at[at].number : 0, true };
	if (at != 0)
		return at + 1;
	return scan_is(s, i + 1, V_ARTICLE) ? i + 2 : i + 1;
}

/* "and a half", "-and-a-half" */
size_t
spelt_and_a_half(const struct scan *s, size_t i, struct decimal *number)
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
