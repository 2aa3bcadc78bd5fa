/* What a run did: run.json for programs, one line for people. */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "batch.h"

/*
 * Write OUT/run.json and, unless quiet, a line to standard error.  With
 * articles in quarantine the line comes even when quiet, since the exit
 * status is then not 0.
 */
void summary_write(const struct batch *batch);

#endif
