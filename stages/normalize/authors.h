/* The authors that a head, JSON or a page names. */
#ifndef AUTHORS_H
#define AUTHORS_H

#include "label.h"

/*
 * authors, joined by '|' without blanks, less what stands there of them:
 * "By", roles ("Jane Roe, Staff Writer") and, in *outlet, for whom they write
 * ("Jane Roe | Northern Wire").  What holds nothing else stays as it is.
 */
struct str authors_clean(const struct labeller *labeller, struct str authors,
    struct str *outlet, struct arena *arena);

#endif
