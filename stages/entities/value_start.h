/*
 * Where a value may start, so that the patterns are tried there only.
 *
 * Only the files value*.c use this.
 */
#ifndef ENTITIES_VALUE_START_H
#define ENTITIES_VALUE_START_H

#include "value_lex.h"

/* Can a value start at token i?  Most words of a text cannot. */
bool value_may_start(const struct scan *s, size_t i);

#endif
