/*
 * The article laid out for asking who is meant: who and what is mentioned,
 * where, and in which part of the sentence.
 */
#ifndef QUOTES_READING_H
#define QUOTES_READING_H

#include "quotes/attribution.h"
#include "quotes/words.h"
#include "stream.h"

#define NOBODY UINT32_MAX /* no mention, no person */

enum mention_kind {
	MENTION_NAME,    /* a person's name */
	MENTION_ORG,     /* an organisation, or a place that may act as one */
	MENTION_PRONOUN, /* he, she and their forms */
};

struct mention {
	struct span at;
	enum mention_kind kind;
	enum gender gender; /* of the pronoun, or told by the words beside the
	                     * name: Mrs. Okafor, his mother, Ana */
	uint32_t sentence;  /* index into reading.sentences */
	uint32_t paragraph; /* counted from 0, only those with sentences */
	const struct record *ent; /* NULL: a pronoun */

	bool quoted;     /* inside quotation marks */
	bool reported;   /* inside what somebody is reported to say */
	bool tag;        /* a quotation ends right before it: "...," she */
	bool source;     /* of an attribution */

	/* Not of organisations: see mention_placed(). */
	bool opens;      /* no other words before it in its sentence */
	bool subject;    /* a verb follows and no preposition goes before */
	bool governed;   /* a preposition, or "told", goes before */
	bool possessive; /* 's follows, or it is "his" */

	uint32_t who; /* index into persons, or NOBODY */
	float sure;   /* that it is this person, 0 to 1 */
};

struct sentence {
	struct span at;
	uint32_t paragraph;
	const struct record *par;
};

struct reading {
	struct str text;
	const struct words *words;
	struct sentence *sentences; /* [n_sentences], by begin */
	size_t n_sentences;
	struct mention *at; /* [n], by begin, not overlapping */
	size_t n, cap;
	struct spans quoted;   /* what is in quotation marks, by begin */
	struct spans reported; /* content without marks, by begin */
};

/*
 * Lay out an article.  Quoted is what direct attributions hold and what stands
 * between marks inside mixed ones.  Memory is the arena's; linear time.
 */
void reading_init(struct reading *reading, const struct article *article,
    const struct attributions *attributions, const struct words *words,
    struct arena *arena);

/*
 * Take names that the entities lack, by begin and not overlapping, as mentions
 * of persons; they replace what they overlap.
 */
void reading_take_names(
    struct reading *reading, struct spans names, struct arena *arena);

/* The sentence that holds byte at, or the last one before it; 0 if none. */
uint32_t reading_sentence(const struct reading *reading, uint32_t at);

/* The first mention that ends after byte at; n where there is none. */
uint32_t reading_mention(const struct reading *reading, uint32_t at);

#endif
