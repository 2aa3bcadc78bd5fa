/*
 * What the rows depend on besides the articles: the programs and the options.
 */
#ifndef CONFIG_H
#define CONFIG_H

#include "work.h"

/* The folder that this program was started from; its siblings are there. */
char *config_bin(void);

/* Release, program hashes, limits and aliases as text; equal text, equal
 * rows.  Ends the program where a stage is missing. */
void config_describe(const char *bin, const struct limits *limits,
    const char *alias, struct buf *out);

#endif
