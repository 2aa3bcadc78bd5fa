#include "value_when.h"

static struct str
day_text(struct when w, struct arena *arena)
{
	if (w.day.year == 0)
		return arena_printf(
		    arena, "XXXX-%02d-%02d", w.day.month, w.day.day);
	return arena_printf(arena, "%04d-%02d-%02d", w.day.year, w.day.month,
	    w.day.day);
}

static struct str
week_text(struct when w, struct arena *arena)
{
	int year, week = day_week(w.day, &year);

	return arena_printf(arena, "%04d-W%02d", year, week);
}

static struct str
month_text(struct when w, int month, struct arena *arena)
{
	if (w.day.year == 0)
		return arena_printf(arena, "XXXX-%02d", month);
	return arena_printf(arena, "%04d-%02d", w.day.year, month);
}

static struct str
weekend_text(struct when w, struct arena *arena)
{
	struct when sunday = { G_DAY, day_add(w.day, 1) };

	w.grain = G_DAY;
	return when_range(w, sunday, arena);
}

struct str
when_text(struct when w, struct arena *arena)
{
	switch (w.grain) {
	case G_DAY:
		return day_text(w, arena);
	case G_WEEK:
		return week_text(w, arena);
	case G_WEEKEND:
		return weekend_text(w, arena);
	case G_MONTH:
	case G_SEASON:
		return month_text(w, w.day.month, arena);
	case G_QUARTER:
		return month_text(w, 33 + (w.day.month - 1) / 3, arena);
	case G_YEAR:
		return arena_printf(arena, "%04d", w.day.year);
	case G_DECADE:
		return arena_printf(arena, "%03dX", w.day.year / 10);
	case G_CENTURY:
		return arena_printf(arena, "%02dXX", w.day.year / 100);
	default:
		return (struct str){ "", 0 };
	}
}

struct str
when_range(struct when from, struct when to, struct arena *arena)
{
	struct str a = when_text(from, arena), b = when_text(to, arena);

	if (a.len == 0 || b.len == 0)
		return (struct str){ "", 0 };
	return arena_printf(arena, "%.*s/%.*s", (int)a.len, a.at, (int)b.len,
	    b.at);
}
