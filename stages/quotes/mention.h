/* How a mention stands among the words beside it. */
#ifndef QUOTES_MENTION_H
#define QUOTES_MENTION_H

#include "quotes/reading.h"

/*
 * Set opens, governed, possessive and subject of a mention, which must know
 * its sentence.  Possessive stays where it is set already ("his").
 */
void mention_place(const struct reading *reading, struct mention *m);

/* The same of a mention as it is, for organisations: a reading does not place
 * them, because few are ever asked. */
struct mention mention_placed(
    const struct reading *reading, const struct mention *m);

/*
 * The gender that the words beside a name tell: Mrs. Okafor; his mother, Ana;
 * Ana Ruiz, a widow.
 */
enum gender mention_gender(
    const struct reading *reading, const struct mention *m);

#endif
