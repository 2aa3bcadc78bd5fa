/*
 * Programs that run as a pipe, each a process of its own.
 */
#ifndef PROGRAMS_H
#define PROGRAMS_H

#include <sys/types.h>

#include "pipeline.h"

enum { ARGS_MAX = 10 };

struct program {
	const char *name;           /* "quotes" */
	const char *args[ARGS_MAX]; /* after the program's name, NULL-ended */
	pid_t pid;
	bool done;
	int status;      /* as wait() gives it */
	double seconds;  /* of processor time */
};

/* The file that keeps what the programs of one run say, unless verbose. */
const char *programs_messages(const struct chain *chain);

/* Start n programs as a pipe from in to out, which are closed here. */
void programs_start(const struct chain *chain, struct program *programs,
    size_t n, int in, int out);

/* Wait for all; true where time ran out before the last had ended. */
bool programs_wait(struct program *programs, size_t n, unsigned seconds);

/* The program to blame for what went wrong, or NULL: nothing did. */
const struct program *programs_blamed(
    const struct program *programs, size_t n, bool late);

#endif
