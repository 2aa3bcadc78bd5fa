/* Days with a name, from holidays.tsv. */
#include "names.h"
#include "value_when.h"

enum {
	TOKENS_MAX = 7, /* Martin Luther King Jr. Day */
	NAME_MAX = 48,  /* bytes */
};

struct rule {
	int month, weekday, n, offset;
};

static int
next_number(struct str *rest)
{
	struct str field = { "0", 1 };
	bool minus;
	uint64_t n = 0;

	str_field(rest, '\t', &field);
	minus = field.len > 0 && field.at[0] == '-';
	str_number(str_slice(field, minus ? 1 : 0, field.len), 400, &n);
	return minus ? -(int)n : (int)n;
}

static struct rule
read_rule(struct str columns)
{
	struct rule rule;

	rule.month = next_number(&columns);
	rule.weekday = next_number(&columns);
	rule.n = next_number(&columns);
	rule.offset = next_number(&columns);
	return rule;
}

static struct day
holiday_in(int year, const void *data)
{
	const struct rule *rule = data;
	struct day day;

	if (rule->month == 0)
		day = day_easter(year);
	else if (rule->weekday == 0)
		day = (struct day){ year, rule->month, rule->n };
	else
		day = day_nth(year, rule->month, rule->weekday, rule->n);
	return day_add(day, rule->offset);
}

/* The row whose name the tokens from i to end - 1 spell, or NULL. */
static const struct lexicon_row *
row_of(const struct scan *s, size_t i, size_t end)
{
	struct str name =
	    str_slice(s->text, s->at[i].begin, s->at[end - 1].end);
	char folded[3 * NAME_MAX];

	if (name.len > NAME_MAX)
		return NULL;
	return lexicon_find(&s->words->holidays,
	    (struct str){ folded, names_fold(name, folded) });
}

static size_t
set_holiday(const struct scan *s, size_t i, size_t next,
    const struct lexicon_row *row, struct value *value)
{
	struct rule rule = read_rule(row->value);
	int year;
	size_t more = year_behind(s, next, &year);

	if (more == 0)
		year = when_nearest_year(s, i, holiday_in, &rule, 150);
	else
		next = more;
	value->value = (struct str){ "", 0 };
	if (year != 0)
		value->value = when_text(
		    (struct when){ G_DAY, holiday_in(year, &rule) }, s->arena);
	return next;
}

bool
value_starts_holiday(const struct scan *s, size_t i)
{
	return lexicon_find_word(&s->words->holiday_starts, s->text,
	    (struct span){ s->at[i].begin, s->at[i].end }) != NULL;
}

bool
value_is_holiday(const struct scan *s, size_t i)
{
	return row_of(s, i, i + 1) != NULL;
}

bool
value_goes_on_holiday(const struct scan *s, size_t i)
{
	return lexicon_find_word(&s->words->holiday_seconds, s->text,
	    (struct span){ s->at[i].begin, s->at[i].end }) != NULL;
}

size_t
value_holiday(const struct scan *s, size_t i, struct value *value)
{
	if (!value_starts_holiday(s, i))
		return 0;
	for (size_t n = TOKENS_MAX; n > 0; n--) {
		const struct lexicon_row *row;

		if (i + n > s->n || (row = row_of(s, i, i + n)) == NULL)
			continue;
		/* "Easter Island", "Christmas Carol" */
		if (n == 1 && i + 1 < s->n && s->at[i + 1].capital &&
		    s->at[i + 1].class == V_NONE)
			return 0;
		return set_holiday(s, i, i + n, row, value);
	}
	return 0;
}
