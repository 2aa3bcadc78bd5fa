/*
 * Speakers: from the words that tell who said it to a full name, over the
 * whole article.
 */
#ifndef QUOTES_RESOLVE_H
#define QUOTES_RESOLVE_H

#include "quotes/attribution.h"
#include "quotes/describe.h"
#include "quotes/persons.h"
#include "quotes/reading.h"
#include "quotes/salience.h"
#include "quotes/source.h"

/* Below this much certainty a name is left empty. */
#define RESOLVE_SURE 0.35f

struct speaker {
	struct source source;
	uint32_t who;             /* index into persons, or NOBODY */
	struct str name;          /* full name; empty where unknown or unsure */
	struct str role, affil;   /* of the person; may be empty */
	const struct record *ent; /* at the head of the words, or NULL */
	float sure;               /* that the name is right, 0 to 1 */
};

/* What was made of one article.  All memory is the arena's. */
struct resolution {
	struct reading reading;
	struct persons persons;
	struct describe describe; /* made when it is asked first */
	struct speaker *speakers; /* [n], by span, each span once */
	size_t n;
	uint32_t *of; /* [attributions.n]: index into speakers, or NOBODY */
	struct arena *arena;
};

/* The knowledge that resolving needs, set up once. */
struct resolver {
	struct words words;
	struct names names;
	struct salience salience;
};

void resolver_init(struct resolver *resolver);
void resolver_release(struct resolver *resolver);

/* Find out whom the speakers of the attributions are.  Linear time. */
void resolve(const struct resolver *resolver, const struct article *article,
    const struct attributions *attributions, struct resolution *resolution,
    struct arena *arena);

#endif
