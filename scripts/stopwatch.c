/*
 * stopwatch [-n runs] [-i input] command [argument ...]
 *
 * Run a command several times, its output thrown away, and print the best of
 *
 *     CPU-SECONDS TAB WALL-SECONDS TAB PEAK-KIB
 *
 * Seconds of CPU (user and system, children included) hardly change when other
 * work shares the machine; seconds on the wall do.  A command that fails ends
 * it; status 1 of ours means "done, with articles in trouble" and does not.
 */
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

struct taken {
	double cpu, wall;
	long peak; /* KiB */
};

static void
fail(const char *what)
{
	perror(what);
	exit(2);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* The child: the command, with its input and without its output. */
static void
become(char *argv[], const char *input)
{
	int in = open(input, O_RDONLY), out = open("/dev/null", O_WRONLY);

	if (in < 0 || dup2(in, 0) < 0)
		fail(input);
	if (out < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0)
		fail("/dev/null");
	execvp(argv[0], argv);
	_exit(127);
}

static struct taken
run(char *argv[], const char *input)
{
	double begin = now();
	struct rusage usage;
	struct taken taken;
	int status;
	pid_t child = fork();

	if (child < 0)
		fail("fork");
	if (child == 0)
		become(argv, input);
	if (wait4(child, &status, 0, &usage) < 0)
		fail("wait4");
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "stopwatch: %s failed\n", argv[0]);
		exit(2);
	}
	taken.wall = now() - begin;
	taken.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
	taken.peak = usage.ru_maxrss;
	return taken;
}

int
main(int argc, char *argv[])
{
	const char *input = "/dev/null";
	struct taken best = { 1e9, 1e9, 0 };
	int runs = 5, c;

	while ((c = getopt(argc, argv, "+n:i:")) != -1)
		if (c == 'n')
			runs = atoi(optarg);
		else if (c == 'i')
			input = optarg;
		else
			return 2;
	if (optind == argc || runs < 1)
		return 2;
	for (int i = 0; i < runs; i++) {
		struct taken taken = run(argv + optind, input);

		if (taken.cpu < best.cpu)
			best.cpu = taken.cpu;
		if (taken.wall < best.wall)
			best.wall = taken.wall;
		if (taken.peak > best.peak)
			best.peak = taken.peak;
	}
	printf("%.6f\t%.6f\t%ld\n", best.cpu, best.wall, best.peak);
	return 0;
}
