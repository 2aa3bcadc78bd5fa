#define _GNU_SOURCE /* pipe2, wait4 */
#include "pipeline.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "diag.h"
#include "files.h"

enum { STAGES_MAX = 5, ARGS_MAX = 8 };

struct program {
	const char *name;           /* "quotes" */
	const char *args[ARGS_MAX]; /* after the program's name, NULL-ended */
	pid_t pid;
	bool done;
	int status;      /* as wait() gives it */
	double seconds; /* of processor time */
};

/* The stages' messages of one run are kept here, to quote the last line. */
static const char *
messages_path(const struct chain *chain)
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

#ifdef __SANITIZE_ADDRESS__ /* reserves terabytes, and uses few of them */
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
	fd = open(messages_path(chain),
	    O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0666);
	if (fd < 0)
		end_with(errno_status(errno), "cannot write %s: %s",
		    messages_path(chain), strerror(errno));
	return fd;
}

/* Start n programs as a pipe from in to out, which are closed here. */
static void
start(const struct chain *chain, struct program *programs, size_t n, int in,
    int out)
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

/* Wait for all; true where time ran out before the last had ended. */
static bool
wait_all(struct program *programs, size_t n, unsigned seconds)
{
	struct sigaction action = { .sa_handler = on_alarm };
	size_t left = n;
	bool late = false;

	time_is_up = 0;
	sigaction(SIGALRM, &action, NULL);
	alarm(seconds);
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
	alarm(0);
	return late;
}

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
	return found;
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

/* The last line that the stages said, without its LF. */
static void
last_message(const struct chain *chain, char *out, size_t size)
{
	struct buf text;
	struct str s;
	size_t begin;

	buf_init(&text);
	out[0] = '\0';
	if (!chain->verbose && read_file(messages_path(chain), &text)) {
		s = str_trim(buf_str(&text));
		for (begin = s.len; begin > 0 && s.at[begin - 1] != '\n';)
			begin--;
		snprintf(out, size, "%.*s", (int)(s.len - begin),
		    s.at + begin);
	}
	buf_release(&text);
}

static struct trouble
describe(const struct chain *chain, const struct program *programs, size_t n,
    bool late)
{
	const struct program *blamed =
	    late ? busiest(programs, n) : to_blame(programs, n);
	struct trouble trouble = { .any = blamed != NULL || late };

	if (!trouble.any)
		return trouble;
	trouble.stage = blamed->name;
	trouble.passing = late ||
	    (WIFSIGNALED(blamed->status) &&
	        WTERMSIG(blamed->status) == SIGKILL);
	if (late)
		snprintf(trouble.what, sizeof(trouble.what),
		    "took longer than %u s", chain->seconds);
	else if (WIFSIGNALED(blamed->status))
		snprintf(trouble.what, sizeof(trouble.what),
		    "was killed by signal %d", WTERMSIG(blamed->status));
	else if (WEXITSTATUS(blamed->status) == 127)
		end_with(EX_SOFTWARE, "cannot run %s/nl-%s", chain->bin,
		    blamed->name);
	else
		last_message(chain, trouble.what, sizeof(trouble.what));
	trouble.system = strcmp(trouble.stage, "csv") == 0 &&
	    strstr(trouble.what, ": cannot write: ") != NULL;
	return trouble;
}

static int
as_input(const struct chain *chain, struct str bytes)
{
	const char *path = path_join(chain->tmp, "input");
	FILE *file = fopen(path, "wb");
	int fd;

	if (file == NULL ||
	    fwrite(bytes.at, 1, bytes.len, file) != bytes.len ||
	    fclose(file) != 0)
		end_with(errno_status(errno), "cannot write %s: %s", path,
		    strerror(errno));
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		end_with(EX_IOERR, "cannot read %s: %s", path, strerror(errno));
	return fd;
}

static int
open_output(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (fd < 0)
		end_with(errno_status(errno), "cannot write %s: %s", path,
		    strerror(errno));
	return fd;
}

/* Run the programs, the last of which puts tables into the folder out. */
static struct trouble
run(const struct chain *chain, struct program *programs, size_t n,
    struct str input, const char *out)
{
	bool late;

	remove_tree(out);
	make_folders(out);
	start(chain, programs, n, as_input(chain, input),
	    open_output("/dev/null"));
	late = wait_all(programs, n, chain->seconds);
	return describe(chain, programs, n, late);
}

struct trouble
chain_run(const struct chain *chain, const char *root, struct str list,
    const char *out)
{
	struct program programs[STAGES_MAX] = {
		{ .name = "normalize", .args = { "--base", root,
		    "--files-from", "-", "--null", "--with-ids" } },
		{ .name = "sentences" },
		{ .name = "entities" },
		{ .name = "quotes" },
		{ .name = "csv", .args = { "-d", out, "--no-sync" } },
	};

	return run(chain, programs, STAGES_MAX, list, out);
}

struct trouble
chain_tables(const struct chain *chain, struct str stream, const char *out)
{
	struct program csv = { .name = "csv",
		.args = { "-d", out, "--no-sync" } };

	return run(chain, &csv, 1, stream, out);
}

struct trouble
chain_people(const struct chain *chain, const char *folder, const char *alias)
{
	struct program csv = { .name = "csv", .args = { "--complete", folder } };
	bool late;

	if (alias != NULL) {
		csv.args[2] = "--alias";
		csv.args[3] = alias;
	}
	start(chain, &csv, 1, as_input(chain, STR("")),
	    open_output("/dev/null"));
	late = wait_all(&csv, 1, chain->seconds);
	return describe(chain, &csv, 1, late);
}
