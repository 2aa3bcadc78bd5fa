/* The inside of pars: for pars*.c alone. */
#ifndef PARS_IN_H
#define PARS_IN_H

#include "pars.h"

/* Lines that begin with the same sign are a list. */
void pars_find_lists(struct pars *pars, struct str text);

/* A transcript: many turns, and somebody speaks more than once. */
void pars_find_transcript(struct pars *pars, struct str text);

#endif
