#include "consistent_short.h"

static const float person_part = 0.5f;  /* of "Ann Poe" for "Poe" */
static const float company_part = 1.5f; /* of "Poe Inc." for "Poe" */
static const float storm_part = 20.0f;  /* of "Hurricane Poe" for "Poe" */

/* "Theranos Inc." is Theranos, too: where the rest begins, or the end. */
static size_t
company_end(struct str form)
{
	static const char *const endings[] = { " Inc.", " Inc", " Corp.",
		" Corp", " Co.", " LLC", " Ltd.", " Ltd", " PLC", " GmbH" };
	static const char lasts[] = ".cpCdH";

	if (form.len == 0 ||
	    memchr(lasts, form.at[form.len - 1], sizeof(lasts) - 1) == NULL)
		return form.len > 0 && form.at[form.len - 1] == ',' ?
		    form.len - 1 : form.len;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (str_ends(form, str_of(endings[i])))
			form.len -= strlen(endings[i]);
	if (form.len > 0 && form.at[form.len - 1] == ',')
		form.len--;
	return form.len;
}

/* Storms bear persons' names: "Hurricane Rita", "Tropical Storm Eta". */
static bool
is_storm(struct str head)
{
	static const char *const words[] = { "Hurricane", "Storm", "Cyclone",
		"Typhoon" };

	return STR_IS_ONE(str_last_word(head), words);
}

/* The first of two words of which the second is an organisation's. */
static struct str
body_word(struct str form, const struct lexicon *last_words)
{
	size_t space = str_find(form, ' ', 0);
	const struct lexicon_row *row;

	if (space + 1 >= form.len || str_find(form, ' ', space + 1) < form.len)
		return STR("");
	row = lexicon_find_lower(
	    last_words, str_slice(form, space + 1, form.len));
	if (row == NULL || !str_is(row->value, "org"))
		return STR("");
	return str_slice(form, 0, space);
}

static struct brief
short_org(struct str form, const struct lexicon *last_words)
{
	size_t end = company_end(form);

	if (end < form.len)
		return (struct brief){ .form = str_slice(form, 0, end),
			.weight = company_part };
	return (struct brief){ .form = body_word(form, last_words),
		.body = true };
}

struct brief
consistent_short(struct str form, enum entity_label label,
    const struct lexicon *last_words)
{
	struct str last = str_last_word(form), head;

	if (label == ENTITY_ORG)
		return short_org(form, last_words);
	if (last.len == form.len)
		return (struct brief){ .form = STR("") };
	head = str_slice(form, 0, form.len - last.len - 1);
	if (label == ENTITY_PERSON)
		return (struct brief){ .form = last, .weight = person_part };
	if (label == ENTITY_EVENT && is_storm(head))
		return (struct brief){ .form = last, .weight = storm_part };
	return (struct brief){ .form = STR("") };
}

bool
consistent_is_acronym(struct str s)
{
	size_t upper = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (ascii_is_upper((unsigned char)s.at[i]))
			upper++;
		else if (!ascii_is_digit((unsigned char)s.at[i]) &&
		    s.at[i] != '&')
			return false;
	}
	return upper >= 3;
}

bool
consistent_is_bracketed(struct str text, struct span at)
{
	return at.begin > 0 && text.at[at.begin - 1] == '(' &&
	    at.end < text.len && text.at[at.end] == ')' &&
	    consistent_is_acronym(str_span(text, at));
}
