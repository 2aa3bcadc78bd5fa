/*
 * Organisations that go on speaking: "the company", "the group", "it".
 *
 * They mean the organisation that spoke or acted last.  A noun that names a
 * kind of its own ("the district") is describe.h's.
 */
#ifndef QUOTES_ORGS_H
#define QUOTES_ORGS_H

#include "quotes/source.h"

/*
 * The mention of the organisation that a definite noun, "the company", means:
 * the last such one before it that spoke or acted and is not far; else NOBODY.
 * Looks at a bounded number of mentions.
 */
uint32_t orgs_company(
    const struct reading *reading, const struct source *source);

/*
 * The same for "it": the one that spoke or acted in the sentence before, or in
 * the same.
 */
uint32_t orgs_it(const struct reading *reading, const struct source *source);

#endif
