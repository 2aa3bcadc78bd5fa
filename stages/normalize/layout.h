/* From lines to paragraphs. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "edit.h"

/*
 * Make every paragraph one line: blanks at both ends of lines and empty lines
 * go, lines that were wrapped at a width are joined.  text is clean().
 * Laying it out again changes nothing.  Linear time.
 */
void layout(struct mapped *text, struct arena *arena);

#endif
