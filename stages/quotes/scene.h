/*
 * The scene: an article as the models see it.
 *
 * Each quotation between marks is one unit, whatever it says; outside of
 * them each word is one, with its part of speech and its entity.  Sentences
 * that a quotation runs across are joined.
 */
#ifndef SCENE_H
#define SCENE_H

#include "pos.h"
#include "regions.h"
#include "stream.h"

/* What entity a unit is part of; scene_source.c has more classes. */
enum unit_ent {
	UNIT_NO_ENT,
	UNIT_PERSON,
	UNIT_ORG,
	UNIT_PLACE,
	UNIT_NORP,
	UNIT_ROLE, /* what follows has no name here; see scene_source.c */
};

/* Coarse classes of units, for what lies between two of them. */
enum unit_kind {
	KIND_OTHER,
	KIND_NAME,
	KIND_NOUN,
	KIND_PRONOUN,
	KIND_VERB,
	KIND_MODAL,
	KIND_ADVERB,
	KIND_ADJECTIVE,
	KIND_PREPOSITION,
	KIND_DETERMINER,
	KIND_THAT, /* that, whether, if */
	KIND_WH,
	KIND_TO,
	KIND_AND,
	KIND_COMMA,
	KIND_STOP,
	KIND_COLON,
	KIND_DASH,
	KIND_QUOTE,       /* a quotation of three words and more */
	KIND_SHORT_QUOTE, /* of one or two */
	KIND_COUNT,
};

enum {
	UNIT_CAPITAL = 1,
	UNIT_FIRST = 2,     /* of its sentence */
	UNIT_PAR_FIRST = 4, /* of its paragraph */
	UNIT_LAST = 8,      /* of its sentence */
	UNIT_BE = 16,       /* a form of be, have or do */
	UNIT_HAVE = 32,
};

struct unit {
	struct span at;
	uint32_t par;    /* index into scene.pars */
	uint32_t sent;   /* index into scene.sents */
	uint32_t lower;  /* hash of the form in lower case */
	uint32_t stem;   /* hash of its stem */
	uint32_t region; /* index into scene.regions, plus one; 0: a word */
	uint32_t words;  /* of a quotation, counted by its blanks */
	unsigned char tag;
	unsigned char kind;
	unsigned char attitude; /* by cueclass.tsv, enum quote_class plus one */
	unsigned char ent;   /* enum unit_ent, or another class: what it is part of */
	unsigned char flags;
	unsigned char final; /* of a quotation: its last mark, see scene_units.c */
	unsigned char size;  /* of a quotation: 1 to 6 by words; 0: a word */
	unsigned char label; /* of the paragraph, enum par_label */
};

enum par_label {
	PAR_BODY,
	PAR_HEADLINE, /* and dek, caption */
	PAR_TRANSCRIPT,
};

/* A paragraph or a sentence: units first to end, end excluded. */
struct stretch {
	struct span at;
	uint32_t first, end;
	bool only_quote; /* nothing but quotation */
};

/* What stands up to a unit, with it: a byte for each kind of thing, which may
 * run over into the next.  Differences over fewer than 256 units are right. */
enum nearby_kind {
	NEARBY_COMMAS,
	NEARBY_VERBS,
	NEARBY_QUOTES,
	NEARBY_THATS,
	NEARBY_ANDS,
};

/* What is near a unit: quotations, as index plus one, 0 for none. */
struct nearby {
	uint32_t before, after; /* the next one to either side */
	uint64_t counts;
};

/* So many of a kind by a difference of counts. */
static inline uint32_t
nearby_count(uint64_t counts, enum nearby_kind kind)
{
	return counts >> 8 * kind & 255;
}

struct forms;

struct scene {
	struct str text;
	struct unit *units; /* [n] */
	struct nearby *nearby; /* [n] */
	uint32_t n;
	struct stretch *pars; /* [n_pars] */
	uint32_t n_pars;
	struct stretch *sents; /* [n_sents] */
	uint32_t n_sents;
	struct regions regions;
};

/* Build the scene from the par, sent and ent records of an article. */
void scene_build(struct scene *scene, const struct article *article,
    struct forms *forms, struct arena *arena);

#endif
