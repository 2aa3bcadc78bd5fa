/* Roles directly before a person's name: "Sacramento Vice Mayor". */
#include "role_text.h"

enum { WORDS_PLAIN = 4 }; /* words without meaning to us in a row */

static bool
is_of_or_for(const struct role_text *t, size_t i)
{
	return role_class(t, &t->at[i]) == R_LINK && !t->at[i].cut &&
	    span_len(t->at[i].at) <= 3;
}

/*
 * The word that the title ends with may be behind "of" or "for": "Secretary of
 * State", "Minister for the Middle East".  Returns the word where the innermost
 * head stands, or i.
 */
static size_t
head_before(const struct role_text *t, size_t i)
{
	size_t k = i - 1;

	if (role_is_head(t, &t->at[k]) && !t->at[k].possessive)
		return k;
	for (size_t n = 0; n < 4 && k > 1 && t->at[k].capital &&
	     !t->at[k].cut && !role_is_person(t, &t->at[k]) &&
	     !role_is_value(t, &t->at[k]);
	     n++, k--) {
		size_t of = k - 1;

		if (role_class(t, &t->at[of]) == R_DET && of > 1 &&
		    !t->at[of].cut)
			of--;
		if (of > 0 && is_of_or_for(t, of) &&
		    role_is_head(t, &t->at[of - 1]) &&
		    t->at[of - 1].capital)
			return of - 1;
	}
	return i;
}

/* May the title go on to the left with this word, by itself? */
static bool
belongs(const struct role_text *t, size_t k)
{
	const struct role_word *w = &t->at[k];

	if (role_is_value(t, w))
		return false;
	if (role_is_body(t, w))
		return true;
	if (w->entity != ENTITY_NONE)
		return true;
	if (role_title(t, w) != NAMES_NO_TITLE)
		return role_title(t, w) != NAMES_HONORIFIC &&
		    role_title(t, w) != NAMES_KIN;
	if (role_class(t, w) == R_MOD)
		return true;
	if (!w->capital || role_class(t, w) != R_OTHER || role_title_case(t))
		return false;
	/* A sentence may begin with "Race director", or with an adverb. */
	return (k > 0 && !w->cut) ||
	    !str_ends(str_span(t->text, w->at), STR("ly"));
}

/* What surely begins a phrase; "her" and "that" may end another. */
static bool
begins_phrase(const struct role_text *t, const struct role_word *w)
{
	static const char *const doubtful[] = { "her", "that", "this",
		"these", "those", "some", "one", "another" };
	struct str word = str_span(t->text, w->at);
	enum role_class class = role_class(t, w);

	if (class != R_DET && class != R_OWN && class != R_PREP)
		return false;
	for (size_t i = 0; i < sizeof(doubtful) / sizeof(doubtful[0]); i++)
		if (str_eq_nocase(word, str_of(doubtful[i])))
			return false;
	return true;
}

/*
 * Plain words ("climate scientist") are the role's where they lie between it
 * and something that begins a phrase.  Returns the first of them, or k + 1.
 */
static size_t
plain_words(const struct role_text *t, size_t k)
{
	size_t first = k;

	for (size_t n = 0; n < WORDS_PLAIN; n++, first--) {
		const struct role_word *w = &t->at[first];

		if (role_class(t, w) != R_OTHER && role_class(t, w) != R_MOD)
			return begins_phrase(t, w) ? first + 1 : k + 1;
		if (w->possessive && w->entity != ENTITY_NONE)
			return first + 1;
		if (w->capital || w->cut || first == 0 || role_is_value(t, w))
			return k + 1;
	}
	return k + 1;
}

/* Walk left from word first, the first of the title so far. */
static size_t
walk_left(const struct role_text *t, size_t first, size_t limit)
{
	while (first > limit && !t->at[first].cut) {
		size_t k = first - 1, plain;

		if (role_class(t, &t->at[k]) == R_AND && k > limit && !t->at[k].cut &&
		    role_is_head(t, &t->at[k - 1])) {
			first = k - 1;
			continue;
		}
		if (t->at[k].possessive && t->at[k].entity == ENTITY_NONE)
			break;
		if (belongs(t, k)) {
			first = role_entity_begin(t, k);
			if (t->at[k].possessive)
				break;
			continue;
		}
		/* Nothing but adjectives stands before "former". */
		if (role_title(t, &t->at[first]) == NAMES_MODIFIER)
			break;
		plain = role_class(t, &t->at[k]) == R_OTHER ? plain_words(t, k) : first;
		if (plain >= first || plain < limit)
			break;
		first = plain;
	}
	return first;
}

static bool
holds_head(const struct role_text *t, size_t begin, size_t end)
{
	for (size_t i = begin; i < end; i++)
		if (role_is_head(t, &t->at[i]))
			return true;
	return false;
}

/* "62-year-old chairman": the age is no part of the role. */
static bool
is_age(const struct role_text *t, size_t i)
{
	return str_ends(str_span(t->text, t->at[i].at), STR("-year-old"));
}

void
role_set_affil(const struct role_text *t, struct role_hit *hit)
{
	while (hit->begin + 1 < hit->to && is_age(t, hit->begin))
		hit->begin++;
	hit->gap = hit->from = hit->begin;
	hit->affil = ENTITY_NONE;
	for (size_t k = hit->begin; k < hit->to; k++) {
		size_t end = role_entity_end(t, k);

		if ((role_is_body(t, &t->at[k]) || role_is_person(t, &t->at[k])) &&
		    end < hit->to && !holds_head(t, k, end)) {
			hit->affil = t->at[k].entity;
			hit->gap = k;
			hit->from = end;
			return;
		}
		if (role_title(t, &t->at[k]) != NAMES_MODIFIER)
			return;
	}
}

bool
role_before(const struct role_text *t, size_t i, struct role_hit *hit)
{
	size_t head, limit = i > ROLE_WORDS ? i - ROLE_WORDS : 0;

	if (i == 0 || t->at[i].cut)
		return false;
	head = head_before(t, i);
	if (head == i)
		return false;
	if (t->at[head].entity != ENTITY_NONE && role_is_value(t, &t->at[head]))
		return false;
	hit->begin = walk_left(t, role_entity_begin(t, head), limit);
	hit->end = hit->to = i;
	role_set_affil(t, hit);
	return hit->from < hit->to;
}

int
role_of_body(const struct role_text *t, size_t i)
{
	size_t k = i + 1;

	if (k >= t->n || t->at[i].cut ||
	    !str_is(str_span(t->text, t->at[i].at), "of"))
		return ENTITY_NONE;
	if (role_class(t, &t->at[k]) == R_DET && !t->at[k].cut)
		k++;
	if (k >= t->n || t->at[k].cut || !role_is_body(t, &t->at[k]))
		return ENTITY_NONE;
	if (t->found->at[t->at[k].entity].label == ENTITY_PLACE && k > i + 1)
		return ENTITY_NONE;
	return t->at[k].entity;
}
