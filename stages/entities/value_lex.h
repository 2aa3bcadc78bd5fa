/*
 * What the patterns of values are matched against: the sentence as words,
 * numbers and signs, each with what value_words.tsv knows of it.
 *
 * Only the files value_*.c use this, and hints.c its tables.
 */
#ifndef ENTITIES_VALUE_LEX_H
#define ENTITIES_VALUE_LEX_H

#include "lexicon.h"
#include "values.h"

enum value_class {
	V_NONE,
	/* with which a value can start: */
	V_NUMBER, V_TENS, V_HUNDRED, V_SCALE, V_DOZEN, V_HALF, V_ARTICLE,
	V_ORDINAL, V_MONTH, V_SHORTMONTH, V_WEEKDAY, V_SHORTWEEKDAY, V_SEASON,
	V_PERIOD, V_DEICTIC, V_RELATIVE, V_PART, V_FISCAL, V_CLOCK, V_CODE,
	V_VAGUE,
	V_STARTS,
	/* with which none does: */
	V_SHORTSCALE, V_ORDINALSUFFIX, V_DAYPART, V_AGO, V_MERIDIEM, V_OCLOCK,
	V_ZONE, V_PERCENT, V_PER, V_CENT, V_POINTS, V_POINT, V_BASIS,
	V_CURRENCY, V_MONEY_BIG, V_POUND, V_COIN, V_NATION, V_UNIT, V_DEGREE,
	V_POWER, V_PEOPLE, V_TO, V_AND, V_BETWEEN, V_FROM, V_OF, V_THE,
	V_PREP, V_FUTURE, V_PAST,
	V_CLASSES
};

enum value_token {
	T_WORD,   /* letters; a single letter with its stops: "a.m." */
	T_NUMBER, /* digits with commas and points inside */
	T_SIGN,   /* any other code point */
	T_END,    /* behind the last */
};

struct vtoken {
	uint32_t begin, end;
	uint8_t type;    /* enum value_token */
	uint8_t class;   /* enum value_class, of a word */
	bool space;      /* white space, or the sentence's begin, before it */
	bool capital;    /* the first letter is a capital one */
	uint32_t sign;   /* the code point of a T_SIGN */
	struct str value; /* third column of value_words.tsv */
	int number;      /* value as a number, 0 where it is none */
};

struct value_words {
	struct lexicon lexicon;
	struct vtoken *known; /* [n of the table + 1]: type, class, value,
	                       * number; the first of a plain word */
	struct lexicon holidays;             /* holidays.tsv */
	struct lexicon holiday_starts;       /* the first words of them */
	struct lexicon_row *holiday_words;   /* rows of holiday_starts */
	struct lexicon holiday_seconds;      /* the second words of them */
	struct lexicon_row *holiday_more;    /* rows of holiday_seconds */
};

struct scan {
	const struct value_words *words;
	const struct value_context *context;
	struct str text;
	struct vtoken *at; /* [n + 1], the last is T_END */
	size_t n;
	struct arena *arena;
};

/* tokens: NULL where they are not known. */
struct scan value_lex(const struct value_words *words, struct str text,
    struct span sentence, const struct value_tokens *tokens,
    struct arena *arena);

/* Is token i of this class, a word that is written next to the one before? */
static inline bool
scan_is(const struct scan *s, size_t i, enum value_class class)
{
	return i < s->n && s->at[i].class == class;
}

static inline bool
scan_sign(const struct scan *s, size_t i, uint32_t sign)
{
	return i < s->n && s->at[i].type == T_SIGN && s->at[i].sign == sign;
}

/* Is token i a word that says nothing of values? */
static inline bool
scan_plain(const struct scan *s, size_t i)
{
	return i < s->n && s->at[i].type == T_WORD &&
	    s->at[i].class == V_NONE;
}

/* A hyphen or dash of any length. */
static inline bool
scan_dash(const struct scan *s, size_t i)
{
	return scan_sign(s, i, '-') || scan_sign(s, i, 0x2013) ||
	    scan_sign(s, i, 0x2014) || scan_sign(s, i, 0x2011);
}

static inline bool
scan_digits(const struct scan *s, size_t i)
{
	return i < s->n && s->at[i].type == T_NUMBER;
}

/* Does token i touch the one before? */
static inline bool
scan_joined(const struct scan *s, size_t i)
{
	return i > 0 && i < s->n && !s->at[i].space;
}

/* Over the hyphens of "five-dollar" and "50-cent". */
static inline size_t
scan_over_hyphen(const struct scan *s, size_t i)
{
	return scan_dash(s, i) && scan_joined(s, i) && scan_joined(s, i + 1)
	    ? i + 1
	    : i;
}

static inline struct str
scan_text(const struct scan *s, size_t i)
{
	return str_slice(s->text, s->at[i].begin, s->at[i].end);
}

/* The digits of token i as a number; -1 where there are others or too many. */
int scan_int(const struct scan *s, size_t i);

/* ----------------------------------------------------------- numbers */

/* A decimal number: digits times ten to the power of exp. */
struct decimal {
	uint64_t digits;
	int exp;
	int scale;   /* of that, by a word: 6 of "3.5 million"; 0: none */
	bool words;  /* its first part was no digits: "twenty-five" */
};

/*
 * The number that starts at token i, in digits or words.  With money, a
 * letter may scale it: "3.5m".  Returns the token behind it, or 0.
 */
size_t value_number(
    const struct scan *s, size_t i, bool money, struct decimal *number);

/* "3500000", "0.5": without superfluous zeros. */
struct str value_decimal(struct decimal number, struct arena *arena);

bool value_is_above(struct decimal a, struct decimal b);

/* One number, or two that bound a range. */
struct amount {
	struct decimal low, high;
	bool range;
};

/*
 * An amount that starts at token i: "5", "5 to 10", "5-10 million".  Where
 * sign is not zero it may stand before the second number too: "$5-$10".
 */
size_t value_amount(const struct scan *s, size_t i, bool money,
    uint32_t sign, struct amount *amount);
struct str value_of_amount(const struct amount *amount, struct arena *arena);
void value_set_amount(const struct scan *s, struct value *value,
    enum value_kind kind, const struct amount *amount, struct str unit);

/* --------------------------------------------- the patterns, each by itself */

/*
 * Each tries to match at token i, and returns the token behind the match, or
 * 0.  first is set where the match starts before or behind i.
 */
typedef size_t value_pattern(
    const struct scan *s, size_t i, size_t *first, struct value *value);

value_pattern value_date, value_time, value_money, value_percent,
    value_quantity;

/* Does a word in any case begin the name of a holiday, is it one by itself, or
 * may it be the second of one? */
bool value_starts_holiday(const struct scan *s, size_t i);
bool value_is_holiday(const struct scan *s, size_t i);
bool value_goes_on_holiday(const struct scan *s, size_t i);

#endif
