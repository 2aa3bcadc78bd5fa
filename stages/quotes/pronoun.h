/* Whom the pronouns other than he and she mean: who, which, it, I. */
#ifndef QUOTES_PRONOUN_H
#define QUOTES_PRONOUN_H

#include "quotes/resolve.h"

/*
 * Set the mention that a speaker who, which or it means, with sure, or the
 * name of an I outside of quotations.  He and she are salience.h's.
 */
void pronoun_resolve(struct resolution *r, const struct article *article,
    struct speaker *speaker);

#endif
