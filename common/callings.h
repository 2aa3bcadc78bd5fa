/*
 * Callings: the walks of life that a role speaks of, as a set of bits.
 *
 * "police chief" and "state senator" are two people unless something links
 * them; "senator" and "presidential candidate" may well be one.
 */
#ifndef CALLINGS_H
#define CALLINGS_H

#include "lexicon.h"

struct callings {
	struct lexicon words; /* of common/callings.tsv */
};

void callings_init(struct callings *callings);
void callings_release(struct callings *callings);

/* The callings of a role, "former Oakland police chief"; 0: none is known. */
uint32_t callings_of(const struct callings *callings, struct str role);

/* Could one person be in a calling of a and in one of b?  0 fits all. */
bool callings_fit(uint32_t a, uint32_t b);

/* All callings that go together with those of a, a's among them. */
uint32_t callings_friends(uint32_t a);

#endif
