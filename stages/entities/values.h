/*
 * Dates, times, money, percent and quantities, by pattern, with what they
 * mean in a form that a program can use.
 *
 *     date      ISO 8601: 2022-03-27, 2022-03, 2022, 2022-W12 (a week), and
 *               with ISO 8601-2: 199X (the 1990s), 18XX (a century), 2016-21
 *               (its spring), 2016-33 (its first quarter), XXXX-05-05 (a day
 *               of an unknown year); begin/end where it is a stretch
 *     time      HH:MM, HH:MM:SS, with Z for GMT; begin/end
 *     money     the amount, unit is the ISO 4217 code
 *     percent   the number, unit is empty, or pp for percentage points
 *     quantity  the number, unit is the unit
 *
 * Two numbers that bound a range stand with two dots between them: 10..15.
 * What is not known is left empty: "Tuesday" in an article without a date.
 */
#ifndef ENTITIES_VALUES_H
#define ENTITIES_VALUES_H

#include "arena.h"
#include "calendar.h"
#include "span.h"
#include "str.h"

enum value_kind {
	VALUE_DATE,
	VALUE_TIME,
	VALUE_MONEY,
	VALUE_PERCENT,
	VALUE_QUANTITY,
};

struct value {
	struct span at;
	enum value_kind kind;
	struct str value;  /* empty: not known */
	struct str unit;   /* empty: none */
	float confidence;  /* 0..1 */
};

/* The values of one sentence, by begin; they do not overlap. */
struct values {
	struct value *at; /* [n] */
	size_t n;
};

/* The words of value_words.tsv; one for the whole run. */
struct value_words;
struct value_words *values_words_new(void);
void values_words_free(struct value_words *words);

/* What the article tells about its values. */
struct value_context {
	struct day today;  /* the article's date; day_none where unknown */
	struct str dollar; /* the code that a bare "$" stands for: USD */
};

/*
 * Find the values of one sentence of the normalized text.  Memory is the
 * arena's; scratch is worked in, and reset.  Linear time.  Cannot fail.
 */
struct values values_find(const struct value_words *words,
    const struct value_context *context, struct str text,
    struct span sentence, struct arena *scratch, struct arena *arena);

/* Tokens of tokens_words(), by begin, with what is known of their forms. */
struct value_tokens {
	const struct span *at;       /* [n] */
	const uint32_t *word;        /* [n]: which of the forms */
	const struct ner_form *form; /* their value is set */
	size_t n;
};

/* The same of a sentence, or a piece of one that is too long, whose tokens are
 * known: a word that was looked up once needs not be again. */
struct values values_of_tokens(const struct value_words *words,
    const struct value_context *context, struct str text, struct span piece,
    const struct value_tokens *tokens, struct arena *scratch,
    struct arena *arena);

/* The number of a word of ASCII letters: VALUE_PLAIN where it is not in
 * value_words.tsv.  0 is left for what is no such word. */
enum { VALUE_PLAIN = 1 };
uint16_t value_words_number(const struct value_words *words, struct str word);

/*
 * What a form, any token of a sentence, tells of values that may start in it
 * or, with what follows or goes before it, at its end.  Where no form of a
 * sentence and no two that are neighbours let one start, there is none.
 */
enum {
	VALUE_STARTS = 1,
	VALUE_IF_MORE = 2,     /* before VALUE_MORE, and so on */
	VALUE_IF_ANY = 4,
	VALUE_IF_COUNTED = 8,
	VALUE_IF_HOLIDAY = 16,
	VALUE_MORE = 32,     /* what may go on with a value */
	VALUE_ANY = 64,      /* the same, and "of" and the like */
	VALUE_COUNTED = 128, /* "hundred", "week" */
	VALUE_HOLIDAY = 256, /* "Day" */
};
unsigned values_hints(const struct value_words *words, struct str form,
    struct arena *scratch);

/* "date", "time" ...: the label as the stream has it. */
const char *value_kind_name(enum value_kind kind);

#endif
