/* Roles at a comma: ", president of the union," behind a name or before. */
#include "role_text.h"

/* Read "the late chief" up to and with the last head; its word, or SIZE_MAX. */
static size_t
head_behind(const struct role_text *t, size_t i)
{
	size_t head = SIZE_MAX;

	for (size_t k = i; k < t->n && k < i + 8; k++) {
		const struct role_word *w = &t->at[k];
		enum role_class class;

		if (k > i && w->cut)
			break;
		if (role_is_person(t, w) && !w->possessive)
			return head == SIZE_MAX && k + 1 < t->n &&
			        role_class(t, &t->at[k + 1]) == R_MOD
			    ? head
			    : SIZE_MAX;
		class = role_class(t, w);
		if (role_is_value(t, w) || class == R_STOP ||
		    class == R_LINK || class == R_PREP || class == R_OWN)
			break;
		if (role_class(t, w) == R_AND) {
			if (head != k - 1 || k + 1 >= t->n ||
			    (role_title(t, &t->at[k + 1]) == NAMES_NO_TITLE))
				break;
			continue;
		}
		if (role_is_head(t, w))
			head = k;
		else if (head != SIZE_MAX &&
		    role_title(t, w) != NAMES_MODIFIER && role_class(t, w) != R_MOD)
			break;
	}
	return head;
}

/* ", oyster farmer." and ", oyster farmer at": nothing else can follow. */
static bool
names_trade(const struct role_text *t, size_t i)
{
	return role_class(t, &t->at[i]) == R_OTHER && i + 1 < t->n &&
	    !t->at[i + 1].cut && role_is_head(t, &t->at[i + 1]) &&
	    (i + 2 == t->n || t->at[i + 2].cut ||
	        role_class(t, &t->at[i + 2]) == R_LINK);
}

/* Can a role begin with this word, behind a name and a comma? */
static bool
opens(const struct role_text *t, size_t i)
{
	const struct role_word *w = &t->at[i];

	if (role_is_value(t, w))
		return false;
	return role_class(t, w) == R_DET || role_class(t, w) == R_MOD ||
	    role_is_head(t, w) ||
	    role_title(t, w) == NAMES_MODIFIER || w->entity != ENTITY_NONE ||
	    names_trade(t, i);
}

/* May it be this entity's, behind this word?  A person's: "adviser to". */
static bool
is_whose(const struct role_text *t, const struct role_word *link,
    const struct role_word *w)
{
	struct str word = str_span(t->text, link->at);

	return role_is_body(t, w) ||
	    (role_is_person(t, w) && (str_is(word, "for") || str_is(word, "to")));
}

/* Over "of the", "with": the word of the body behind it, or 0. */
static size_t
body_behind(const struct role_text *t, size_t i)
{
	const struct role_word *link;

	if (i + 1 >= t->n || role_class(t, &t->at[i]) != R_LINK || t->at[i].cut ||
	    t->at[i + 1].cut)
		return 0;
	link = &t->at[i++];
	if (role_class(t, &t->at[i]) == R_DET && i + 1 < t->n && !t->at[i + 1].cut)
		i++;
	return is_whose(t, link, &t->at[i]) ? i : 0;
}

static bool
is_link(const struct role_text *t, size_t i, const char *word)
{
	return str_is(str_span(t->text, t->at[i].at), word);
}

/* "of communications", "of law at": the words that belong to the role. */
static size_t
phrase_end(const struct role_text *t, size_t i)
{
	size_t k;

	if (i >= t->n || role_class(t, &t->at[i]) != R_LINK || t->at[i].cut ||
	    (!is_link(t, i, "of") && !is_link(t, i, "for") &&
	        !is_link(t, i, "in")))
		return i;
	for (k = i + 1; k < t->n && k < i + 6; k++) {
		if (t->at[k].cut || body_behind(t, k) != 0)
			return k;
		if (t->at[k].entity != ENTITY_NONE ||
		    role_class(t, &t->at[k]) == R_STOP || role_class(t, &t->at[k]) == R_OWN ||
		    role_class(t, &t->at[k]) == R_LINK)
			return i;
	}
	return k == t->n && k > i + 1 ? k : i;
}

/* The role in the words from i on; false where they are none. */
static bool
read_role(const struct role_text *t, size_t i, struct role_hit *hit)
{
	size_t head, body;

	if (i < t->n && role_class(t, &t->at[i]) == R_DET)
		i++;
	if (i >= t->n)
		return false;
	head = head_behind(t, i);
	if (head == SIZE_MAX || t->at[head].possessive)
		return false;
	hit->begin = i;
	hit->to = hit->end = head + 1;
	role_set_affil(t, hit);
	body = body_behind(t, hit->end);
	if (body == 0) {
		hit->to = hit->end = phrase_end(t, hit->end);
		body = body_behind(t, hit->end);
	}
	if (body == 0)
		return true;
	hit->end = role_entity_end(t, body);
	hit->affil = t->at[body].entity;
	/* "for the Clinton campaign" */
	while (role_is_person(t, &t->at[body]) && hit->end < t->n &&
	    !t->at[hit->end].cut && role_class(t, &t->at[hit->end]) == R_MOD)
		hit->end++;
	return true;
}

/* ", 45, a teacher": over the age. */
static size_t
over_age(const struct role_text *t, size_t i)
{
	struct str word;

	if (i + 1 >= t->n || !t->at[i].comma || !t->at[i + 1].comma)
		return i;
	word = str_span(t->text, t->at[i].at);
	return word.len <= 3 && ascii_is_digit((unsigned char)word.at[0])
	    ? i + 1
	    : i;
}

bool
role_behind(const struct role_text *t, size_t i, struct role_hit *hit)
{
	bool comma;

	i = over_age(t, i);
	if (i >= t->n)
		return false;
	comma = t->at[i].comma;
	if ((t->at[i].cut && !comma) || !opens(t, i))
		return false;
	if (!comma && role_class(t, &t->at[i]) != R_DET)
		return false;
	if (!read_role(t, i, hit))
		return false;
	/* A title that another name follows is that one's. */
	if (hit->end < t->n && !t->at[hit->end].cut &&
	    role_is_person(t, &t->at[hit->end]))
		return false;
	return comma || hit->end > hit->to;
}

bool
role_before_comma(const struct role_text *t, size_t i, struct role_hit *hit)
{
	size_t limit = i > ROLE_WORDS ? i - ROLE_WORDS : 0;

	if (i < 2 || !t->at[i].comma)
		return false;
	for (size_t k = i; k > limit && (k == i || !t->at[k].cut); k--) {
		const struct role_word *w = &t->at[k - 1];
		size_t begin = k - 1;

		if (w->possessive && w->capital)
			begin = role_entity_begin(t, begin);
		else if (role_class(t, w) == R_OWN)
			begin++;
		else if (role_class(t, w) != R_DET)
			continue;
		if (read_role(t, begin, hit) && hit->end == i)
			return true;
	}
	return false;
}
