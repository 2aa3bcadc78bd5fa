/* Other readings of what the chain labelled. */
#include "candidate_parts.h"

/* Chances at which words become a speaker that the best labelling lacks. */
static const float speaker_least = 0.3f, speaker_goes_on = 0.2f;

/* May unit i, left over by the labelling, belong to a speaker? */
static bool
may_speak(const struct chain *chain, uint32_t i, float least)
{
	return i < chain->n && chain->label[i] == FRAME_NONE &&
	    chain->chance[i][FRAME_SPEAKER] >= least;
}

void
candidate_find_faint_speaker(
    struct candidate *c, const struct chain *chain, uint32_t first)
{
	uint32_t best = chain->n, from, to;

	for (uint32_t i = 0; i < chain->n; i++)
		if (may_speak(chain, i, speaker_least) && (best == chain->n ||
		    chain->chance[i][FRAME_SPEAKER] >
		    chain->chance[best][FRAME_SPEAKER]))
			best = i;
	if (best == chain->n)
		return;
	for (from = best; from > 0 &&
	    may_speak(chain, from - 1, speaker_goes_on); from--)
		;
	for (to = best + 1; may_speak(chain, to, speaker_goes_on); to++)
		;
	candidate_add_speaker(c, chain, first, (struct range){ first + from,
	    first + to });
}

/* The chance at which words become content that the best labelling lacks,
 * and the share of it at which their neighbours do. */
static const float content_least = 0.03f, content_goes_on = 0.4f;

/*
 * Where no unit is labelled content, for every cue has some: the likeliest
 * words, as in "The road will open in May, Ana Ruiz told them on Monday."
 */
void
candidate_find_faint_content(struct candidate *c, const struct scene *scene,
    const struct chain *chain, uint32_t first, struct arena *arena)
{
	uint32_t best = chain->n, from, to;
	float most = content_least, least;

	for (uint32_t i = 0; i < chain->n; i++)
		if (chain->label[i] == FRAME_NONE &&
		    chain->chance[i][FRAME_CONTENT] > most) {
			most = chain->chance[i][FRAME_CONTENT];
			best = i;
		}
	if (best == chain->n)
		return;
	least = most * content_goes_on;
	for (from = best; from > 0 && chain->label[from - 1] == FRAME_NONE &&
	    chain->chance[from - 1][FRAME_CONTENT] >= least; from--)
		;
	for (to = best + 1; to < chain->n && chain->label[to] == FRAME_NONE &&
	    chain->chance[to][FRAME_CONTENT] >= least; to++)
		;
	c->reading = READ_FAINT;
	candidate_add_content(c, scene,
	    (struct range){ first + from, first + to }, arena);
}

enum { READ_WORDS = 3 };

/* A quotation that may be somebody's words by itself. */
static bool
is_saying(const struct unit *u)
{
	return u->words > READ_WORDS || (u->region > 0 && u->final <= 4);
}

/* A copy of a candidate for another reading, its content still empty. */
static struct candidate
other_reading(const struct candidate *c, enum reading reading)
{
	struct candidate other = *c;

	other.reading = (unsigned char)reading;
	other.content = (struct ranges){ 0 };
	other.words = other.quoted = 0;
	return other;
}

/*
 * Content that has words inside and outside of quotation marks, read without
 * those outside.
 */
static struct candidate
read_quotes(const struct candidate *c, const struct scene *scene,
    struct arena *arena)
{
	struct candidate other = other_reading(c, READ_QUOTES);

	if (c->quoted == 0 || c->quoted >= c->words)
		return other;
	for (size_t k = 0; k < c->content.n; k++)
		for (uint32_t i = c->content.at[k].first;
		    i < c->content.at[k].end; i++)
			if (is_saying(&scene->units[i]))
				candidate_add_content(&other, scene,
				    (struct range){ i, i + 1 }, arena);
	return other;
}

/* Content on both sides of the cue, read without what follows. */
static struct candidate
read_before(const struct candidate *c, const struct scene *scene,
    struct arena *arena)
{
	struct candidate other = other_reading(c, READ_BEFORE);

	if (c->content.at[0].first > c->head ||
	    c->content.at[c->content.n - 1].first < c->head)
		return other;
	for (size_t k = 0; k < c->content.n; k++)
		if (c->content.at[k].first < c->head)
			candidate_add_content(
			    &other, scene, c->content.at[k], arena);
	return other;
}

/* The end of the content that begins right behind the cue, or the cue's end
 * where there is none, or quotations are in it. */
static uint32_t
end_of_words_behind(const struct candidate *c, const struct scene *scene)
{
	for (size_t k = 0; k < c->content.n; k++) {
		struct range piece = c->content.at[k];

		if (piece.first != c->cue.end)
			continue;
		for (uint32_t i = piece.first; i < piece.end; i++)
			if (scene->units[i].region > 0)
				return c->cue.end;
		return piece.end;
	}
	return c->cue.end;
}

/* “It will pass,” said union negotiator Ana Ruiz: what is labelled content
 * behind the cue belongs to the speaker. */
static struct candidate
read_inverted(const struct candidate *c, const struct scene *scene,
    const struct chain *chain, uint32_t first, struct arena *arena)
{
	struct candidate other = other_reading(c, READ_INVERTED);
	uint32_t end = end_of_words_behind(c, scene);
	bool spoken = c->speaker.first < c->speaker.end;

	if (end == c->cue.end || c->cue.first == 0 ||
	    !candidate_reports(c, c->cue.first - 1) ||
	    !is_saying(&scene->units[c->cue.first - 1]) ||
	    (spoken && c->speaker.first != end))
		return other;
	other.speaker = (struct range){ 0, 0 };
	other.speaker_mean = other.speaker_rival = 0;
	candidate_add_speaker(&other, chain, first, (struct range){
	    c->cue.end, spoken ? c->speaker.end : end });
	for (size_t k = 0; k < c->content.n; k++)
		if (c->content.at[k].first != c->cue.end)
			candidate_add_content(
			    &other, scene, c->content.at[k], arena);
	return other;
}

/* The unit at which the turn of rival begins in c's content, or none: 0. */
static uint32_t
turn_begin(const struct candidate *c, const struct candidate *rival,
    const struct scene *scene)
{
	uint32_t i = rival->speaker.first;
	unsigned char kind;

	if (rival->speaker.end <= i || i <= c->head + 1 ||
	    rival->head < i || rival->chance < 0.2f ||
	    !candidate_reports(c, rival->head) || !candidate_reports(c, i))
		return 0;
	kind = scene->units[i - 1].kind;
	return kind == KIND_AND || kind == KIND_COMMA ||
	    kind == KIND_STOP || kind == KIND_PREPOSITION ? i - 1 : 0;
}

/* The unit at which the words that introduce rival's quotation begin in c's
 * content, or none: 0. */
static uint32_t
quoting_begin(const struct candidate *c, const struct candidate *rival,
    const struct scene *scene)
{
	uint32_t i = rival->cue.first;

	if (rival->quoted == 0 || rival->chance < 0.2f ||
	    rival->head <= c->head + 1 || !candidate_reports(c, rival->head))
		return 0;
	if (rival->speaker.first < rival->speaker.end &&
	    rival->speaker.first < i && rival->speaker.first > c->head + 1)
		i = rival->speaker.first;
	if (rival->content.at[0].first < i &&
	    rival->content.at[0].first > c->head + 1)
		i = rival->content.at[0].first;
	while (i > c->head + 1 && (scene->units[i - 1].kind == KIND_AND ||
	    scene->units[i - 1].kind == KIND_COMMA ||
	    scene->units[i - 1].kind == KIND_STOP))
		i--;
	return i;
}

/* "Ruiz said it was safe and Park said it was not", read up to "and". */
static struct candidate
read_cut(const struct candidate *c, uint32_t cut, enum reading reading,
    const struct scene *scene, struct arena *arena)
{
	struct candidate other = other_reading(c, reading);

	for (size_t k = 0; k < c->content.n; k++) {
		struct range range = c->content.at[k];

		if (range.end > cut)
			range.end = cut;
		if (range.first < range.end)
			candidate_add_content(&other, scene, range, arena);
	}
	return other;
}

void
candidate_add_readings(struct candidates *list, const struct candidate *c,
    const struct scene *scene, const struct chain *chain, uint32_t first,
    struct arena *arena)
{
	struct candidate others[] = { read_quotes(c, scene, arena),
		read_before(c, scene, arena),
		read_inverted(c, scene, chain, first, arena) };

	arena_append(arena, list, *c);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (others[i].content.n > 0) {
			candidate_measure(&others[i], chain, first);
			arena_append(arena, list, others[i]);
		}
}

/* Rivals farther on in the list are not asked where content is cut. */
enum { CUT_RIVALS = 6 };

/* Add the first reading of candidate k that ends before a rival's turn. */
static void
add_cut(struct candidates *list, const struct candidates *found, size_t k,
    enum reading reading, const struct scene *scene, struct arena *arena)
{
	const struct candidate *c = &found->at[k];

	for (size_t j = k + 1; j < found->n && j <= k + CUT_RIVALS; j++) {
		const struct candidate *rival = &found->at[j];
		struct candidate other;
		uint32_t cut;

		if (rival->reading != READ_WHOLE)
			continue;
		cut = reading == READ_CUT ? turn_begin(c, rival, scene)
		    : quoting_begin(c, rival, scene);
		if (cut == 0)
			continue;
		other = read_cut(c, cut, reading, scene, arena);
		if (other.content.n > 0) {
			arena_append(arena, list, other);
			break;
		}
	}
}

/* Add to each candidate that holds another's turn readings without it. */
struct candidates
candidates_add_cuts(const struct candidates *found, const struct scene *scene,
    struct arena *arena)
{
	struct candidates list = { 0 };

	for (size_t k = 0; k < found->n; k++) {
		arena_append(arena, &list, found->at[k]);
		if (found->at[k].reading != READ_WHOLE)
			continue;
		add_cut(&list, found, k, READ_CUT, scene, arena);
		add_cut(&list, found, k, READ_TURN, scene, arena);
	}
	for (size_t k = 0; k < list.n; k++) {
		const struct ranges *content = &list.at[k].content;

		list.at[k].extent = (struct range){ content->at[0].first,
			content->at[content->n - 1].end };
	}
	return list;
}
