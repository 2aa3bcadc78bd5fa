/*
 * Workers: one process for some shards, so many at a time.
 */
#ifndef POOL_H
#define POOL_H

#include "progress.h"
#include "work.h"

/*
 * Do the shards numbered in todo, jobs at a time.  A worker that fails ends
 * the program with its status, after the others were stopped; so does SIGINT,
 * SIGTERM or SIGHUP.  lock is a descriptor that workers must not keep open.
 */
void pool_run(const struct work *work, const struct inputs *inputs,
    const struct plan *plan, const size_t *todo, size_t n, unsigned jobs,
    int lock, struct progress *progress);

#endif
