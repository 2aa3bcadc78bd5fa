#include "right.h"

uint32_t
right_words(const struct unit *u)
{
	return u->region > 0 ? u->words : u->tag < POS_LEARNED;
}

static bool
in_gold(const struct unit *u, const struct gold *gold)
{
	for (size_t k = 0; k < gold->content.n; k++)
		if (data_in_span(u, gold->content.at[k]))
			return true;
	return false;
}

/* Words of the ranges, and those of them that the gold content has. */
static void
count_shared(const struct scene *scene, const struct ranges *content,
    const struct gold *gold, uint32_t *all, uint32_t *shared)
{
	*all = *shared = 0;
	for (size_t k = 0; k < content->n; k++)
		for (uint32_t i = content->at[k].first;
		    i < content->at[k].end; i++) {
			uint32_t n = right_words(&scene->units[i]);

			*all += n;
			*shared += in_gold(&scene->units[i], gold) ? n : 0;
		}
}

static uint32_t
gold_words(const struct scene *scene, const struct gold *gold)
{
	uint32_t n = 0, low = 0, high = scene->n;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (scene->units[mid].at.end <= gold->content.at[0].begin)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < scene->n && scene->units[low].at.begin <
	    gold->content.at[gold->content.n - 1].end; low++)
		if (in_gold(&scene->units[low], gold))
			n += right_words(&scene->units[low]);
	return n;
}

/* The head of a marked speaker: its last word before a comma or the like. */
static struct span
gold_speaker_head(const struct scene *scene, const struct gold *gold)
{
	struct span head = gold->speaker;
	bool any = false;

	for (uint32_t i = 0; i < scene->n; i++) {
		const struct unit *u = &scene->units[i];

		if (!data_in_span(u, gold->speaker))
			continue;
		if (any && (u->kind == KIND_COMMA || u->kind == KIND_DASH ||
		    u->kind == KIND_PREPOSITION || u->kind == KIND_THAT ||
		    u->kind == KIND_WH || u->kind == KIND_TO))
			break;
		if (u->tag < POS_LEARNED && u->tag != POS_POSS) {
			head = u->at;
			any = true;
		}
	}
	return head;
}

static bool
speaker_fits(const struct scene *scene, const struct range *speaker,
    const struct gold *gold)
{
	struct span head;

	if (span_len(gold->speaker) == 0 || speaker->first >= speaker->end)
		return span_len(gold->speaker) == 0 &&
		    speaker->first >= speaker->end;
	head = gold_speaker_head(scene, gold);
	return scene->units[speaker->first].at.begin < head.end &&
	    head.begin < scene->units[speaker->end - 1].at.end;
}

int
right_match(const struct doc *doc, const struct ranges *content,
    const struct range *speaker)
{
	for (size_t g = 0; g < doc->n; g++) {
		const struct gold *gold = &doc->at[g];
		uint32_t all, shared;

		count_shared(&doc->scene, content, gold, &all, &shared);
		if (shared == 0)
			continue;
		if (shared * 2 >= all + gold_words(&doc->scene, gold) -
		    shared && speaker_fits(&doc->scene, speaker, gold))
			return (int)g;
	}
	return -1;
}

double
right_overlap(const struct doc *doc, const struct ranges *content)
{
	double best = 0;

	for (size_t g = 0; g < doc->n; g++) {
		uint32_t all, shared;
		double share;

		count_shared(
		    &doc->scene, content, &doc->at[g], &all, &shared);
		if (shared == 0)
			continue;
		share = (double)shared / (all - shared +
		    gold_words(&doc->scene, &doc->at[g]));
		best = share > best ? share : best;
	}
	return best;
}
