/* The inside of rules: for rules*.c alone. */
#ifndef RULES_IN_H
#define RULES_IN_H

#include "rules.h"

/* What the marks alone decide. */
enum rule rules_by_marks(const struct stop *stop, struct scan *scan);

/* Does speech end here that may have been cut short, with a dash? */
bool rules_may_break_off(const struct stop *stop, const struct scan *scan);

/* Does a bare blank stand in the middle of prose? */
bool rules_in_prose(const struct stop *stop, struct scan *scan);

#endif
