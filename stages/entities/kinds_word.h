/*
 * A sentence as words, for the rules of kinds.h.
 *
 * Only the files kinds*.c use this.
 */
#ifndef ENTITIES_KINDS_WORD_H
#define ENTITIES_KINDS_WORD_H

#include "kinds.h"

struct kword {
	uint32_t begin, end;
	bool capital; /* begins with a capital letter, or a digit */
	bool joined;  /* one blank and nothing else between it and the last */
};

/* One sentence, and where its findings go. */
struct ksentence {
	struct str text; /* the article's */
	struct span at;
	uint32_t number;
	const struct kword *word; /* [n] */
	size_t n;
	struct entities *found;
	bool headline; /* every word has a capital, and says nothing by it */
	size_t known; /* so many of found were there before, by begin */
	size_t next;  /* of these, the first that ends behind the sentence's
	               * begin */
	const struct kinds_knowledge *knowledge;
	struct arena *arena;
};

static inline struct str
kword_text(const struct ksentence *s, size_t i)
{
	return str_slice(s->text, s->word[i].begin, s->word[i].end);
}

/* Is there a word i that follows the one before after just a blank? */
static inline bool
kword_follows(const struct ksentence *s, size_t i)
{
	return i < s->n && s->word[i].joined;
}

static inline bool
kword_is(const struct ksentence *s, size_t i, const char *word)
{
	return i < s->n && str_is(kword_text(s, i), word);
}

/* The known entity that overlaps at, or NULL. */
struct entity *ksentence_over(const struct ksentence *s, struct span at);

/* Add words first to last as one entity, or correct the label of that. */
void ksentence_add(const struct ksentence *s, size_t first, size_t last,
    enum entity_label label, float confidence);

/* The rules, each over one sentence. */
typedef void kinds_rule(const struct ksentence *s);

kinds_rule kinds_groups; /* "French", "Sikhs", "Republican" */
kinds_rule kinds_runs;   /* "Voting Rights Act", "Battle of Hastings" */
kinds_rule kinds_works;  /* the novel “Pull and Hold” */

#endif
