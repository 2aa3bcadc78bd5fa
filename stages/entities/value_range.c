/* One number, or two that bound a range. */
#include "value_lex.h"

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

void
value_set_amount(const struct scan *s, struct value *value,
    enum value_kind kind, const struct amount *amount, struct str unit)
{
	value->kind = kind;
	value->value = value_of_amount(amount, s->arena);
	value->unit = unit;
	value->confidence = 0.98f;
}
