/* The words of values, as their tables have them. */
#include "value_lex.h"

#include <stdlib.h>

#include "diag.h"

#include "entities/holidays.tsv.h"
#include "entities/value_words.tsv.h"

static const char *const class_names[V_CLASSES] = {
	[V_NUMBER] = "number", [V_TENS] = "tens", [V_HUNDRED] = "hundred",
	[V_SCALE] = "scale", [V_SHORTSCALE] = "shortscale",
	[V_DOZEN] = "dozen", [V_HALF] = "half", [V_ARTICLE] = "article",
	[V_ORDINAL] = "ordinal", [V_ORDINALSUFFIX] = "ordinalsuffix",
	[V_MONTH] = "month", [V_SHORTMONTH] = "shortmonth",
	[V_WEEKDAY] = "weekday", [V_SHORTWEEKDAY] = "shortweekday",
	[V_SEASON] = "season", [V_PERIOD] = "period",
	[V_DEICTIC] = "deictic", [V_RELATIVE] = "relative",
	[V_PART] = "part", [V_DAYPART] = "daypart", [V_AGO] = "ago",
	[V_FISCAL] = "fiscal", [V_MERIDIEM] = "meridiem",
	[V_CLOCK] = "clock", [V_OCLOCK] = "oclock", [V_ZONE] = "zone",
	[V_PERCENT] = "percent", [V_PER] = "per", [V_CENT] = "cent",
	[V_POINTS] = "points", [V_POINT] = "point", [V_BASIS] = "basis",
	[V_CURRENCY] = "currency", [V_MONEY_BIG] = "money-big",
	[V_POUND] = "pound", [V_COIN] = "coin", [V_CODE] = "code",
	[V_VAGUE] = "vague",
	[V_NATION] = "nation", [V_UNIT] = "unit", [V_DEGREE] = "degree",
	[V_POWER] = "power", [V_PEOPLE] = "people", [V_TO] = "to",
	[V_AND] = "and", [V_BETWEEN] = "between", [V_FROM] = "from",
	[V_OF] = "of", [V_THE] = "the", [V_PREP] = "prep",
	[V_FUTURE] = "future", [V_PAST] = "past",
};

static uint8_t
class_of(struct str name)
{
	for (uint8_t i = 1; i < V_CLASSES; i++)
		if (class_names[i] != NULL && str_is(name, class_names[i]))
			return i;
	die("value_words.tsv: no class '%.*s'", (int)name.len, name.at);
}

static int
int_of(struct str s)
{
	bool minus = s.len > 0 && s.at[0] == '-';
	uint64_t n;

	if (!str_number(str_slice(s, minus ? 1 : 0, s.len), 1000, &n))
		return 0;
	return minus ? -(int)n : (int)n;
}

/* The letters of a holiday's name from i on. */
static struct str
holiday_word(struct str name, size_t i)
{
	return str_slice(name, i, i + strcspn(name.at + i, " .'"));
}

static void
read_holidays(struct value_words *words)
{
	lexicon_init(&words->holidays, holidays_rows, holidays_n);
	words->holiday_words =
	    xcalloc(holidays_n, sizeof(*words->holiday_words));
	words->holiday_more =
	    xcalloc(holidays_n, sizeof(*words->holiday_more));
	for (size_t i = 0; i < holidays_n; i++) {
		struct str name = holidays_rows[i].key;
		size_t end = holiday_word(name, 0).len;

		words->holiday_words[i].key = holiday_word(name, 0);
		words->holiday_more[i].key = holiday_word(
		    name, end + strspn(name.at + end, " .'"));
	}
	lexicon_init(
	    &words->holiday_starts, words->holiday_words, holidays_n);
	lexicon_init(
	    &words->holiday_seconds, words->holiday_more, holidays_n);
}

struct value_words *
values_words_new(void)
{
	struct value_words *words = xcalloc(1, sizeof(*words));

	lexicon_init(&words->lexicon, value_words_rows, value_words_n);
	words->known = xcalloc(value_words_n + 1, sizeof(*words->known));
	words->known[0] =
	    (struct vtoken){ .type = T_WORD, .value = { "", 0 } };
	for (size_t i = 0; i < value_words_n; i++) {
		struct str value = value_words_rows[i].value;
		size_t tab = str_find(value, '\t', 0);
		struct vtoken *known = &words->known[i + 1];

		known->type = T_WORD;
		known->class = class_of(str_slice(value, 0, tab));
		known->value = str_slice(value, tab + 1, value.len);
		known->number = int_of(known->value);
	}
	read_holidays(words);
	return words;
}

void
values_words_free(struct value_words *words)
{
	if (words == NULL)
		return;
	lexicon_release(&words->lexicon);
	lexicon_release(&words->holidays);
	lexicon_release(&words->holiday_starts);
	lexicon_release(&words->holiday_seconds);
	free(words->holiday_words);
	free(words->holiday_more);
	free(words->known);
	free(words);
}
