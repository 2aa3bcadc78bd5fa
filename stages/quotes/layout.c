#include "layout.h"

#include "layout_turns.h"
#include "utf8.h"

enum {
	SIGNED_WORDS = 3,  /* a quotation that is signed has more words */
	SIGNATURE_MAX = 12, /* units */
};

/* Does a word in capitals stand at i, or the hyphen of a name? */
static bool
is_of_name(const struct scene *scene, uint32_t i, uint32_t end)
{
	const struct unit *u = &scene->units[i];

	if (u->tag == POS_HYPHEN)
		return i + 1 < end && scene->units[i + 1].flags & UNIT_CAPITAL;
	return u->region == 0 && u->flags & UNIT_CAPITAL &&
	    u->tag < POS_LEARNED;
}

/* Behind the name that begins at unit i; the stop of an initial is its own. */
static uint32_t
name_from(const struct scene *scene, uint32_t i, uint32_t end)
{
	uint32_t k = i;

	while (k < end && is_of_name(scene, k, end))
		k++;
	if (k > i && k + 1 == end && scene->units[k].kind == KIND_STOP &&
	    span_len(scene->units[k - 1].at) == 1)
		k++;
	return k;
}

/* Do the units from i on to the paragraph's end begin with a name? */
static bool
is_signature(const struct scene *scene, uint32_t i, uint32_t end,
    uint32_t *name_end)
{
	uint32_t k = name_from(scene, i, end);

	*name_end = k;
	return k > i && end - i <= SIGNATURE_MAX && (k == end ||
	    scene->units[k].kind == KIND_COMMA ||
	    scene->units[k].kind == KIND_STOP ||
	    scene->units[k].kind == KIND_DASH);
}

/* "It will not pass." -- Ana Ruiz */
static bool
read_signed(const struct scene *scene, const struct stretch *par,
    struct chosen *chosen, struct arena *arena)
{
	uint32_t i = par->first, words = 0, name_end;

	if (par->end - i < 3 || scene->units[i].region == 0)
		return false;
	for (; i < par->end && scene->units[i].kind != KIND_DASH; i++)
		if (scene->units[i].region > 0)
			words += scene->units[i].words;
		else if (scene->units[i].tag < POS_LEARNED)
			return false;
	if (i + 1 >= par->end || words <= SIGNED_WORDS ||
	    !is_signature(scene, i + 1, par->end, &name_end))
		return false;
	*chosen = (struct chosen){ .source = QUOTE_LAYOUT, .score = 0.98f,
		.cue = { i, i + 1 }, .speaker = { i + 1, name_end } };
	arena_append(arena, &chosen->content,
	    ((struct range){ par->first, i }));
	return true;
}

/* Does a quotation stand at unit i, and nothing but stops behind it? */
static bool
is_quoted_to(const struct scene *scene, uint32_t i, uint32_t end)
{
	if (i >= end || scene->units[i].region == 0)
		return false;
	for (uint32_t k = i + 1; k < end; k++)
		if (scene->units[k].region == 0 &&
		    scene->units[k].tag < POS_LEARNED)
			return false;
	return true;
}

/* Ana Ruiz, 41, teacher: "It will not pass."  The same in a list. */
static bool
read_labelled(const struct scene *scene, const struct stretch *par,
    struct chosen *chosen, struct arena *arena)
{
	uint32_t i = par->first, k;

	if (i == par->end)
		return false;
	if (!utf8_is_letter(utf8_at(scene->text, scene->units[i].at.begin)))
		i++; /* the mark of a list */
	if (i == par->end || scene->units[i].ent != UNIT_PERSON)
		return false;
	k = name_from(scene, i, par->end);
	if (k == i || k == par->end || (scene->units[k].kind != KIND_COLON &&
	    scene->units[k].kind != KIND_COMMA &&
	    scene->units[k].tag != POS_OPEN))
		return false;
	while (k < par->end && k - i < SIGNATURE_MAX &&
	    scene->units[k].kind != KIND_COLON &&
	    scene->units[k].kind != KIND_VERB)
		k++;
	if (k == par->end || scene->units[k].kind != KIND_COLON ||
	    !is_quoted_to(scene, k + 1, par->end))
		return false;
	*chosen = (struct chosen){ .source = QUOTE_LAYOUT, .score = 0.97f,
		.cue = { k, k + 1 }, .speaker = { i, k } };
	arena_append(arena, &chosen->content,
	    ((struct range){ k + 1, par->end }));
	return true;
}

struct chosens
layout_find(const struct scene *scene, struct arena *arena)
{
	struct chosens list = { 0 };

	layout_turns(&list, scene, arena);
	if (list.n > 0)
		return list;
	for (uint32_t p = 0; p < scene->n_pars; p++) {
		struct chosen chosen;

		if (read_signed(scene, &scene->pars[p], &chosen, arena) ||
		    read_labelled(scene, &scene->pars[p], &chosen, arena))
			arena_append(arena, &list, chosen);
	}
	return list;
}
