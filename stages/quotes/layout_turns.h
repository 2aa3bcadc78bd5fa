/* Transcripts: who speaks stands before each turn. */
#ifndef LAYOUT_TURNS_H
#define LAYOUT_TURNS_H

#include "select.h"

/* Add the turns of an article that is a transcript; else nothing. */
void layout_turns(
    struct chosens *list, const struct scene *scene, struct arena *arena);

#endif
