/*
 * One run of the chain over a list of files, each stage a process.
 */
#ifndef PIPELINE_H
#define PIPELINE_H

#include "buf.h"

struct chain {
	const char *bin;    /* folder of the programs */
	const char *tmp;    /* folder for what is passed between us and them */
	uint64_t bytes;     /* the largest article */
	uint64_t memory;    /* bytes of address space a stage may use */
	unsigned seconds;   /* that a run may take */
	bool verbose;       /* the stages' messages go to our standard error */
};

struct trouble {
	bool any;
	bool passing; /* it may go well another time: killed, or too slow */
	bool system;  /* the tables could not be written: nobody's fault */
	const char *stage; /* "quotes" */
	char what[160];    /* "was killed by signal 11" */
};

/*
 * Run normalize | sentences | entities | quotes | csv -d out over the list,
 * NUL-ended records "docid TAB path below root".  Afterwards the tables are in
 * out, though perhaps not yet on the disk.  Returns what went wrong where one
 * of them failed or time ran out; the stage to blame is the first that did not
 * merely lose its reader.
 */
struct trouble chain_run(const struct chain *chain, const char *root,
    struct str list, const char *out);

/* Run csv -d out alone, over a stream. */
struct trouble chain_tables(
    const struct chain *chain, struct str stream, const char *out);

/*
 * Run csv --complete over folder: people.csv and datapackage.json from the
 * tables there.  alias: a file of merges and splits, or NULL.
 */
struct trouble chain_people(
    const struct chain *chain, const char *folder, const char *alias);

#endif
