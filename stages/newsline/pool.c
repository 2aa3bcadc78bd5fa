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

/* What nohup(1) or the shell has us ignore stays ignored, here and below. */
static void
handle_stops(void (*handler)(int))
{
	static const int stops[] = { SIGINT, SIGTERM, SIGHUP };

	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		struct sigaction action = { .sa_handler = handler }, old;

		if (sigaction(stops[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			sigaction(stops[i], &action, NULL);
	}
}

/* Shards that follow each other in the plan. */
struct task {
	const struct shard *shards; /* [n] */
	size_t n;
};

struct worker {
	pid_t pid; /* 0: free */
	struct task task;
};

struct pool {
	struct worker *at; /* [jobs] */
	unsigned jobs, busy;
	const struct inputs *inputs;
	const struct plan *plan;
	const size_t *todo; /* [n] shards, from next on not yet begun */
	size_t n, next;
	uint64_t left;      /* bytes of these */
};

/*
 * Bytes of a task: so many that starting the chain takes little of its time,
 * so few that little is lost when a run is killed.
 */
static const uint64_t task_least = 256u << 10, task_most = 2u << 20;

static uint64_t
bytes_of(const struct pool *pool, size_t i)
{
	const struct shard *shard = &pool->plan->at[pool->todo[i]];
	uint64_t bytes = 0;

	for (size_t k = shard->begin; k < shard->end; k++)
		bytes += pool->inputs->at[k].size;
	return bytes;
}

static bool
follows(const struct pool *pool, size_t i)
{
	const struct shard *shards = pool->plan->at;
	const struct input *inputs = pool->inputs->at;
	size_t shard = pool->todo[i], before = pool->todo[i - 1];

	return shard == before + 1 && inputs[shards[shard].begin].root ==
	    inputs[shards[before].begin].root;
}

/*
 * The next task: a worker's share of what is left, so that tasks are large at
 * first and all workers end at about the same time.
 */
static struct task
next_task(struct pool *pool)
{
	uint64_t most = pool->left / pool->jobs, bytes = 0;
	struct task task = { &pool->plan->at[pool->todo[pool->next]], 0 };

	if (most < task_least)
		most = task_least;
	if (most > task_most)
		most = task_most;
	do {
		bytes += bytes_of(pool, pool->next++);
		task.n++;
	} while (pool->next < pool->n && follows(pool, pool->next) &&
	    bytes + bytes_of(pool, pool->next) <= most);
	pool->left -= bytes;
	return task;
}

/* In the child: it dies with us, and a new run may lock while it does. */
static void
be_worker(const struct work *work, const struct inputs *inputs,
    const struct task *task, int lock)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	close(lock);
	handle_stops(SIG_DFL);
	work_shards(work, inputs, task->shards, task->n);
	exit(EX_OK);
}

static void
start_worker(struct pool *pool, const struct work *work, int lock)
{
	struct worker *worker = pool->at;

	while (worker->pid != 0)
		worker++;
	worker->task = next_task(pool);
	fflush(NULL);
	worker->pid = fork();
	if (worker->pid < 0)
		end_with(EX_OSERR, "cannot start a worker: %s",
		    strerror(errno));
	if (worker->pid == 0)
		be_worker(work, pool->inputs, &worker->task, lock);
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
note_worker(
    struct pool *pool, pid_t pid, int status, struct progress *progress)
{
	struct worker *worker = pool->at;

	while (worker->pid != pid)
		if (++worker == pool->at + pool->jobs)
			return;
	worker->pid = 0;
	pool->busy--;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
		const struct task *task = &worker->task;

		progress_add(progress, task->shards[task->n - 1].end -
		        task->shards[0].begin);
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
	struct pool pool = { .jobs = jobs, .inputs = inputs, .plan = plan,
		.todo = todo, .n = n };

	for (size_t i = 0; i < n; i++)
		pool.left += bytes_of(&pool, i);
	pool.at = xcalloc(jobs, sizeof(*pool.at));
	handle_stops(on_stop);
	while (pool.next < n || pool.busy > 0) {
		int status;
		pid_t pid;

		stop_if_asked(&pool, progress);
		if (pool.next < n && pool.busy < jobs) {
			start_worker(&pool, work, lock);
			continue;
		}
		pid = wait(&status);
		if (pid > 0)
			note_worker(&pool, pid, status, progress);
	}
	stop_if_asked(&pool, progress);
	free(pool.at);
}
