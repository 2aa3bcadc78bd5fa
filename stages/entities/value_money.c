/* Money: by sign, by code, by the word for it. */
#include "value_lex.h"

struct currency_sign {
	uint32_t sign;
	const char *code;
};

static const struct currency_sign signs[] = {
	{ '$', "USD" }, { 0x20ac, "EUR" }, { 0xa3, "GBP" }, { 0xa5, "JPY" },
	{ 0x20b9, "INR" }, { 0x20bd, "RUB" }, { 0x20a9, "KRW" },
	{ 0x20ba, "TRY" }, { 0x20aa, "ILS" }, { 0x20b4, "UAH" },
	{ 0x20a6, "NGN" }, { 0x20b1, "PHP" }, { 0x20ab, "VND" },
	{ 0x20bf, "XBT" },
};

/* What can stand before a dollar sign without a blank. */
static const struct {
	const char *prefix, *code;
} dollar_prefixes[] = {
	{ "US", "USD" }, { "U.S.", "USD" }, { "A", "AUD" }, { "AU", "AUD" },
	{ "C", "CAD" }, { "CA", "CAD" }, { "CAD", "CAD" }, { "HK", "HKD" },
	{ "NZ", "NZD" }, { "S", "SGD" }, { "NT", "TWD" }, { "R", "BRL" },
	{ "J", "JMD" }, { "TT", "TTD" }, { "MX", "MXN" }, { "USD", "USD" },
	{ "AUD", "AUD" }, { "Can", "CAD" }, { "Aus", "AUD" },
};

static const char *
code_of_sign(uint32_t sign)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (signs[i].sign == sign)
			return signs[i].code;
	return NULL;
}

static struct str
code_of_prefix(struct str prefix)
{
	size_t n = sizeof(dollar_prefixes) / sizeof(dollar_prefixes[0]);

	for (size_t i = 0; i < n; i++)
		if (str_is(prefix, dollar_prefixes[i].prefix))
			return str_of(dollar_prefixes[i].code);
	return (struct str){ "", 0 };
}

/* A currency that is named behind "$5": "$5 Canadian", "$5 USD". */
static size_t
named_behind(const struct scan *s, size_t i, struct str *unit)
{
	if (!scan_is(s, i, V_CODE))
		return i;
	*unit = s->at[i].value;
	return i + 1;
}

/* "$.50": the sign, a point, digits. */
static size_t
cents_only(const struct scan *s, size_t i, struct amount *amount)
{
	int n;

	if (!scan_sign(s, i, '.') || !scan_digits(s, i + 1) ||
	    s->at[i + 1].space)
		return 0;
	n = scan_int(s, i + 1);
	if (n < 0 || s->at[i + 1].end - s->at[i + 1].begin != 2)
		return 0;
	*amount = (struct amount){ .low = { .digits = (uint64_t)n,
		.exp = -2 } };
	return i + 2;
}

/* "$5 million", "€10-15", "US$3bn" */
static size_t
money_by_sign(
    const struct scan *s, size_t i, size_t *first, struct value *value)
{
	const char *code = code_of_sign(s->at[i].sign);
	struct amount amount;
	struct str unit;
	size_t next;

	if (code == NULL)
		return 0;
	next = value_amount(s, i + 1, true, s->at[i].sign, &amount);
	if (next == 0)
		next = cents_only(s, i + 1, &amount);
	if (next == 0)
		return 0;
	unit = s->at[i].sign == '$' ? s->context->dollar : str_of(code);
	if (s->at[i].sign == '$' && i > 0 && !s->at[i].space &&
	    s->at[i - 1].type == T_WORD) {
		struct str prefix = code_of_prefix(scan_text(s, i - 1));

		if (prefix.len > 0) {
			unit = prefix;
			*first = i - 1;
		}
	}
	next = named_behind(s, next, &unit);
	value_set_amount(s, value, VALUE_MONEY, &amount, unit);
	return next;
}

/* "USD 5 million", "Rs 200": the code is written in capitals, or as "Rs". */
static size_t
money_by_code(const struct scan *s, size_t i, struct value *value)
{
	struct amount amount;
	size_t at = i + 1, next;

	if (!s->at[i].capital)
		return 0;
	if (scan_sign(s, at, '.') && !s->at[at].space)
		at++;
	next = value_amount(s, at, true, 0, &amount);
	if (next == 0 || amount.low.words)
		return 0;
	value_set_amount(s, value, VALUE_MONEY, &amount, s->at[i].value);
	return next;
}

static void
to_hundredths(struct amount *amount)
{
	amount->low.exp -= 2;
	amount->high.exp -= 2;
}

/* The code of "dollars", perhaps after "Canadian"; empty: another's word. */
static struct str
code_of_word(const struct scan *s, size_t i, struct str nation)
{
	struct str code = s->at[i].value;

	if (str_is(nation, "-"))
		code = nation;
	else if (str_is(code, "USD"))
		code = nation.len > 0 ? nation : s->context->dollar;
	else if (nation.len > 0)
		code = nation;
	return str_is(code, "-") ? STR("") : code;
}

/* "Canadian" before "dollars": its code, "-" for some other country's. */
static size_t
nation_at(const struct scan *s, size_t i, struct str *nation)
{
	*nation = (struct str){ "", 0 };
	if (scan_is(s, i, V_NATION)) {
		*nation = s->at[i].value;
		return i + 1;
	}
	if (i + 1 < s->n && s->at[i].capital && s->at[i].class == V_NONE &&
	    scan_is(s, i + 1, V_CURRENCY)) {
		*nation = STR("-");
		return i + 1;
	}
	return i;
}

/* Is "pounds" or "won" at i money: "2 million pounds", "pounds sterling"? */
static bool
is_doubtful_money(const struct scan *s, size_t i, const struct amount *amount,
    struct str nation)
{
	return amount->low.scale == 0 && nation.len == 0 &&
	    !scan_is(s, i + 1, V_CURRENCY);
}

/* "of" in "millions of dollars" is not needed: only numbers come here. */
static size_t
money_by_word(const struct scan *s, size_t next, struct amount *amount,
    struct value *value)
{
	struct str nation;
	size_t i = nation_at(s, scan_over_hyphen(s, next), &nation);
	const struct vtoken *t;

	if (i >= s->n)
		return 0;
	t = &s->at[i];
	/* "7. Kasich 8 Rand Paul" */
	if (t->class == V_CURRENCY && t->capital && i + 1 < s->n &&
	    s->at[i + 1].capital && nation.len == 0)
		return 0;
	if (t->class == V_COIN || (t->class == V_CENT && !t->capital)) {
		to_hundredths(amount);
	} else if (t->class == V_MONEY_BIG || t->class == V_POUND) {
		if (is_doubtful_money(s, i, amount, nation))
			return 0; /* a weight, a result */
		if (scan_is(s, i + 1, V_CURRENCY) &&
		    str_is(s->at[i + 1].value, "GBP"))
			i++;
	} else if (t->class != V_CURRENCY &&
	    !(t->class == V_CODE && t->capital && !amount->low.words)) {
		return 0;
	}
	value_set_amount(s, value, VALUE_MONEY, amount,
	    t->class == V_CODE ? t->value : code_of_word(s, i, nation));
	return i + 1;
}

/*
 * "tens of billions of dollars", "multimillion-dollar": money, but how much
 * is not said.  "Millions of pounds of beef" are a weight.
 */
static size_t
money_vague(const struct scan *s, size_t i, struct value *value)
{
	struct str nation = { "", 0 };

	while (scan_is(s, i, V_VAGUE))
		i += scan_is(s, i + 1, V_OF) ? 2 : 1;
	i = scan_over_hyphen(s, i);
	if (scan_is(s, i, V_NATION))
		nation = s->at[i++].value;
	if (!(scan_is(s, i, V_CURRENCY) && !s->at[i].capital) &&
	    !(scan_is(s, i, V_POUND) && !scan_is(s, i + 1, V_OF)))
		return 0;
	value->kind = VALUE_MONEY;
	value->confidence = 0.95f;
	value->unit = code_of_word(s, i, nation);
	return i + 1;
}

size_t
value_money(const struct scan *s, size_t i, size_t *first, struct value *value)
{
	struct amount amount;
	size_t next;

	if (s->at[i].type == T_SIGN && s->at[i].sign > '#')
		next = money_by_sign(s, i, first, value);
	else if (s->at[i].class == V_CODE)
		next = money_by_code(s, i, value);
	else if (s->at[i].class == V_VAGUE)
		next = money_vague(s, i, value);
	else
		next = 0;
	if (next != 0)
		return next;
	next = value_amount(s, i, false, 0, &amount);
	if (next == 0)
		return 0;
	if (scan_sign(s, next, 0xa2)) {
		to_hundredths(&amount);
		value_set_amount(s, value, VALUE_MONEY, &amount, STR("USD"));
		return next + 1;
	}
	return money_by_word(s, next, &amount, value);
}
