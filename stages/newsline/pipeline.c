#include "pipeline.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <sysexits.h>

#include "diag.h"
#include "files.h"
#include "programs.h"

enum { STAGES_MAX = 5 };

/* The last line that the stages said, without the program's name. */
static void
last_message(const struct chain *chain, const char *stage, char *out,
    size_t size)
{
	struct buf text, name;
	struct str s;
	size_t begin;

	buf_init(&name);
	buf_printf(&name, "nl-%s: ", stage);

	buf_init(&text);
	out[0] = '\0';
	if (!chain->verbose && read_file(programs_messages(chain), &text)) {
		s = str_trim(buf_str(&text));
		for (begin = s.len; begin > 0 && s.at[begin - 1] != '\n';)
			begin--;
		s = str_slice(s, begin, s.len);
		if (str_starts(s, buf_str(&name)))
			s = str_slice(s, name.len, s.len);
		snprintf(out, size, "%.*s", (int)s.len, s.at);
	}
	buf_release(&text);
	buf_release(&name);
}

static struct trouble
describe(const struct chain *chain, const struct program *programs, size_t n,
    bool late)
{
	const struct program *blamed = programs_blamed(programs, n, late);
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
		last_message(chain, trouble.stage, trouble.what,
		    sizeof(trouble.what));
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
	programs_start(chain, programs, n, as_input(chain, input),
	    open_output("/dev/null"));
	late = programs_wait(programs, n, chain->seconds);
	return describe(chain, programs, n, late);
}

struct trouble
chain_run(const struct chain *chain, const char *root, struct str list,
    const char *out)
{
	char bytes[24];
	struct program programs[STAGES_MAX] = {
		{ .name = "normalize", .args = { "--base", root,
		    "--files-from", "-", "--null", "--with-ids",
		    "--max-size", bytes } },
		{ .name = "sentences" },
		{ .name = "entities" },
		{ .name = "quotes" },
		{ .name = "csv", .args = { "-d", out, "--no-sync" } },
	};

	snprintf(bytes, sizeof(bytes), "%llu",
	    (unsigned long long)chain->bytes);
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
	programs_start(chain, &csv, 1, as_input(chain, STR("")),
	    open_output("/dev/null"));
	late = programs_wait(&csv, 1, chain->seconds);
	return describe(chain, &csv, 1, late);
}
