#include "roles.h"

#include <stdlib.h>

#include "forms.h"
#include "hash.h"
#include "hints.h"
#include "role_text.h"
#include "runs.h"

struct finder {
	struct entities *found;
	size_t n; /* entities without the roles */
	const struct role_text *text;
	struct arena *arena;
};

static struct span
words_span(const struct role_text *t, size_t begin, size_t end)
{
	const struct role_word *last = &t->at[end - 1];
	struct span at = { t->at[begin].at.begin, last->at.end };

	/* The stop of "Sen." is the title's; an entity ends where it ends. */
	if (last->entity != ENTITY_NONE) {
		struct span whole = t->found->at[last->entity].at;

		if (whole.end > at.end)
			at.end = whole.end;
	} else if (role_title(t, last) != NAMES_NO_TITLE && last->capital &&
	    at.end < t->text.len && t->text.at[at.end] == '.' &&
	    end < t->n && !t->at[end].cut) {
		at.end++;
	}
	return at;
}

/* The words with single blanks, whatever stands between them. */
static struct str
words_text(struct finder *f, size_t begin, size_t end)
{
	struct str s = str_span(
	    f->text->text, words_span(f->text, begin, end));
	char *copy;

	if (str_find(s, '\n', 0) == s.len)
		return s;
	copy = arena_alloc(f->arena, s.len);
	for (size_t i = 0; i < s.len; i++)
		copy[i] = s.at[i] == '\n' ? ' ' : s.at[i];
	return (struct str){ copy, s.len };
}

/* The role without its affiliation: "former governor". */
static struct str
role_text(struct finder *f, const struct role_hit *hit)
{
	struct str before, behind;

	if (hit->gap == hit->from || hit->gap == hit->begin)
		return words_text(f, hit->from, hit->to);
	before = words_text(f, hit->begin, hit->gap);
	behind = words_text(f, hit->from, hit->to);
	return arena_printf(f->arena, "%.*s %.*s", (int)before.len, before.at,
	    (int)behind.len, behind.at);
}

/* A name of which the title itself is part was none: Secretary of State. */
static void
drop_titles(struct finder *f, const struct role_hit *hit)
{
	for (size_t i = hit->begin; i < hit->to; i++) {
		const struct role_word *w = &f->text->at[i];
		enum names_kind title = role_title(f->text, w);
		struct entity *e;

		if (w->entity == ENTITY_NONE || w->entity == hit->affil ||
		    (title != NAMES_OFFICE && title != NAMES_JOB))
			continue;
		e = &f->found->at[w->entity];
		if (e->label != ENTITY_PERSON && !e->taught)
			e->dropped = true;
	}
}

/* "Dr. Anwar Siddiqui, the chief inspector": what says more is the role. */
static bool
says_little(struct str role)
{
	return role.len == 0 || str_is(role, "Dr.") || str_is(role, "Dr");
}

static void
add_role(struct finder *f, const struct role_hit *hit, int person,
    float confidence)
{
	struct entity *who = &f->found->at[person];
	struct entity role = { .label = ENTITY_ROLE, .of = person,
		.sentence = who->sentence, .confidence = confidence };

	drop_titles(f, hit);
	role.at = words_span(f->text, hit->begin, hit->end);
	if (says_little(who->role))
		who->role = role_text(f, hit);
	if (who->affil.len == 0 && hit->affil != ENTITY_NONE &&
	    !str_eq(f->found->at[hit->affil].name, who->name))
		who->affil = f->found->at[hit->affil].name;
	arena_append(f->arena, f->found, role);
}

/*
 * Is a name behind a role and a comma closed by a sign too?  "If she wants to
 * be president, Okafor should" has none; a proper title needs none.
 */
static bool
is_closed(const struct role_text *t, const struct role_hit *hit, size_t end)
{
	return end == t->n || t->at[end].cut ||
	    (t->at[hit->from].capital && t->at[hit->to - 1].capital);
}

/* The words first to end - 1 are the person's name. */
static void
find_beside(struct finder *f, size_t first, size_t end, int person)
{
	struct entity *who;
	struct role_hit hit;
	int body;

	if (role_before(f->text, first, &hit))
		add_role(f, &hit, person, 0.92f);
	else if (role_before_comma(f->text, first, &hit) &&
	    is_closed(f->text, &hit, end))
		add_role(f, &hit, person, 0.85f);
	if (role_behind(f->text, end, &hit))
		add_role(f, &hit, person, 0.88f);
	body = role_of_body(f->text, end);
	who = &f->found->at[person];
	if (body != ENTITY_NONE && who->affil.len == 0 &&
	    (who->role.len > 0 || f->found->at[body].label == ENTITY_ORG))
		who->affil = f->found->at[body].name;
}

static void
find_in_sentence(struct finder *f)
{
	const struct role_text *t = f->text;

	for (size_t i = 0; i < t->n; i++) {
		int entity = t->at[i].entity;
		size_t end = i + 1;

		if (entity == ENTITY_NONE ||
		    f->found->at[entity].label != ENTITY_PERSON)
			continue;
		while (end < t->n && t->at[end].entity == entity)
			end++;
		find_beside(f, i, end, entity);
		i = end - 1;
	}
}

static bool
has_person(const struct entities *found, size_t n, size_t entity,
    struct span sentence)
{
	for (; entity < n && found->at[entity].at.begin < sentence.end;
	     entity++)
		if (found->at[entity].label == ENTITY_PERSON)
			return true;
	return false;
}

enum { FAR = 32, NEAR = 16 }; /* bytes */

/* May "of" be the next word behind a name that ends at end? */
static bool
may_be_of(struct str text, uint32_t end, uint32_t limit)
{
	uint32_t i = run_dark(text, end, limit);

	if (i - end > FAR)
		return true;
	while (i < limit && ascii_is_space((unsigned char)text.at[i]))
		i++;
	limit = limit - i < NEAR ? limit : i + NEAR;
	return str_find_str(str_slice(text, i, limit), STR("of"), 0) <
	    limit - i;
}

/* Where no word is a title, a person has a role only by the body behind
 * "of": is there one who may? */
static bool
has_body(const struct entities *found, size_t n, size_t entity,
    struct str text, struct span sentence)
{
	for (; entity < n && found->at[entity].at.begin < sentence.end;
	     entity++)
		if (found->at[entity].label == ENTITY_PERSON &&
		    (found->at[entity].at.end > sentence.end || may_be_of(text,
		        found->at[entity].at.end, sentence.end)))
			return true;
	return false;
}

/* Give each person the first role that is known of the same name. */
static void
spread(struct entities *found, size_t n, struct arena *arena)
{
	struct index index;

	index_init(&index, n, arena);
	for (size_t i = n; i-- > 0;)
		if (found->at[i].label == ENTITY_PERSON &&
		    found->at[i].role.len > 0)
			index_put(&index, hash_str(found->at[i].name), (int)i);
	for (size_t i = 0; i < n; i++) {
		struct entity *e = &found->at[i];
		int known;

		if (e->label != ENTITY_PERSON || e->role.len > 0)
			continue;
		known = index_get(&index, hash_str(e->name));
		if (known == FORM_NONE)
			continue;
		e->role = found->at[known].role;
		e->affil = found->at[known].affil;
	}
}

static int
by_begin(const void *a, const void *b)
{
	const struct entity *x = a, *y = b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	return x->of - y->of;
}

void
roles_find(struct entities *found, struct str text,
    const struct spans *sentences, const uint16_t *hints,
    const struct roles_knowledge *knowledge, struct arena *arena)
{
	struct finder f = { found, found->n, NULL, arena };
	size_t entity = 0;

	for (size_t i = 0; i < sentences->n; i++) {
		struct role_text t;

		while (entity < f.n &&
		    found->at[entity].at.end <= sentences->at[i].begin)
			entity++;
		if (hints[i] & HINT_ROLE ?
		    !has_person(found, f.n, entity, sentences->at[i]) :
		    !has_body(found, f.n, entity, text, sentences->at[i]))
			continue;
		t = role_text_read(text, sentences->at[i], found, f.n,
		    &entity, knowledge, arena);
		f.text = &t;
		find_in_sentence(&f);
	}
	if (found->n == f.n)
		return;
	qsort(found->at + f.n, found->n - f.n, sizeof(*found->at), by_begin);
	spread(found, f.n, arena);
}
