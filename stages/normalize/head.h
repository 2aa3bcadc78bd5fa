/* The head of a text file: lines "Key: value" before the article. */
#ifndef HEAD_H
#define HEAD_H

#include "pars.h"

/*
 * Is the line one of a head?  Then line gets its label (header, headline for
 * a title) and meta what it says.
 */
bool head_read(struct str text, struct line *line, struct meta *meta,
    struct arena *arena);

/*
 * Does a text with these first lines begin with a head?  One line that nothing
 * but a head has, or two with keys: "Source: mayor to quit" alone may be a
 * headline.
 */
bool head_begins(struct str first, struct str second);

/*
 * Where a date before the text, on the same line, ends: " date 2022-03-27 A
 * man was arrested".  0: there is none.  text is one line.
 */
size_t head_date_end(struct str text, struct arena *arena);

#endif
