/* Which of some programs to blame for what went wrong. */
#include <signal.h>
#include <sys/wait.h>

#include "programs.h"

/* 0 and 1 are how a stage ends that did its work. */
static bool
failed(const struct program *program)
{
	return !WIFEXITED(program->status) || WEXITSTATUS(program->status) > 1;
}

static bool
lost_reader(const struct program *program)
{
	return WIFSIGNALED(program->status) &&
	    WTERMSIG(program->status) == SIGPIPE;
}

/*
 * The program that ended well before its input did: the one before it was
 * still writing.
 */
static const struct program *
deserter(const struct program *programs, size_t n)
{
	for (size_t i = n; i-- > 1;)
		if (lost_reader(&programs[i - 1]))
			return &programs[i];
	return NULL;
}

/*
 * The program to blame: one killed by a signal before one that complains,
 * since its neighbours complain of what it left.
 */
static const struct program *
to_blame(const struct program *programs, size_t n)
{
	const struct program *found = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct program *p = &programs[i];

		if (!failed(p) || lost_reader(p))
			continue;
		if (WIFSIGNALED(p->status))
			return p;
		if (found == NULL)
			found = p;
	}
	return found != NULL ? found : deserter(programs, n);
}

/* So many seconds of work more than another make a program the one to blame. */
static const double WORKING = 0.25;

static bool
was_running(const struct program *p)
{
	return WIFSIGNALED(p->status) && WTERMSIG(p->status) == SIGKILL;
}

/* Where time ran out: the first program that had not ended, for the others
 * wait for it; or one behind it that works while that one waits to write. */
static const struct program *
busiest(const struct program *programs, size_t n)
{
	const struct program *found = NULL;

	for (size_t i = 0; i < n; i++)
		if (was_running(&programs[i]) && (found == NULL ||
		    programs[i].seconds > found->seconds + WORKING))
			found = &programs[i];
	return found != NULL ? found : &programs[0];
}

const struct program *
programs_blamed(const struct program *programs, size_t n, bool late)
{
	return late ? busiest(programs, n) : to_blame(programs, n);
}
