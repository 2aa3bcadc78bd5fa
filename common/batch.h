/* What the scheduler may know of a program that works through its input. */
#ifndef BATCH_H
#define BATCH_H

/*
 * Have the scheduler, where it can, treat this program as batch work, unless
 * the user has chosen otherwise for it: one that wakes because its pipe has
 * room again then does not push a neighbour, whose caches are warm, off its
 * processor.  The share of time is the same.
 */
void batch_declare(void);

#endif
