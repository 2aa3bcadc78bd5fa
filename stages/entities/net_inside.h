/* What the files net*.c share, and nobody else. */
#ifndef ENTITIES_NET_INSIDE_H
#define ENTITIES_NET_INSIDE_H

#include "net.h"
#include "products.h"

enum {
	WAYS = 8, /* more than the places that look at a token */
	WAITS = 32, /* words that wait; those of one place are worked out in turn */
	SETS = 1 << 11,
	FORMS = 1 << 15,
	LINE = 64, /* bytes of the cache of a processor */
};

/* What one form adds to the tokens around it: [slot][hidden]. */
struct kept {
	int16_t slot[NER_SLOT_MEAN][NER_HIDDEN];
};

/* What it adds to all tokens of its sentence, in 1/TOLD_UNIT. */
struct told {
	int8_t at[NER_HIDDEN];
};

enum { TOLD_BITS = 5, TOLD_UNIT = 1 << TOLD_BITS };

/* Which forms are kept in some places of the cache, in two of its lines. */
struct set {
	_Alignas(64) uint64_t key[WAYS]; /* 0 is free */
	uint32_t used[WAYS]; /* when it was last asked for */
	uint16_t at[WAYS];   /* where it is kept */
	uint8_t has[WAYS];   /* of KEPT_NEAR and KEPT_MEAN */
	uint8_t tag[WAYS];   /* a byte of the key, so that all are seen at once */
};

struct ner_net {
	struct ner_vectors vectors;
	const int8_t *rows;    /* [NER_ROWS][NER_ROW] */
	const int16_t *first;  /* in blocks of NER_BLOCK */
	const int16_t *first_bias; /* [NER_HIDDEN] */
	const int16_t *context; /* [PLACES][CONTEXTS][HIDDEN] */
	const int16_t *list;    /* [PLACES][LIST_CODES][HIDDEN] */
	int16_t *second; /* NER_SECOND by NER_NEAR, in NER_BLOCK_ABREAST */
	int16_t *elsewhere; /* NER_SECOND by NER_HIDDEN, in NER_BLOCK */
	const int32_t *second_bias; /* [NER_SECOND] */
	int16_t *third; /* NER_SCORES by NER_SECOND, in NER_BLOCK_ABREAST */
	const float *third_bias; /* [NER_SCORES] */
	const struct ner_pairs *pairs;
	const struct ner_scale *scale;

	const struct ner_kernels *kernels;
	uint32_t asked;         /* how often something was asked for */
	uint32_t given;         /* places that were ever in use */
	uint32_t since;         /* asked when the document was begun */
	bool forgot;            /* something of this document */
	struct kept *kept;      /* [SETS * WAYS], and behind it: */
	struct told *told;      /* [SETS * WAYS] */
	struct set *sets;       /* [SETS] */
	struct ner_form *forms; /* [FORMS], two in a line of the cache: */
	void *forms_room;
	struct missing *waits;  /* [WAITS]: words that wait for others */
	size_t n_waits;
};

/* Which are wanted, a bit each: its slots, and what it tells its sentence. */
enum { KEPT_NEAR = (1 << NER_SLOT_MEAN) - 1, KEPT_MEAN = 1 << NER_SLOT_MEAN };

/* A word that is to be worked out, and where to. */
struct missing {
	struct ner_word word;
	int16_t input[NER_INPUT_ROOM];
	unsigned wanted;
	struct kept *kept;
	struct told *told;
};

/* Call for what working it out reads. */
void ner_net_call_input(const struct ner_net *net, const struct ner_word *word);

/* Work out what is wanted of each of n words, and put it where it belongs. */
void ner_net_work_out(const struct ner_net *net, struct missing *words,
    size_t n);

void ner_net_keep_new(struct ner_net *net);
void ner_net_keep_free(struct ner_net *net);

/* Call for the place where ner_net_keep() will look. */
void ner_net_keep_call(const struct ner_net *net,
    const struct ner_form *form, bool caseless);

/* A place in the cache. */
struct kept_at {
	const struct kept *near;
	const struct told *mean;
};

/*
 * What the cache has of a form, that which is wanted set; valid for the next
 * WAYS - 1 calls.
 */
struct kept_at ner_net_keep(struct ner_net *net, const struct ner_form *form,
    bool caseless, struct str token, unsigned wanted);

/*
 * The same for all forms of a document beforehand: some that are missing are
 * worked out together, the last by ner_net_prepared().  Returns where
 * ner_net_place() has what is kept, until the next document is begun, as long
 * as the cache forgot nothing of this one.
 */
void ner_net_begin(struct ner_net *net);
uint16_t ner_net_prepare(struct ner_net *net, const struct ner_form *form,
    bool caseless, struct str token, unsigned wanted);
void ner_net_prepared(struct ner_net *net);

static inline struct kept_at
ner_net_place(const struct ner_net *net, uint16_t at)
{
	return (struct kept_at){ &net->kept[at], &net->told[at] };
}

/* soon: it is used within a few tokens, else by the same document. */
static inline __attribute__((always_inline)) void
ner_net_call_bytes(const void *bytes, size_t n, bool soon)
{
	for (size_t k = 0; k < n; k += LINE)
		if (soon)
			__builtin_prefetch((const char *)bytes + k, 0, 3);
		else
			__builtin_prefetch((const char *)bytes + k, 0, 2);
}

/* Call for the slots that are wanted of a place, and what it tells. */
static inline __attribute__((always_inline)) void
ner_net_place_call(struct kept_at kept, unsigned wanted, bool soon)
{
	for (size_t slot = 0; slot < NER_SLOT_MEAN; slot++)
		if (wanted >> slot & 1)
			ner_net_call_bytes(kept.near->slot[slot],
			    sizeof(kept.near->slot[slot]), soon);
	ner_net_call_bytes(kept.mean->at, sizeof(kept.mean->at), soon);
}

/* The mean over a sentence of n tokens of what they tell it. */
void ner_net_mean(const int32_t sum[NER_HIDDEN], size_t n,
    int16_t out[NER_HIDDEN]);

/* The first layer of every token that is active or beside one; the arena's. */
struct ner_front ner_net_front(struct ner_net *net, const struct ner_doc *doc,
    struct str text, const struct span *at, struct arena *arena);

/* Work out the slots of a word's places. */
void ner_net_fill(const struct ner_net *net, const struct ner_word *word,
    struct kept *kept);

/*
 * Mean of the first layer over the other tokens of a group, own being that of
 * this one; false where there are none.
 */
bool ner_net_elsewhere(const struct ner_net *net,
    const struct ner_groups *groups, uint32_t g, const int16_t *own,
    int16_t out[NER_HIDDEN]);

#endif
