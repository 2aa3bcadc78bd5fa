/* --explain: why each quote of an article is as it is, for people. */
#ifndef QUOTES_EXPLAIN_H
#define QUOTES_EXPLAIN_H

#include "quotes/attribution.h"
#include "quotes/records.h"
#include "quotes/resolve.h"

/*
 * Add to out, for each wanted attribution: type, class, confidence, content;
 * how it was found and what weighed most; its cue; its speaker, the name and
 * the other persons weighed for it.  Then what was considered and not taken.
 */
void explain(struct buf *out, const struct article *article,
    const struct attributions *attributions, struct resolution *resolution,
    const struct resolver *resolver, const struct wanted *wanted);

#endif
