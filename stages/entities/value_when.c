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

/* ------------------------------------------------------------------- tense */

enum { TENSE_WINDOW = 24 };

static bool
is_word(const struct scan *s, size_t i, const char *word)
{
	return i < s->n && str_is(scan_text(s, i), word);
}

/* "held", "voted", "delayed": a past form, or a participle. */
static bool
is_past(const struct scan *s, size_t i)
{
	struct str word = scan_text(s, i);

	if (s->at[i].class == V_PAST)
		return true;
	return s->at[i].type == T_WORD && s->at[i].class == V_NONE &&
	    !s->at[i].capital && word.len > 4 && str_ends(word, STR("ed")) &&
	    !str_ends(word, STR("eed"));
}

/* "scheduled" and the like, which tell little without "is" or "are". */
static bool
is_participle(const struct scan *s, size_t i)
{
	struct str word = scan_text(s, i);

	return str_ends(word, STR("ed")) || str_is(word, "set") ||
	    str_is(word, "due") || str_is(word, "if");
}

static bool
is_present_be(const struct scan *s, size_t i)
{
	return is_word(s, i, "is") || is_word(s, i, "are") ||
	    is_word(s, i, "be") || is_word(s, i, "s");
}

/* "his plans", "the hopes": nouns. */
static bool
is_owned(const struct scan *s, size_t i)
{
	static const char *const words[] = { "his", "her", "their", "its",
		"the", "our", "my", "of" };

	for (size_t k = 0;
	     i > 0 && k < sizeof(words) / sizeof(words[0]); k++)
		if (is_word(s, i - 1, words[k]))
			return true;
	return false;
}

/* What was called off lies ahead still: "canceled the talks set for Friday". */
static bool
calls_off(const struct scan *s, size_t i)
{
	return str_starts(scan_text(s, i), STR("cancel")) ||
	    str_starts(scan_text(s, i), STR("postpone"));
}

/*
 * What one word tells, with the words beside it: "will be held", "was due",
 * "would have been".  weak is set where only a participle tells of a future:
 * "failed to come to a meeting scheduled for Friday".
 */
static enum tense
tense_of(const struct scan *s, size_t i, bool *weak)
{
	bool future = (s->at[i].class == V_FUTURE && !s->at[i].capital &&
	    !is_owned(s, i)) ||
	    (is_word(s, i, "won") && is_word(s, i + 2, "t")); /* won't */

	*weak = future && is_participle(s, i);
	if (!future && !is_past(s, i))
		return TENSE_UNKNOWN;
	if (future && is_word(s, i + 1, "have"))
		return TENSE_PAST;
	for (size_t k = 1; k <= 2 && k <= i; k++) {
		if (is_word(s, i - k, "be"))
			return TENSE_FUTURE;
		if (is_present_be(s, i - k)) {
			*weak = false;
			if (!future) /* "is elected" */
				return TENSE_UNKNOWN;
		}
		if (is_word(s, i - k, "was") || is_word(s, i - k, "were") ||
		    is_word(s, i - k, "had") || is_word(s, i - k, "been")) {
			*weak = false;
			return TENSE_PAST;
		}
	}
	return future ? TENSE_FUTURE : TENSE_PAST;
}

static bool
ends_clause(const struct scan *s, size_t i)
{
	return scan_sign(s, i, ';') || scan_sign(s, i, ':') ||
	    scan_sign(s, i, 0x201c) ||
	    scan_sign(s, i, 0x201d) || scan_sign(s, i, '"');
}

/* "before Monday's caucus", "until Friday" */
static bool
is_limit(const struct scan *s, size_t i)
{
	return is_word(s, i, "before") || is_word(s, i, "until") ||
	    is_word(s, i, "till");
}

/* "urged them to vote": what was said to be done lies ahead. */
static bool
is_infinitive(const struct scan *s, size_t i)
{
	return is_word(s, i, "to") && i + 1 < s->n &&
	    s->at[i + 1].type == T_WORD && !s->at[i + 1].capital &&
	    s->at[i + 1].class == V_NONE && i > 0 &&
	    !is_word(s, i - 1, "had") && !is_word(s, i - 1, "trip") &&
	    !is_word(s, i - 1, "came") && !is_word(s, i - 1, "went");
}

enum tense
tense_at(const struct scan *s, size_t i)
{
	enum tense tense, guess = TENSE_UNKNOWN;
	bool weak;
	size_t k;

	if (i > 0 && is_limit(s, i - 1))
		return TENSE_FUTURE;
	/* "Cruz on Wednesday announced" */
	if (i + 1 < s->n && is_past(s, i + 1))
		return TENSE_PAST;
	for (k = i; k > 0 && i - k < TENSE_WINDOW; k--) {
		if (ends_clause(s, k - 1))
			break;
		if (i - k < 3 && is_infinitive(s, k - 1))
			return TENSE_FUTURE;
		tense = tense_of(s, k - 1, &weak);
		if (guess == TENSE_FUTURE && calls_off(s, k - 1))
			return guess;
		if (tense != TENSE_UNKNOWN && !weak)
			return tense;
		if (tense != TENSE_UNKNOWN)
			guess = tense;
	}
	if (guess != TENSE_UNKNOWN)
		return guess;
	for (k = i + 1; k < s->n && k - i < TENSE_WINDOW; k++) {
		if (ends_clause(s, k))
			break;
		tense = tense_of(s, k, &weak);
		if (tense != TENSE_UNKNOWN)
			return tense;
	}
	return TENSE_UNKNOWN;
}

/* ----------------------------------------------- nearest to the article's date */

static long
distance(struct day a, struct day b)
{
	long d = day_number(a) - day_number(b);

	return d < 0 ? -d : d;
}

/*
 * Is candidate a better reading than best?  Both are some year's.  What is
 * close by is meant whatever the verb says: "opened Dec. 26" on Dec. 24.
 */
static bool
is_nearer(struct day candidate, struct day best, struct day today,
    enum tense tense, long close)
{
	bool fits = tense == TENSE_PAST
	    ? day_number(candidate) <= day_number(today)
	    : day_number(candidate) >= day_number(today);
	bool best_fits = tense == TENSE_PAST
	    ? day_number(best) <= day_number(today)
	    : day_number(best) >= day_number(today);

	if (tense != TENSE_UNKNOWN && fits != best_fits &&
	    distance(candidate, today) > close &&
	    distance(best, today) > close)
		return fits;
	return distance(candidate, today) < distance(best, today);
}

int
when_nearest_year(const struct scan *s, size_t i,
    struct day (*in_year)(int year, const void *data), const void *data,
    long close)
{
	struct day today = s->context->today, best = day_none;
	enum tense tense = tense_at(s, i);

	if (!day_is_known(today))
		return 0;
	if (close < 100) /* months are compared by their first days */
		today.day = 1;
	for (int year = today.year - 4; year <= today.year + 4; year++) {
		struct day day = in_year(year, data);

		if (day_is_valid(day.year, day.month, day.day) &&
		    (!day_is_known(best) ||
		        is_nearer(day, best, today, tense, close)))
			best = day;
	}
	return best.year;
}

static struct day
month_day_in(int year, const void *data)
{
	const struct day *day = data;

	return (struct day){ year, day->month, day->day == 0 ? 1 : day->day };
}

struct when
when_month_day(const struct scan *s, size_t i, struct day day)
{
	/* A day more than half a year away has its year beside it. */
	long close = day.day == 0 ? 75 : 150;

	day.year = when_nearest_year(s, i, month_day_in, &day, close);
	return (struct when){ day.day == 0 ? G_MONTH : G_DAY, day };
}

struct when
when_weekday(const struct scan *s, size_t i, int weekday)
{
	struct day today = s->context->today;
	int back;

	if (!day_is_known(today))
		return (struct when){ G_UNKNOWN, day_none };
	back = (day_weekday(today) - weekday + 7) % 7;
	if (back != 0 && tense_at(s, i) == TENSE_FUTURE)
		back -= 7;
	return (struct when){ G_DAY, day_add(today, -back) };
}
