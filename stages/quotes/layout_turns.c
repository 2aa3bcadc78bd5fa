/* Transcripts: who speaks stands before each turn. */
#include "layout_turns.h"

enum {
	TURNS_LEAST = 3, /* so many "NAME:" make a transcript */
	NAME_UNITS = 4,
	ASIDE_UNITS = 12, /* (laughing), or an office */
};

/* RUIZ, Q, and in what is marked as a transcript, Ruiz. */
static bool
names_speaker(const struct scene *scene, const struct unit *u)
{
	struct str form = str_span(scene->text, u->at);
	bool capitals = true;

	if (u->region > 0 || !(u->flags & UNIT_CAPITAL))
		return false;
	for (size_t i = 0; i < form.len; i++)
		capitals &= !ascii_is_lower((unsigned char)form.at[i]);
	return capitals || u->label == PAR_TRANSCRIPT;
}

/* A turn of a transcript: who speaks, and where the words begin. */
struct turn {
	struct range speaker;
	uint32_t colon;
};

/* Behind a bracket that opens at k: the unit after the one that closes. */
static uint32_t
skip_bracket(const struct scene *scene, uint32_t k, uint32_t end)
{
	if (k >= end || scene->units[k].tag != POS_OPEN)
		return k;
	for (uint32_t i = k + 1; i < end && i - k < ASIDE_UNITS; i++)
		if (scene->units[i].tag == POS_CLOSE)
			return i + 1;
	return k;
}

/* Behind what a transcript says of a speaker: RUIZ (laughing):, ANA RUIZ (R),
 * STATE SENATOR:, RUIZ, MODERATOR:. */
static uint32_t
skip_aside(const struct scene *scene, uint32_t k, uint32_t end)
{
	k = skip_bracket(scene, k, end);
	if (k >= end || scene->units[k].kind != KIND_COMMA)
		return k;
	for (uint32_t i = k + 1; i < end && i - k < ASIDE_UNITS; i++)
		if (scene->units[i].kind == KIND_COLON)
			return i;
		else if (!names_speaker(scene, &scene->units[i]) &&
		    scene->units[i].kind != KIND_COMMA)
			break;
	return k;
}

static bool
read_turn(const struct scene *scene, uint32_t p, struct turn *turn)
{
	const struct stretch *par = &scene->pars[p];
	uint32_t i = par->first, k, colon;

	if (i < par->end && scene->units[i].tag == POS_QUOTE &&
	    scene->units[i].region == 0)
		i++;
	for (k = i; k < par->end && k - i < NAME_UNITS; k++)
		if (!names_speaker(scene, &scene->units[k]))
			break;
	if (k == i)
		return false;
	colon = skip_aside(scene, k, par->end);
	if (colon + 1 >= par->end ||
	    scene->units[colon].kind != KIND_COLON ||
	    scene->units[colon].label == PAR_HEADLINE)
		return false;
	*turn = (struct turn){ { i, k }, colon };
	return true;
}

/* (CROSSTALK), a stray mark before it: nobody's words. */
static bool
is_stage_direction(const struct scene *scene, const struct stretch *par)
{
	uint32_t i = par->first;

	if (i < par->end && scene->units[i].tag == POS_QUOTE &&
	    scene->units[i].region == 0)
		i++;
	return i < par->end && scene->units[i].tag == POS_OPEN;
}

/* The words of a paragraph from unit i on, without a mark before them. */
static void
add_words(struct chosen *chosen, const struct scene *scene, uint32_t i,
    uint32_t end, struct arena *arena)
{
	if (i < end && scene->units[i].tag == POS_QUOTE &&
	    scene->units[i].region == 0)
		i++;
	if (i < end)
		arena_append(arena, &chosen->content,
		    ((struct range){ i, end }));
}

/* Add the turn at paragraph p, with what follows up to the next, at to. */
static void
add_turn(struct chosens *list, const struct scene *scene,
    const struct turn *turn, uint32_t p, uint32_t to, struct arena *arena)
{
	struct chosen chosen = { .source = QUOTE_LAYOUT, .score = 0.95f,
		.speaker = turn->speaker,
		.cue = { turn->colon, turn->colon + 1 } };

	add_words(&chosen, scene, turn->colon + 1, scene->pars[p].end,
	    arena);
	for (uint32_t k = p + 1; k < to; k++)
		if (!is_stage_direction(scene, &scene->pars[k]))
			add_words(&chosen, scene, scene->pars[k].first,
			    scene->pars[k].end, arena);
	if (chosen.content.n > 0)
		arena_append(arena, list, chosen);
}

static struct str
speaker_of(const struct scene *scene, const struct turn *turn)
{
	return str_span(scene->text, (struct span){
	    scene->units[turn->speaker.first].at.begin,
	    scene->units[turn->speaker.end - 1].at.end });
}

/*
 * Do so many name who speaks that it is a transcript?  Items of news in brief
 * ("OSTREL: A bridge ...") begin with places, of which none comes back.
 */
static bool
is_transcript(const struct scene *scene)
{
	struct turn turn;
	struct str first = { 0 };
	uint32_t n = 0, places = 0;
	bool again = false;

	for (uint32_t p = 0; p < scene->n_pars; p++) {
		if (!read_turn(scene, p, &turn))
			continue;
		n++;
		if (scene->units[turn.speaker.first].ent != UNIT_PLACE)
			continue;
		if (places++ == 0)
			first = speaker_of(scene, &turn);
		else
			again |= str_eq(first, speaker_of(scene, &turn));
	}
	return n >= TURNS_LEAST && (again || places * 2 <= n);
}

/* Between two turns all is the first one's; after the last, its paragraph. */
void
layout_turns(
    struct chosens *list, const struct scene *scene, struct arena *arena)
{
	struct turn turn = { { 0, 0 }, 0 }, next;
	uint32_t last = scene->n_pars;

	if (!is_transcript(scene))
		return;
	for (uint32_t p = 0; p < scene->n_pars; p++) {
		if (!read_turn(scene, p, &next))
			continue;
		if (last < scene->n_pars)
			add_turn(list, scene, &turn, last, p, arena);
		turn = next;
		last = p;
	}
	add_turn(list, scene, &turn, last, last + 1, arena);
}
