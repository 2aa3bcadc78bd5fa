#define _GNU_SOURCE /* SCHED_BATCH */
#include "batch.h"

#include <sched.h>

void
batch_declare(void)
{
#ifdef SCHED_BATCH
	const struct sched_param none = { 0 };

	/* Where it is not allowed, all works the same. */
	if (sched_getscheduler(0) == SCHED_OTHER)
		(void)sched_setscheduler(0, SCHED_BATCH, &none);
#endif
}
