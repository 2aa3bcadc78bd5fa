/*
 * What source.c asks of source_name.c: which name counts in the words of a
 * speaker.  All positions are bytes of the article.
 */
#ifndef QUOTES_SOURCE_PARTS_H
#define QUOTES_SOURCE_PARTS_H

#include "quotes/source.h"

/* Is there a comma, bracket or dash between the bytes? */
bool source_is_set_off(struct str text, uint32_t from, uint32_t to);

/*
 * May words between a name and the end of its phrase be passed over?  The 's
 * of a possessive, "himself", "Jr.", an apposition without its comma: "Ana Ruiz
 * a clerk".
 */
bool source_is_trailing(
    const struct reading *reading, uint32_t from, uint32_t to);

/*
 * A name set off behind a noun: the mayor of Orrin, Ana Ruiz.  Or put directly
 * behind "Secretary of State".  NOBODY: there is none.
 */
uint32_t source_name_behind(
    const struct reading *reading, struct span at, struct span core);

/*
 * The name beside a phrase that lost it: "Rep" before ". Ana Ruiz", "80" behind
 * "Ana Ruiz, ", "N.J." in the brackets behind it; else NOBODY.
 */
uint32_t source_cut_name(const struct reading *reading, struct span at);

/*
 * The name that counts in the phrase, whose core must be known, or NOBODY.
 * *several: names joined by "and".  Of "the Salem, Ore., company" the core is
 * set to what stands behind the place.
 */
uint32_t source_name(
    const struct reading *reading, struct source *source, bool *several);

#endif
