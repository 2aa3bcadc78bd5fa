/* How a reader of the article goes on from mention to mention. */
#include "quotes/salience_state.h"

static void
make_latest(struct state *state, uint32_t who)
{
	size_t i = 0;

	while (i < state->n && state->recent[i] != who)
		i++;
	if (i == state->n && state->n < SALIENCE_CANDIDATES)
		state->n++;
	if (i == SALIENCE_CANDIDATES)
		i--;
	memmove(state->recent + 1, state->recent, i * sizeof(uint32_t));
	state->recent[0] = who;
}

void
state_advance(struct state *state, const struct mention *m)
{
	if (m->sentence != state->sentence) {
		state->last_subject = m->sentence == state->sentence + 1
					  ? state->subject
					  : NOBODY;
		state->subject = NOBODY;
		state->sentence = m->sentence;
	}
	if (m->paragraph != state->paragraph) {
		state->first = NOBODY;
		state->paragraph = m->paragraph;
	}
}

void
state_take(struct state *state, const struct reading *reading, uint32_t mention)
{
	const struct mention *m = &reading->at[mention];
	struct known *known;

	if (m->who == NOBODY)
		return;
	known = &state->known[m->who];
	known->last = mention;
	known->n++;
	make_latest(state, m->who);
	if (state->most == NOBODY || known->n > state->known[state->most].n)
		state->most = m->who;
	if (m->source)
		state->last_source = mention;
	if (m->quoted)
		return;
	if (state->subject == NOBODY && (m->subject || m->source))
		state->subject = m->who;
	if (state->first == NOBODY)
		state->first = m->who;
}

/* So many lists are kept: hostile articles need no more room. */
enum { LISTS_MAX = 256 };

struct turns
turns_new(const struct reading *reading, struct arena *arena)
{
	struct turns turns = { .n = 0 };

	turns.named = arena_array(arena, uint32_t, reading->n);
	for (uint32_t i = 0; i < reading->n; i++)
		turns.n += reading->at[i].kind == MENTION_PRONOUN;
	if (turns.n > LISTS_MAX)
		turns.n = LISTS_MAX;
	turns.lists = arena_alloc(arena, turns.n * sizeof(*turns.lists));
	return turns;
}

void
turns_begin(struct turns *turns, const struct reading *reading)
{
	turns->next = 0;
	turns->same = turns->begun;
	turns->begun = true;
	for (uint32_t i = 0; i < reading->n; i++) {
		const struct mention *m = &reading->at[i];

		if (m->kind == MENTION_PRONOUN)
			continue;
		turns->same &= turns->named[i] == m->who;
		turns->named[i] = m->who;
	}
}
