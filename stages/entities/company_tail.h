/* What stands behind a company's name and belongs to it. */
#ifndef ENTITIES_COMPANY_TAIL_H
#define ENTITIES_COMPANY_TAIL_H

#include "tagger_inside.h"

/*
 * The last token of an organisation whose tags end with token i, in a sentence
 * that goes to end: in "Corvo, Inc." the tags often end before the comma.
 */
size_t company_tail(const struct reading *reading, size_t i, size_t end);

#endif
