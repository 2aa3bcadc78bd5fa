/*
 * Progress on standard error, where that is a terminal: how many inputs are
 * done, how many a second, how long the rest takes.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

enum progress_when { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

struct progress {
	bool shown;
	size_t done, total;
	double begin, last; /* seconds of a steady clock */
};

void progress_begin(
    struct progress *progress, enum progress_when when, size_t total);
void progress_add(struct progress *progress, size_t n);

/* Take the line away. */
void progress_end(struct progress *progress);

/* Seconds of a steady clock. */
double progress_clock(void);

#endif
