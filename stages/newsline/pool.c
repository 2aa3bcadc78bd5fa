#define _GNU_SOURCE
#include "pool.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "diag.h"
#include "files.h"

static volatile sig_atomic_t asked_to_stop;

static void
on_stop(int signal_number)
{
	asked_to_stop = signal_number;
}

static void
catch_signals(void)
{
	struct sigaction action = { .sa_handler = on_stop };

	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
}

struct worker {
	pid_t pid; /* 0: free */
	size_t shard;
};

struct pool {
	struct worker *at; /* [jobs] */
	unsigned jobs, busy;
};

/* In the child: it dies with us, and a new run may lock while it does. */
static void
be_worker(const struct work *work, const struct inputs *inputs,
    const struct shard *shard, int lock)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	close(lock);
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	work_shard(work, inputs, shard);
	exit(EX_OK);
}

static void
start_worker(struct pool *pool, const struct work *work,
    const struct inputs *inputs, const struct plan *plan, size_t shard,
    int lock)
{
	struct worker *worker = pool->at;

	while (worker->pid != 0)
		worker++;
	fflush(NULL);
	worker->shard = shard;
	worker->pid = fork();
	if (worker->pid < 0)
		end_with(EX_OSERR, "cannot start a worker: %s",
		    strerror(errno));
	if (worker->pid == 0)
		be_worker(work, inputs, &plan->at[shard], lock);
	pool->busy++;
}

static void
stop_all(struct pool *pool)
{
	for (unsigned i = 0; i < pool->jobs; i++)
		if (pool->at[i].pid != 0)
			kill(pool->at[i].pid, SIGKILL);
	while (wait(NULL) > 0 || errno == EINTR)
		continue;
}

/* A worker ended: a failed one ends us, since the fault is not an input's. */
static void
note_worker(struct pool *pool, pid_t pid, int status,
    const struct plan *plan, struct progress *progress)
{
	struct worker *worker = pool->at;

	while (worker->pid != pid)
		if (++worker == pool->at + pool->jobs)
			return;
	worker->pid = 0;
	pool->busy--;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
		const struct shard *shard = &plan->at[worker->shard];

		progress_add(progress, shard->end - shard->begin);
		return;
	}
	stop_all(pool);
	if (WIFEXITED(status))
		exit(WEXITSTATUS(status)); /* it has said why */
	end_with(EX_SOFTWARE, "a worker was killed by signal %d",
	    WTERMSIG(status));
}

static void
stop_if_asked(struct pool *pool, struct progress *progress)
{
	if (!asked_to_stop)
		return;
	stop_all(pool);
	progress_end(progress);
	end_with(128 + asked_to_stop,
	    "stopped by signal %d; the same command goes on from here",
	    (int)asked_to_stop);
}

void
pool_run(const struct work *work, const struct inputs *inputs,
    const struct plan *plan, const size_t *todo, size_t n, unsigned jobs,
    int lock, struct progress *progress)
{
	struct pool pool = { .jobs = jobs };
	size_t next = 0;

	pool.at = xcalloc(jobs, sizeof(*pool.at));
	catch_signals();
	while (next < n || pool.busy > 0) {
		int status;
		pid_t pid;

		stop_if_asked(&pool, progress);
		if (next < n && pool.busy < jobs) {
			start_worker(
			    &pool, work, inputs, plan, todo[next++], lock);
			continue;
		}
		pid = wait(&status);
		if (pid > 0)
			note_worker(&pool, pid, status, plan, progress);
	}
	stop_if_asked(&pool, progress);
	free(pool.at);
}
