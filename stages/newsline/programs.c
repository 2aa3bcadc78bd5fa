#define _GNU_SOURCE /* pipe2, wait4 */
#include "programs.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "asan.h"
#include "diag.h"
#include "files.h"

const char *
programs_messages(const struct chain *chain)
{
	return path_join(chain->tmp, "messages");
}

static void
redirect(int from, int to)
{
	if (from >= 0 && dup2(from, to) < 0)
		_exit(EX_OSERR);
}

/* So much memory and no core file. */
static void
set_limits(uint64_t memory)
{
	struct rlimit bound = { memory, memory }, none = { 0, 0 };

#ifdef HAVE_ASAN /* reserves terabytes, and uses few bytes of them */
	bound.rlim_cur = bound.rlim_max = RLIM_INFINITY;
#endif
	setrlimit(RLIMIT_AS, &bound);
	setrlimit(RLIMIT_CORE, &none);
}

/* In the child: become the program.  Only calls that are safe after fork. */
static void
become(const struct chain *chain, const struct program *program, int in,
    int out, int messages)
{
	char path[4096];
	const char *argv[ARGS_MAX + 2] = { path };
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	redirect(in, STDIN_FILENO);
	redirect(out, STDOUT_FILENO);
	redirect(messages, STDERR_FILENO);
	set_limits(chain->memory);
	snprintf(path, sizeof(path), "%s/nl-%s", chain->bin, program->name);
	for (size_t i = 0; program->args[i] != NULL; i++)
		argv[i + 1] = program->args[i];
	execv(path, (char *const *)(uintptr_t)argv);
	_exit(127);
}

static void
make_pipe(int ends[2])
{
	if (pipe2(ends, O_CLOEXEC) != 0)
		end_with(EX_OSERR, "cannot make a pipe: %s", strerror(errno));
}

static int
open_messages(const struct chain *chain)
{
	int fd;

	if (chain->verbose)
		return -1;
	fd = open(programs_messages(chain),
	    O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0666);
	if (fd < 0)
		end_with(errno_status(errno), "cannot write %s: %s",
		    programs_messages(chain), strerror(errno));
	return fd;
}

void
programs_start(const struct chain *chain, struct program *programs, size_t n,
    int in, int out)
{
	int messages = open_messages(chain);

	for (size_t i = 0; i < n; i++) {
		int ends[2] = { -1, out };

		if (i + 1 < n)
			make_pipe(ends);
		programs[i].pid = fork();
		if (programs[i].pid < 0)
			end_with(EX_OSERR, "cannot start nl-%s: %s",
			    programs[i].name, strerror(errno));
		if (programs[i].pid == 0)
			become(chain, &programs[i], in, ends[1], messages);
		close(in);
		if (i + 1 < n)
			close(ends[1]);
		in = ends[0];
	}
	close(out);
	if (messages >= 0)
		close(messages);
}

static volatile sig_atomic_t time_is_up;

static void
on_alarm(int signal_number)
{
	(void)signal_number;
	time_is_up = 1;
}

static void
kill_all(struct program *programs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!programs[i].done)
			kill(programs[i].pid, SIGKILL);
}

static void
note_end(struct program *programs, size_t n, pid_t pid, int status,
    const struct rusage *usage)
{
	for (size_t i = 0; i < n; i++)
		if (programs[i].pid == pid) {
			programs[i].done = true;
			programs[i].status = status;
			programs[i].seconds = (double)usage->ru_utime.tv_sec +
			    (double)usage->ru_utime.tv_usec / 1e6;
		}
}

/* Ring after so many seconds (0: never), and again in case nobody heard. */
static void
set_alarm(unsigned seconds)
{
	struct itimerval timer = { .it_value = { .tv_sec = seconds },
		.it_interval = { .tv_usec = 100000 } };

	setitimer(ITIMER_REAL, &timer, NULL);
}

bool
programs_wait(struct program *programs, size_t n, unsigned seconds)
{
	struct sigaction action = { .sa_handler = on_alarm };
	size_t left = n;
	bool late = false;

	time_is_up = 0;
	sigaction(SIGALRM, &action, NULL);
	set_alarm(seconds);
	while (left > 0) {
		struct rusage usage;
		int status;
		pid_t pid = wait4(-1, &status, 0, &usage);

		if (pid > 0) {
			note_end(programs, n, pid, status, &usage);
			left--;
		} else if (errno == EINTR && time_is_up) {
			late = true;
			kill_all(programs, n);
		} else if (errno != EINTR)
			break;
	}
	set_alarm(0);
	return late;
}
