/* The forms of a person's name: which is kept, which are one. */
#ifndef QUOTES_FULLNAME_H
#define QUOTES_FULLNAME_H

#include "quotes/persons.h"

/* A name without the titles that its span may hold: Ana Ruiz of "Speaker of
 * the House Ana Ruiz". */
struct str fullname_bare(const struct persons *persons, struct str name);

/* Blasio of "de Blasio". */
static inline struct str
fullname_last_word(struct str name)
{
	return str_last_word(name);
}

/* Is tail the last words of name, and shorter? */
bool fullname_is_tail(struct str name, struct str tail);

/* Does one letter more, less or other make the names equal? */
bool fullname_is_slip(struct str a, struct str b);

/* The person is also called so. */
void fullname_add(struct person *person, struct str form);

/* Set the name to the commonest form, the longer of two, one in capitals
 * only where there is nothing else. */
void fullname_choose(struct person *person);

#endif
