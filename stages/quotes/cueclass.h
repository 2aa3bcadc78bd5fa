/* What kind of attitude a cue tells, by cueclass.tsv. */
#ifndef CUECLASS_H
#define CUECLASS_H

#include "attribution.h"
#include "scene.h"

struct cueclasses;
struct cueclasses *cueclasses_new(void);
void cueclasses_free(struct cueclasses *classes);

/* The class of a stem plus one; 0 where it is not listed. */
unsigned char cueclasses_attitude(
    const struct cueclasses *classes, uint32_t stem);

/* Words that are not listed are stance, beside a quotation speech. */
enum quote_class cueclasses_find(const struct cueclasses *classes,
    const struct unit *head, enum quote_type type);

#endif
