/* Marks: which of them hold the text that is being drawn. */
#include <stdlib.h>

#include "story.h"

static int
compare_marks(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	if (x->at.end != y->at.end)
		return x->at.end > y->at.end ? -1 : 1;
	if (x->layer != y->layer)
		return x->layer < y->layer ? -1 : 1;
	return x->record < y->record ? -1 : x->record > y->record;
}

static void
add_mark(struct story *story, struct mark mark)
{
	if (mark.record == NULL || span_len(mark.record->at) == 0)
		return;
	mark.at = mark.record->at;
	arena_append(story->reading->article->arena, &story->marks, mark);
}

void
story_gather(struct story *story, const uint32_t handles[])
{
	const struct reading *reading = story->reading;

	for (size_t i = 0; i < reading->n_quotes; i++) {
		const struct quotation *quotation = &reading->quotes[i];
		struct mark mark = { .quotation = quotation,
			.handle = handles[i] };

		for (size_t k = 0; k < quotation->pieces.n; k++) {
			mark.layer = LAYER_QUOTE;
			mark.first = k == 0;
			mark.record = quotation->pieces.at[k];
			add_mark(story, mark);
		}
		mark.layer = LAYER_CUE;
		mark.record = quotation->cue;
		add_mark(story, mark);
		mark.layer = LAYER_SPEAKER;
		mark.record = quotation->speaker;
		add_mark(story, mark);
	}
	for (size_t i = 0; i < reading->ents.n; i++)
		add_mark(story, (struct mark){ .layer = LAYER_ENT,
		    .record = reading->ents.at[i] });
	if (story->marks.n > 0)
		qsort(story->marks.at, story->marks.n,
		    sizeof(story->marks.at[0]), compare_marks);
}

static void
close_by(struct open *open, uint32_t at)
{
	size_t kept = 0;

	for (size_t i = 0; i < open->n; i++)
		if (open->at[i]->at.end > at)
			open->at[kept++] = open->at[i];
	open->n = kept;
}

/* Marks that end at this byte are closed; what ends a speaker is said. */
static void
close_marks(struct story *story, uint32_t at)
{
	const struct mark *speaker = story_innermost(&story->open[LAYER_SPEAKER]);

	if (speaker != NULL && speaker->at.end <= at)
		story_meaning(story, speaker);
	for (size_t i = 0; i < LAYERS; i++)
		close_by(&story->open[i], at);
}

static void
open_marks(struct story *story, uint32_t at)
{
	const struct marks *marks = &story->marks;

	for (; story->next < marks->n &&
	     marks->at[story->next].at.begin <= at; story->next++) {
		const struct mark *mark = &marks->at[story->next];
		struct open *open = &story->open[mark->layer];

		if (open->n < 8 && mark->at.end > at)
			open->at[open->n++] = mark;
	}
}

/* Where the piece that begins at this byte ends. */
static uint32_t
piece_end(const struct story *story, uint32_t at, uint32_t end)
{
	if (story->next < story->marks.n &&
	    story->marks.at[story->next].at.begin < end)
		end = story->marks.at[story->next].at.begin;
	for (size_t i = 0; i < LAYERS; i++)
		for (size_t k = 0; k < story->open[i].n; k++)
			if (story->open[i].at[k]->at.end < end &&
			    story->open[i].at[k]->at.end > at)
				end = story->open[i].at[k]->at.end;
	return end;
}

void
story_span(struct story *story, struct span at)
{
	open_marks(story, at.begin);
	while (at.begin < at.end) {
		uint32_t end = piece_end(story, at.begin, at.end);

		story_piece(story, (struct span){ at.begin, end });
		at.begin = end;
		close_marks(story, end);
		open_marks(story, end);
	}
}
