/* Peoples, faiths and parties: what groups.tsv has. */
#include "behind_town.h"
#include "kinds_word.h"

enum { FORM_WORDS = 3, FORM_MAX = 32 };

static const float group_confidence = 0.9f;
/* Below it the tagger's word does not count against ours. */
static const float least_confidence = 0.5f;

/* "RUSSIAN" as "Russian", in out; other words as they are. */
static struct str
title_case(struct str form, char *out)
{
	bool start = true;

	for (size_t i = 0; i < form.len; i++) {
		unsigned char c = (unsigned char)form.at[i];

		if (ascii_is_lower(c) || form.len < 4)
			return form;
		out[i] = (char)(start ? c : ascii_lower(c));
		start = !ascii_is_alpha(c);
	}
	return (struct str){ out, form.len };
}

/* The row of words i to i + n - 1, or NULL. */
static const struct lexicon_row *
form_row(const struct ksentence *s, size_t i, size_t n)
{
	char folded[FORM_MAX];
	struct str form;

	if (i + n > s->n)
		return NULL;
	for (size_t k = 1; k < n; k++)
		if (!s->word[i + k].joined || !s->word[i + k].capital)
			return NULL;
	form = str_slice(s->text, s->word[i].begin, s->word[i + n - 1].end);
	if (form.len > FORM_MAX)
		return NULL;
	return lexicon_find(&s->knowledge->groups, title_case(form, folded));
}

/* How many words from i on are a group's; 0: none.  The longest wins. */
static size_t
form_words(const struct ksentence *s, size_t i, bool *adjective)
{
	const struct lexicon_row *row = form_row(s, i, 1);
	size_t n = 1;

	if (row == NULL)
		return 0;
	for (size_t k = 2; k <= FORM_WORDS; k++) {
		const struct lexicon_row *longer = form_row(s, i, k);

		if (longer != NULL) {
			row = longer;
			n = k;
		}
	}
	*adjective = str_is(row->value, "adjective");
	return str_is(row->value, "first") ? 0 : n;
}

/* Does a name go on with word i: "Russian Railways", but "Russian President"? */
static bool
name_goes_on(const struct ksentence *s, size_t i)
{
	struct span at;
	bool adjective;

	if (!kword_follows(s, i) || !s->word[i].capital)
		return false;
	at = (struct span){ s->word[i].begin, s->word[i].end };
	return names_title(s->knowledge->names, kword_text(s, i)).kind ==
	        NAMES_NO_TITLE &&
	    ksentence_over(s, at) == NULL && form_words(s, i, &adjective) == 0;
}

/* "Mr. German", "Anna French": a person's name, or the end of another. */
static bool
ends_name(const struct ksentence *s, size_t i)
{
	struct span at;

	if (i == 0 || !s->word[i - 1].capital)
		return false;
	if (names_title(s->knowledge->names, kword_text(s, i - 1)).kind ==
	    NAMES_HONORIFIC)
		return true;
	at = (struct span){ s->word[i - 1].begin, s->word[i - 1].end };
	return i > 1 && s->word[i].joined && ksentence_over(s, at) == NULL &&
	    names_title(s->knowledge->names, kword_text(s, i - 1)).kind ==
	        NAMES_NO_TITLE;
}

static bool
is_compound(const struct ksentence *s, size_t last)
{
	uint32_t end = s->word[last].end;

	return end < s->at.end && s->text.at[end] == '-';
}

/*
 * Is all behind byte i of a name in small letters, "Sunni heartland", or
 * another's, "Democratic and Republican"?
 */
static bool
is_small(struct str name, size_t i)
{
	if (str_starts(str_slice(name, i, name.len), STR(" and ")))
		return true;
	for (; i < name.len; i++)
		if (name.at[i] != ' ' &&
		    !ascii_is_lower((unsigned char)name.at[i]))
			return false;
	return true;
}

/* Did the tagger guess?  "Australian Democrats" may be a party's name. */
static bool
is_guess(const struct ksentence *s, const struct entity *entity)
{
	return entity->label <= ENTITY_PLACE &&
	    entity->confidence < least_confidence &&
	    !str_ends(str_span(s->text, entity->at), STR("s"));
}

/*
 * Is what was found nothing but this people's name, with more such behind it
 * ("Shiite Muslim") or what is of no name?  It is then a people, and ends
 * where their names do.
 */
static bool
is_of_groups(
    const struct ksentence *s, size_t i, size_t n, struct entity *over)
{
	bool adjective;
	size_t more = n;

	if (over->at.begin != s->word[i].begin)
		return false;
	while (kword_follows(s, i + n) && more > 0 &&
	    s->word[i + n].end <= over->at.end) {
		more = s->word[i + n].capital ?
		    form_words(s, i + n, &adjective) : 0;
		n += more;
	}
	if (!is_small(str_span(s->text, over->at),
	    s->word[i + n - 1].end - over->at.begin))
		return false;
	over->at.end = s->word[i + n - 1].end;
	over->label = ENTITY_NORP;
	return true;
}

/*
 * "Wisconsin Republican": a state and somebody of a party, taken for one name.
 * The state alone is left of it; returns whether it was so.
 */
static bool
is_of_state(const struct ksentence *s, size_t i, size_t n,
    struct entity *over)
{
	struct str state;

	if (i == 0 || (over->label != ENTITY_ORG &&
	        over->label != ENTITY_PLACE) ||
	    over->at.end != s->word[i + n - 1].end ||
	    s->word[i - 1].end <= over->at.begin ||
	    str_ends(str_span(s->text, over->at), STR("s")))
		return false;
	state = str_slice(s->text, over->at.begin, s->word[i - 1].end);
	if (!behind_town_has(state))
		return false;
	over->at.end = s->word[i - 1].end;
	over->label = ENTITY_PLACE;
	return true;
}

/* "Democrat Patty Judge": what she is, taken into her name. */
static bool
is_of_party(const struct ksentence *s, size_t i, struct entity *over)
{
	static const char *const words[] = { "Democrat", "Republican",
		"Libertarian" };

	if (over->label != ENTITY_PERSON || !kword_follows(s, i + 1) ||
	    over->at.begin != s->word[i].begin ||
	    over->at.end < s->word[i + 1].end ||
	    !STR_IS_ONE(kword_text(s, i), words))
		return false;
	over->at.begin = s->word[i + 1].begin;
	return true;
}

static void
look_at(const struct ksentence *s, size_t i, size_t n, bool adjective)
{
	struct span at = { s->word[i].begin, s->word[i + n - 1].end };
	struct entity *over = ksentence_over(s, at);

	if (over != NULL && !adjective && is_guess(s, over) &&
	    span_len(over->at) > span_len(at) && is_of_groups(s, i, n, over))
		return;
	if (over != NULL && (is_of_state(s, i, n, over) ||
	        is_of_party(s, i, over)))
		over = NULL;
	if (over != NULL && over->at.begin == at.begin &&
	    over->at.end == at.end) {
		if (!adjective)
			over->label = ENTITY_NORP;
		return;
	}
	if (over != NULL && !span_holds(at, over->at))
		return;
	if (adjective && !(kword_follows(s, i + n) && !s->word[i + n].capital))
		return;
	if (name_goes_on(s, i + n) || ends_name(s, i) ||
	    is_compound(s, i + n - 1))
		return;
	ksentence_add(s, i, i + n - 1, ENTITY_NORP, group_confidence);
}

void
kinds_groups(const struct ksentence *s)
{
	for (size_t i = 0; i < s->n; i++) {
		bool adjective = false;
		size_t n = s->word[i].capital ? form_words(s, i, &adjective)
		                              : 0;

		if (n == 0)
			continue;
		look_at(s, i, n, adjective);
		i += n - 1;
	}
}
