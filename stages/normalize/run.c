#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "diag.h"
#include "file.h"

void
run_init(struct run *run)
{
	labeller_init(&run->labeller);
	docids_init(&run->ids);
	arena_init(&run->arena);
	buf_init(&run->in);
	buf_init(&run->out);
}

void
run_release(struct run *run)
{
	arena_release(&run->arena);
	buf_release(&run->in);
	buf_release(&run->out);
	docids_release(&run->ids);
	labeller_release(&run->labeller);
}

static void
name_file(struct file *file)
{
	struct run *run = file->run;
	struct str id = run->id;

	if (id.len == 0)
		id = docids_new(&run->ids, file->path, 0, &run->arena);
	if (id.len >= sizeof(file->id_bytes))
		die("%.*s: docid is too long", (int)id.len, id.at);
	memcpy(file->id_bytes, id.at, id.len);
	file->id = (struct str){ file->id_bytes, id.len };
}

static void
put_open(struct file *file, int fd)
{
	input_init(&file->input, fd, file->run->max_size);
	file_put(file);
	input_release(&file->input);
}

static void
each_file(const char *path, struct str shown, const char *error, void *data)
{
	struct file file = { .run = data, .path = shown,
		.format = FORMAT_TEXT };
	int fd = -1;

	name_file(&file);
	if (error == NULL) {
		fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
		error = fd < 0 ? strerror(errno) : NULL;
	}
	if (error != NULL)
		file_put_trouble(&file, "unreadable", error);
	else
		put_open(&file, fd);
	if (fd >= 0)
		close(fd);
}

static void
put_standard_input(struct run *run)
{
	struct file file = { .run = run, .path = STR("stdin") };

	name_file(&file);
	put_open(&file, STDIN_FILENO);
}

void
run_path(struct run *run, const char *path)
{
	run->walk.file = each_file;
	run->walk.data = run;
	if (strcmp(path, "-") == 0) {
		put_standard_input(run);
	} else if (!walk_path(&run->walk, path)) {
		warn("%s: no articles in this folder", path);
		run->status = STATUS_PARTIAL;
	}
}

/* One name of a list; with ids, "id TAB name". */
static void
each_name(struct run *run, char *name, bool with_ids)
{
	char *tab = with_ids ? strchr(name, '\t') : NULL;

	if (with_ids && tab == NULL)
		die("%s: expected an id, TAB and a name", name);
	if (tab != NULL)
		run->id = (struct str){ name, (size_t)(tab - name) };
	run_path(run, tab == NULL ? name : tab + 1);
}

/* Paths from a list, one a line, or ended by NUL. */
void
run_list(struct run *run, const char *list, int end, bool with_ids)
{
	FILE *in = strcmp(list, "-") == 0 ? stdin : fopen(list, "rb");
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;

	if (in == NULL)
		die("%s: cannot open: %s", list, strerror(errno));
	while ((len = getdelim(&line, &cap, end, in)) > 0) {
		if (line[len - 1] == end)
			line[--len] = '\0';
		if (len > 0)
			each_name(run, line, with_ids);
	}
	if (ferror(in) || !feof(in))
		die("%s: cannot read: %s", list, strerror(errno));
	free(line);
	if (in != stdin)
		fclose(in);
}
