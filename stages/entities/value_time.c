/* Times of the day. */
#include "value_lex.h"

struct clock {
	int hour, minute, second; /* second -1: not said */
	int meridiem;             /* 0 a.m., 12 p.m., -1: not said */
	bool colon;
};

/* "10:30", "10:30:05", "10.30", "10": the digits of a time. */
static size_t
clock_digits(const struct scan *s, size_t i, struct clock *clock)
{
	struct str text;
	size_t point, next = i + 1;
	int hour = scan_int(s, i);

	*clock = (struct clock){ hour, 0, -1, -1, false };
	if (!scan_digits(s, i))
		return 0;
	text = scan_text(s, i);
	point = str_find(text, '.', 0);
	if (hour < 0 && point > 0 && point <= 2 && text.len == point + 3) {
		clock->hour = text.at[0] - '0';
		if (point == 2)
			clock->hour = clock->hour * 10 + text.at[1] - '0';
		clock->minute = (text.at[point + 1] - '0') * 10 +
		    text.at[point + 2] - '0';
	} else if (scan_sign(s, next, ':') && scan_digits(s, next + 1) &&
	    scan_joined(s, next) && scan_joined(s, next + 1) &&
	    s->at[next + 1].end - s->at[next + 1].begin == 2) {
		clock->minute = scan_int(s, next + 1);
		clock->colon = true;
		next += 2;
		if (scan_sign(s, next, ':') && scan_digits(s, next + 1) &&
		    scan_joined(s, next) && scan_joined(s, next + 1)) {
			clock->second = scan_int(s, next + 1);
			next += 2;
		}
	}
	if (clock->hour < 0 || clock->hour > 24 || clock->minute < 0 ||
	    clock->minute > 59 || clock->second > 59)
		return 0;
	return next;
}

/* One to twelve in words, for "five o'clock" and "ten a.m.". */
static size_t
clock_word(const struct scan *s, size_t i, struct clock *clock)
{
	*clock = (struct clock){ 0, 0, -1, -1, false };
	if (!scan_is(s, i, V_NUMBER) || s->at[i].number < 1 ||
	    s->at[i].number > 12)
		return 0;
	clock->hour = s->at[i].number;
	return i + 1;
}

/* "a.m." or "o'clock" behind the digits. */
static size_t
meridiem(const struct scan *s, size_t i, struct clock *clock)
{
	if (scan_is(s, i, V_OCLOCK))
		i++;
	if (!scan_is(s, i, V_MERIDIEM) || clock->hour > 12 ||
	    clock->hour == 0)
		return i;
	clock->meridiem = s->at[i].number;
	return i + 1;
}

static void
to_24_hours(struct clock *clock)
{
	if (clock->meridiem >= 0)
		clock->hour = clock->hour % 12 + clock->meridiem;
}

static struct str
clock_value(const struct scan *s, const struct clock *clock, bool zulu)
{
	const char *z = zulu ? "Z" : "";

	if (clock->second >= 0)
		return arena_printf(s->arena, "%02d:%02d:%02d%s",
		    clock->hour % 24, clock->minute, clock->second, z);
	return arena_printf(s->arena, "%02d:%02d%s", clock->hour % 24,
	    clock->minute, z);
}

static size_t
zone(const struct scan *s, size_t i, bool *zulu)
{
	*zulu = false;
	if (!scan_is(s, i, V_ZONE) || !s->at[i].capital)
		return i;
	*zulu = str_is(s->at[i].value, "Z");
	i++;
	/* "Eastern time", "Pacific Standard Time" */
	for (size_t k = 0; k < 2 && i < s->n; k++)
		if (str_eq_nocase(scan_text(s, i), STR("time")) ||
		    str_eq_nocase(scan_text(s, i), STR("standard")) ||
		    str_eq_nocase(scan_text(s, i), STR("daylight")))
			i++;
	return i;
}

static size_t
clock_at(const struct scan *s, size_t i, struct clock *clock)
{
	size_t next;

	if (scan_is(s, i, V_CLOCK)) {
		*clock = (struct clock){ s->at[i].value.at[0] == '1' ? 12 : 0,
			0, -1, s->at[i].value.at[0] == '1' ? 12 : 0, true };
		return i + 1;
	}
	next = clock_digits(s, i, clock);

	if (next == 0)
		next = clock_word(s, i, clock);
	return next == 0 ? 0 : meridiem(s, next, clock);
}

/* Behind a first time: "to 5 p.m.", "-5 p.m.", "and 5 p.m." */
static size_t
until(const struct scan *s, size_t i, size_t first, struct clock *clock)
{
	size_t end;

	if (!scan_dash(s, i) && !scan_is(s, i, V_TO) &&
	    !(scan_is(s, i, V_AND) && first > 0 &&
	        scan_is(s, first - 1, V_BETWEEN)))
		return 0;
	/* "6 a.m.-to-4:30 p.m." */
	if (scan_dash(s, i) && scan_is(s, i + 1, V_TO) && scan_dash(s, i + 2))
		i += 2;
	end = clock_at(s, i + 1, clock);
	return end != 0 && clock->meridiem >= 0 ? end : 0;
}

/* Is it a time at all?  "10" alone is not, "3:45" might be a ratio or verse. */
static bool
is_time(const struct scan *s, size_t i, size_t next, const struct clock *c)
{
	if (c->meridiem >= 0 || scan_is(s, next - 1, V_OCLOCK))
		return true;
	if (!c->colon || s->at[i].end - s->at[i].begin > 2)
		return false;
	if (scan_is(s, next, V_ZONE) && s->at[next].capital)
		return true;
	return i > 0 && (str_is(scan_text(s, i - 1), "at") ||
	    str_is(scan_text(s, i - 1), "At"));
}

size_t
value_time(const struct scan *s, size_t i, size_t *first, struct value *value)
{
	struct clock from, to;
	size_t next, end;
	bool zulu;

	(void)first;
	if (scan_is(s, i, V_CLOCK) && s->at[i].capital && i > 0)
		return 0; /* a name: "High Noon" */
	next = clock_at(s, i, &from);
	if (next == 0)
		return 0;
	end = until(s, next, i, &to);
	if (end == 0 && !is_time(s, i, next, &from))
		return 0;
	if (end != 0 && from.meridiem < 0)
		from.meridiem = from.hour <= 12 &&
		        from.hour % 12 <= to.hour % 12 ? to.meridiem
		    : from.hour <= 12                  ? 12 - to.meridiem
		                                       : -1;
	to_24_hours(&from);
	next = zone(s, end == 0 ? next : end, &zulu);
	value->kind = VALUE_TIME;
	value->confidence = 0.97f;
	value->value = clock_value(s, &from, zulu);
	if (end != 0) {
		struct str last;

		to_24_hours(&to);
		last = clock_value(s, &to, zulu);
		value->value = arena_printf(s->arena, "%.*s/%.*s",
		    (int)value->value.len, value->value.at, (int)last.len,
		    last.at);
	}
	return next;
}
