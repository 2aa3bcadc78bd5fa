#include "tagger.h"

#include <stdlib.h>

#include "diag.h"
#include "model.h"

struct tagger {
	struct model model;
};

const char *
mention_label_name(enum mention_label label)
{
	static const char *const names[MENTION_LABELS] = {
		"person", "org", "place", "norp", "event", "work", "law",
		"product", "misc",
	};

	return names[label];
}

struct tagger *
tagger_new(const unsigned char *begin, const unsigned char *end)
{
	struct tagger *tagger = xcalloc(1, sizeof(*tagger));

	model_init(&tagger->model, begin, end);
	return tagger;
}

void
tagger_free(struct tagger *tagger)
{
	free(tagger);
}

static uint32_t
word_end(struct str text, uint32_t at, uint32_t end)
{
	while (at < end && (ascii_is_alnum((unsigned char)text.at[at]) ||
	    (unsigned char)text.at[at] >= 0x80))
		at++;
	return at;
}

/* Runs of capitalised words: what stands here until the weights are learned. */
struct mentions
tagger_find(struct tagger *tagger, struct str text,
    const struct spans *sentences, struct arena *arena)
{
	struct {
		struct mention *at;
		size_t n, cap;
	} list = { 0 };

	(void)tagger;
	for (size_t i = 0; i < sentences->n; i++) {
		uint32_t at = sentences->at[i].begin;
		uint32_t end = sentences->at[i].end;

		while (at < end) {
			uint32_t begin = at, last = at, words = 0;

			while (at < end &&
			    ascii_is_upper((unsigned char)text.at[at])) {
				last = at = word_end(text, at, end);
				words++;
				if (at < end && text.at[at] == ' ')
					at++;
			}
			if (words > 0 && begin > sentences->at[i].begin)
				arena_append(arena, &list, ((struct mention){
				    { begin, last }, words == 2 ?
				    MENTION_PERSON : MENTION_ORG, 0.5f }));
			at = word_end(text, at, end);
			while (at < end && !ascii_is_alnum(
			    (unsigned char)text.at[at]))
				at++;
		}
	}
	return (struct mentions){ list.at, list.n };
}
