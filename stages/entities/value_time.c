/* Times of the day. */
#include "value_lex.h"

struct clock {
	int hour, minute, second; /* second -1: not said */
	int meridiem;             /* 0 a.m., 12 p.m., -1: not said */
	bool colon;
};

/* "10.30", which is one token. */
static bool
clock_point(struct str text, struct clock *clock)
{
	size_t point = str_find(text, '.', 0);

	if (point == 0 || point > 2 || text.len != point + 3)
		return false;
	clock->hour = text.at[0] - '0';
	if (point == 2)
		clock->hour = clock->hour * 10 + text.at[1] - '0';
	clock->minute =
	    (text.at[point + 1] - '0') * 10 + text.at[point + 2] - '0';
	return true;
}

/* ":30" at token i, all joined: the number behind the colon, or -1. */
static int
colon_part(const struct scan *s, size_t i)
{
	return scan_sign(s, i, ':') && scan_joined(s, i) &&
	        scan_digits(s, i + 1) && scan_joined(s, i + 1)
	    ? scan_int(s, i + 1)
	    : -1;
}

/* "10:30", "10:30:05", "10.30", "10": the digits of a time. */
static size_t
clock_digits(const struct scan *s, size_t i, struct clock *clock)
{
	size_t next = i + 1;

	*clock = (struct clock){ scan_int(s, i), 0, -1, -1, false };
	if (!scan_digits(s, i))
		return 0;
	if (clock->hour < 0) {
		clock_point(scan_text(s, i), clock);
	} else if (colon_part(s, next) >= 0 &&
	    s->at[next + 1].end - s->at[next + 1].begin == 2) {
		clock->minute = colon_part(s, next);
		clock->colon = true;
		next += 2;
		clock->second = colon_part(s, next);
		next += clock->second >= 0 ? 2 : 0;
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

/* "9" of "9-11 a.m.", "11" of "11-2 p.m.": which half of the day? */
static int
half_of_day(const struct clock *from, const struct clock *to)
{
	if (from->meridiem >= 0 || from->hour > 12)
		return from->meridiem;
	return from->hour % 12 <= to->hour % 12 ? to->meridiem
	                                        : 12 - to->meridiem;
}

static struct str
stretch_value(const struct scan *s, const struct clock *from,
    const struct clock *to, bool zulu)
{
	struct str a = clock_value(s, from, zulu);
	struct str b = clock_value(s, to, zulu);

	return arena_printf(
	    s->arena, "%.*s/%.*s", (int)a.len, a.at, (int)b.len, b.at);
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
	if (end != 0)
		from.meridiem = half_of_day(&from, &to);
	to_24_hours(&from);
	next = zone(s, end == 0 ? next : end, &zulu);
	value->kind = VALUE_TIME;
	value->confidence = 0.97f;
	if (end != 0)
		to_24_hours(&to);
	value->value = end == 0 ? clock_value(s, &from, zulu)
	                        : stretch_value(s, &from, &to, zulu);
	return next;
}
