/* Which mentions stand in what somebody else says. */
#ifndef QUOTES_CONTENTS_H
#define QUOTES_CONTENTS_H

#include "quotes/reading.h"

/* Set quoted and reported of the reading from the attributions. */
void contents_find(struct reading *reading,
    const struct attributions *attributions, struct arena *arena);

/* Set quoted, reported and tag of every mention. */
void contents_mark(struct reading *reading);

#endif
