/*
 * The loop that every stage between the first and the last shares.
 *
 * A stage's main.c fills in a struct stage, reads its options with
 * stage_getopt() and returns stage_run(): open the inputs, and for each
 * article write its lines as they came, then one block with what work() adds,
 * then "end".
 */
#ifndef STAGE_H
#define STAGE_H

#include <getopt.h>

#include "stream.h"

/*
 * Add what was found in article to out, whose via line is begun.
 * Returns STATUS_OK, or STATUS_PARTIAL where the article had trouble that
 * an err record in out tells of.
 */
typedef int stage_work(
    const struct article *article, struct block *out, void *data);

struct stage {
	const char *name;  /* "sentences": of the via line; the program's name
	                    * is nl-sentences */
	const char *needs; /* the stage whose records work() reads, or NULL */
	const char *model; /* id of the model for the via line, or NULL */
	const char *synopsis;    /* "[-m N] [file ...]" */
	const char *description; /* what --help says, lines ended with LF:
	                          * a sentence or two, examples, own options */
	const char *options;     /* own short options as for getopt, or NULL */
	const struct option *long_options; /* own, ended by zeros, or NULL */
	stage_work *work;
	void *data; /* handed to work() */

	bool flush; /* -u: write out each article at once */
};

/*
 * The next own option, as getopt_long; -1 after the last.  The options that
 * all stages have are answered here: -h -V -u, and a wrong option (status 2).
 * Calls diag_program() the first time.
 */
int stage_getopt(struct stage *stage, int argc, char *argv[]);

/*
 * What is wrong with the option at which getopt_long() stopped with c, '?' or
 * ':'.  shorts: what it was given, with ':' in front.  Good until the next call.
 */
const char *stage_option_fault(int c, const char *shorts, char *argv[]);

/* Print one line and "try --help" to standard error and end, status 2. */
void stage_usage(const struct stage *stage, const char *format, ...)
    __attribute__((format(printf, 2, 3), noreturn));

/*
 * Run the stage over the files in argv, or standard input where there are
 * none or one is "-".  Returns the exit status of the program; what was
 * written is checked.  An article in which the stage ran before passes as it
 * is.  An invalid stream ends the program with one line that says where.
 */
int stage_run(struct stage *stage, int argc, char *argv[]);

/* stage_run() does it: a buffer before standard output, room in its pipe. */
void stage_widen_output(void);

/*
 * Only the reading half, for the programs at the end of the chain: call each()
 * for every article of the files in argv.  Returns the worst status that
 * each() returned.  Does not close the output.
 */
typedef int stage_each(const struct article *article, void *data);
int stage_read(const struct stage *stage, int argc, char *argv[],
    stage_each *each, void *data);

/*
 * An article was written to standard output: hand it on at once where -u was
 * given.  Ends the program where writing failed.
 */
void stage_written(const struct stage *stage);

/* An own option for the via record or later: "12" to a number, or usage. */
uint64_t stage_number(const struct stage *stage, const char *what,
    const char *text, uint64_t max);

#endif
