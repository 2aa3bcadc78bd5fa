/* The three places beside a person's name where a role can stand. */
#include "role_text.h"

enum {
	WORDS_BEFORE = 12, /* a title is no longer */
	WORDS_PLAIN = 4,   /* words without meaning to us in a row */
};

/* A noun that is a role by itself. */
static bool
is_head(const struct role_word *w)
{
	return w->title.kind == NAMES_OFFICE ||
	    w->title.kind == NAMES_OFFICE_PLURAL || w->title.kind == NAMES_JOB;
}

static bool
is_value(const struct role_text *t, const struct role_word *w)
{
	return w->entity != ENTITY_NONE &&
	    !entity_is_name(&t->found->at[w->entity]);
}

static bool
is_person(const struct role_text *t, const struct role_word *w)
{
	return w->entity != ENTITY_NONE &&
	    t->found->at[w->entity].label == ENTITY_PERSON;
}

/* An organisation or place, whose role it can be; a title is none. */
static bool
is_body(const struct role_text *t, const struct role_word *w)
{
	return w->entity != ENTITY_NONE && !is_head(w) && (t->found->at[w->entity].label ==
	        ENTITY_ORG || t->found->at[w->entity].label == ENTITY_PLACE);
}

/* The first word of the entity that word i is part of. */
static size_t
entity_begin(const struct role_text *t, size_t i)
{
	while (i > 0 && t->at[i].entity != ENTITY_NONE &&
	    t->at[i - 1].entity == t->at[i].entity)
		i--;
	return i;
}

static size_t
entity_end(const struct role_text *t, size_t i)
{
	size_t end = i + 1;

	while (end < t->n && t->at[i].entity != ENTITY_NONE &&
	    t->at[end].entity == t->at[i].entity)
		end++;
	return end;
}

/* ------------------------------------------------------------ directly before */

/*
 * The word that the title ends with may be behind "of": "Secretary of State".
 * Returns the word where the innermost head stands, or i.
 */
static size_t
head_before(const struct role_text *t, size_t i)
{
	size_t k = i - 1;

	if (is_head(&t->at[k]) && !t->at[k].possessive)
		return k;
	for (size_t n = 0; n < 4 && k > 1 && t->at[k].capital &&
	     !t->at[k].cut && !is_person(t, &t->at[k]) && !is_value(t, &t->at[k]);
	     n++, k--) {
		size_t of = k - 1;

		if (t->at[of].class == R_DET && of > 1 && !t->at[of].cut)
			of--;
		if (t->at[of].class == R_LINK && of > 0 && !t->at[of].cut &&
		    t->at[of].at.end - t->at[of].at.begin == 2 &&
		    is_head(&t->at[of - 1]) && t->at[of - 1].capital)
			return of - 1;
	}
	return i;
}

/* May the title go on to the left with this word, by itself? */
static bool
belongs(const struct role_text *t, size_t k)
{
	const struct role_word *w = &t->at[k];

	if (is_value(t, w))
		return false;
	if (is_body(t, w))
		return true;
	if (w->entity != ENTITY_NONE)
		return true;
	if (w->title.kind != NAMES_NO_TITLE)
		return w->title.kind != NAMES_HONORIFIC &&
		    w->title.kind != NAMES_KIN;
	if (w->class == R_MOD)
		return true;
	if (!w->capital || w->class != R_OTHER || t->title_case)
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

	if (w->class != R_DET && w->class != R_OWN && w->class != R_PREP)
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

		if (w->class != R_OTHER && w->class != R_MOD)
			return begins_phrase(t, w) ? first + 1 : k + 1;
		if (w->possessive && w->entity != ENTITY_NONE)
			return first + 1;
		if (w->capital || w->cut || first == 0 || is_value(t, w))
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

		if (t->at[k].class == R_AND && k > limit && !t->at[k].cut &&
		    is_head(&t->at[k - 1])) {
			first = k - 1;
			continue;
		}
		if (t->at[k].possessive && t->at[k].entity == ENTITY_NONE)
			break;
		if (belongs(t, k)) {
			first = entity_begin(t, k);
			if (t->at[k].possessive)
				break;
			continue;
		}
		/* Nothing but adjectives stands before "former". */
		if (t->at[first].title.kind == NAMES_MODIFIER)
			break;
		plain = t->at[k].class == R_OTHER ? plain_words(t, k) : first;
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
		if (is_head(&t->at[i]))
			return true;
	return false;
}

/* Leave the affiliation, where the title starts with one, out of the role. */
static void
set_affil(const struct role_text *t, struct role_hit *hit)
{
	hit->gap = hit->from = hit->begin;
	hit->affil = ENTITY_NONE;
	for (size_t k = hit->begin; k < hit->to; k++) {
		size_t end = entity_end(t, k);

		if ((is_body(t, &t->at[k]) || is_person(t, &t->at[k])) &&
		    end < hit->to && !holds_head(t, k, end)) {
			hit->affil = t->at[k].entity;
			hit->gap = k;
			hit->from = end;
			return;
		}
		if (t->at[k].title.kind != NAMES_MODIFIER)
			return;
	}
}

bool
role_before(const struct role_text *t, size_t i, struct role_hit *hit)
{
	size_t head, limit = i > WORDS_BEFORE ? i - WORDS_BEFORE : 0;

	if (i == 0 || t->at[i].cut)
		return false;
	head = head_before(t, i);
	if (head == i)
		return false;
	if (t->at[head].entity != ENTITY_NONE && is_value(t, &t->at[head]))
		return false;
	hit->begin = walk_left(t, entity_begin(t, head), limit);
	hit->end = hit->to = i;
	set_affil(t, hit);
	return hit->from < hit->to;
}

int
role_of_place(const struct role_text *t, size_t i)
{
	if (i + 1 >= t->n || t->at[i].cut || t->at[i + 1].cut ||
	    !str_is(str_span(t->text, t->at[i].at), "of") ||
	    !is_body(t, &t->at[i + 1]) ||
	    t->found->at[t->at[i + 1].entity].label != ENTITY_PLACE)
		return ENTITY_NONE;
	return t->at[i + 1].entity;
}

/* ------------------------------------------------------------------- behind */

/* Read "the late chief" up to and with the last head; its word, or SIZE_MAX. */
static size_t
head_behind(const struct role_text *t, size_t i)
{
	size_t head = SIZE_MAX;

	for (size_t k = i; k < t->n && k < i + 8; k++) {
		const struct role_word *w = &t->at[k];

		if (k > i && w->cut)
			break;
		if (is_person(t, w) && !w->possessive)
			return head == SIZE_MAX && k + 1 < t->n &&
			        t->at[k + 1].class == R_MOD
			    ? head
			    : SIZE_MAX;
		if (is_value(t, w) || w->class == R_STOP || w->class == R_LINK ||
		    w->class == R_PREP || w->class == R_OWN)
			break;
		if (w->class == R_AND) {
			if (head != k - 1 || k + 1 >= t->n ||
			    (t->at[k + 1].title.kind == NAMES_NO_TITLE))
				break;
			continue;
		}
		if (is_head(w))
			head = k;
		else if (head != SIZE_MAX &&
		    w->title.kind != NAMES_MODIFIER && w->class != R_MOD)
			break;
	}
	return head;
}

/* ", oyster farmer." and ", oyster farmer at": nothing else can follow. */
static bool
names_trade(const struct role_text *t, size_t i)
{
	return t->at[i].class == R_OTHER && i + 1 < t->n &&
	    !t->at[i + 1].cut && is_head(&t->at[i + 1]) &&
	    (i + 2 == t->n || t->at[i + 2].cut || t->at[i + 2].class == R_LINK);
}

/* Can a role begin with this word, behind a name and a comma? */
static bool
opens(const struct role_text *t, size_t i)
{
	const struct role_word *w = &t->at[i];

	if (is_value(t, w))
		return false;
	return w->class == R_DET || w->class == R_MOD || is_head(w) ||
	    w->title.kind == NAMES_MODIFIER || w->entity != ENTITY_NONE ||
	    names_trade(t, i);
}

/* May it be this entity's, behind this word?  A person's: "adviser to". */
static bool
is_whose(const struct role_text *t, const struct role_word *link,
    const struct role_word *w)
{
	struct str word = str_span(t->text, link->at);

	return is_body(t, w) ||
	    (is_person(t, w) && (str_is(word, "for") || str_is(word, "to")));
}

/* Over "of the", "with": the word of the body behind it, or 0. */
static size_t
body_behind(const struct role_text *t, size_t i)
{
	const struct role_word *link;

	if (i + 1 >= t->n || t->at[i].class != R_LINK || t->at[i].cut ||
	    t->at[i + 1].cut)
		return 0;
	link = &t->at[i++];
	if (t->at[i].class == R_DET && i + 1 < t->n && !t->at[i + 1].cut)
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

	if (i >= t->n || t->at[i].class != R_LINK || t->at[i].cut ||
	    (!is_link(t, i, "of") && !is_link(t, i, "for") &&
	        !is_link(t, i, "in")))
		return i;
	for (k = i + 1; k < t->n && k < i + 6; k++) {
		if (t->at[k].cut || body_behind(t, k) != 0)
			return k;
		if (t->at[k].entity != ENTITY_NONE ||
		    t->at[k].class == R_STOP || t->at[k].class == R_OWN ||
		    t->at[k].class == R_LINK)
			return i;
	}
	return k == t->n && k > i + 1 ? k : i;
}

/* The role in the words from i on; false where they are none. */
static bool
read_role(const struct role_text *t, size_t i, struct role_hit *hit)
{
	size_t head, body;

	if (i < t->n && t->at[i].class == R_DET)
		i++;
	if (i >= t->n)
		return false;
	head = head_behind(t, i);
	if (head == SIZE_MAX || t->at[head].possessive)
		return false;
	hit->begin = i;
	hit->to = hit->end = head + 1;
	set_affil(t, hit);
	body = body_behind(t, hit->end);
	if (body == 0) {
		hit->to = hit->end = phrase_end(t, hit->end);
		body = body_behind(t, hit->end);
	}
	if (body == 0)
		return true;
	hit->end = entity_end(t, body);
	hit->affil = t->at[body].entity;
	/* "for the Clinton campaign" */
	while (is_person(t, &t->at[body]) && hit->end < t->n &&
	    !t->at[hit->end].cut && t->at[hit->end].class == R_MOD)
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
	if (!comma && t->at[i].class != R_DET)
		return false;
	if (!read_role(t, i, hit))
		return false;
	/* A title that another name follows is that one's. */
	if (hit->end < t->n && !t->at[hit->end].cut &&
	    is_person(t, &t->at[hit->end]))
		return false;
	return comma || hit->end > hit->to;
}

/* -------------------------------------------------------- before, and a comma */

bool
role_before_comma(const struct role_text *t, size_t i, struct role_hit *hit)
{
	size_t limit = i > WORDS_BEFORE ? i - WORDS_BEFORE : 0;

	if (i < 2 || !t->at[i].comma)
		return false;
	for (size_t k = i; k > limit && (k == i || !t->at[k].cut); k--) {
		const struct role_word *w = &t->at[k - 1];
		size_t begin = k - 1;

		if (w->possessive && w->capital)
			begin = entity_begin(t, begin);
		else if (w->class == R_OWN)
			begin++;
		else if (w->class != R_DET)
			continue;
		if (read_role(t, begin, hit) && hit->end == i)
			return true;
	}
	return false;
}
