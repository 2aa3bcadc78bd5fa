/*
 * Layout: quotations whose speaker the arrangement of the lines tells.
 *
 *     "It will not pass." -- Ana Ruiz
 *
 *     Ana Ruiz, 41, teacher: "It will not pass."
 *
 *     RUIZ: It will not pass.
 *     PARK: We shall see.
 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "select.h"

/* What the layout of an article assigns, by first unit. */
struct chosens layout_find(const struct scene *scene, struct arena *arena);

#endif
