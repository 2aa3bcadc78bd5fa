/* From paths to articles in the stream: what main() does with its options. */
#ifndef RUN_H
#define RUN_H

#include "docid.h"
#include "draft.h"
#include "walk.h"

struct run {
	struct walk walk;
	struct labeller labeller;
	struct docids ids;
	struct arena arena;
	struct buf in, out;
	enum format format;   /* --format, FORMAT_AUTO: by content */
	const char *encoding; /* --from, or NULL */
	size_t max_size;      /* bytes of an article, --max-size */
	bool text_only;       /* --text */
	bool flush;           /* --line-buffered */
	struct str id;        /* that --with-ids gave the file, or empty */
	int status;           /* the worst so far */
};

void run_init(struct run *run);
void run_release(struct run *run);

/* All articles of a file, a folder or, for "-", standard input. */
void run_path(struct run *run, const char *path);

/*
 * All that the file list names, one a line or ended by end.  With ids, each
 * has its docid and a TAB before it.
 */
void run_list(struct run *run, const char *list, int end, bool with_ids);

/* Say of each line of standard input what it is by itself. */
void run_labels(struct run *run);

#endif
