#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const double pause_seconds = 0.1;

double
progress_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool
is_wanted(enum progress_when when)
{
	const char *term = getenv("TERM");

	if (when != PROGRESS_AUTO)
		return when == PROGRESS_ALWAYS;
	return isatty(STDERR_FILENO) && term != NULL &&
	    strcmp(term, "dumb") != 0;
}

void
progress_begin(
    struct progress *progress, enum progress_when when, size_t total)
{
	*progress = (struct progress){ .shown = is_wanted(when) && total > 0,
		.total = total, .begin = progress_clock() };
}

static void
show(const struct progress *progress, double now)
{
	double seconds = now - progress->begin;
	double rate = seconds > 0 ? (double)progress->done / seconds : 0;
	double left = rate > 0
	    ? (double)(progress->total - progress->done) / rate
	    : 0;

	fprintf(stderr, "\r%zu of %zu articles, %.0f a second, %.0f s left ",
	    progress->done, progress->total, rate, left);
	fflush(stderr);
}

void
progress_add(struct progress *progress, size_t n)
{
	double now = progress_clock();

	progress->done += n;
	if (!progress->shown || now - progress->last < pause_seconds)
		return;
	progress->last = now;
	show(progress, now);
}

void
progress_end(struct progress *progress)
{
	if (progress->shown)
		fprintf(stderr, "\r%60s\r", "");
	progress->shown = false;
}
