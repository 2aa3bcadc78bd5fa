#include "inputs.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "diag.h"
#include "docid.h"
#include "files.h"
#include "walk.h"

struct finding {
	struct inputs *inputs;
	struct docids ids;
};

const char *
input_path(const struct input *input)
{
	return path_join(input->root, input->rel);
}

static int64_t
nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void
look(struct input *input, const char *path)
{
	struct stat status;

	if (stat(path, &status) != 0) {
		if (input->fault == NULL)
			input->fault = "cannot be looked at";
		return;
	}
	input->size = (uint64_t)status.st_size;
	input->mtime = nanoseconds(status.st_mtim);
	input->ctime = nanoseconds(status.st_ctim);
	input->inode = (uint64_t)status.st_ino;
}

/* The folder that shown, the end of path, is below. */
static const char *
root_of(struct inputs *inputs, const char *path, struct str shown)
{
	struct str root = { path, (size_t)(shown.at - path) };
	const struct input *last =
	    inputs->n == 0 ? NULL : &inputs->at[inputs->n - 1];

	while (root.len > 1 && root.at[root.len - 1] == '/')
		root.len--;
	if (root.len == 0)
		root = STR(".");
	if (last != NULL && str_is(root, last->root))
		return last->root;
	return arena_copy(&inputs->arena, root).at;
}

static struct input *
add(struct inputs *inputs)
{
	if (inputs->n == inputs->cap) {
		inputs->cap = inputs->cap * 2 + 64;
		inputs->at = xrealloc(
		    inputs->at, inputs->cap * sizeof(*inputs->at));
	}
	return &inputs->at[inputs->n];
}

static void
each_file(const char *path, struct str shown, const char *error, void *data)
{
	struct finding *finding = data;
	struct inputs *inputs = finding->inputs;
	struct input *input = add(inputs);
	struct str id = docids_new(&finding->ids, shown, 0, &inputs->arena);

	*input = (struct input){ 0 };
	input->root = root_of(inputs, path, shown);
	input->rel = arena_copy(&inputs->arena, shown).at;
	input->id = arena_copy(&inputs->arena, id).at;
	if (error != NULL)
		input->fault =
		    arena_copy(&inputs->arena, str_of(error)).at;
	look(input, path);
	inputs->n++;
}

void
inputs_find(struct inputs *inputs, char *operands[], size_t n, bool follow)
{
	struct finding finding = { .inputs = inputs };
	struct walk walk = { .follow = follow, .file = each_file,
		.data = &finding };

	arena_init(&inputs->arena);
	docids_init(&finding.ids);
	for (size_t i = 0; i < n; i++) {
		if (access(operands[i], F_OK) != 0)
			end_with(EX_NOINPUT, "%s: cannot open: %s", operands[i],
			    strerror(errno));
		if (!walk_path(&walk, operands[i]) && n > 1)
			warn("no articles in %s", operands[i]);
	}
	inputs->skipped = walk.skipped;
	docids_release(&finding.ids);
}

void
inputs_release(struct inputs *inputs)
{
	free(inputs->at);
	arena_release(&inputs->arena);
}
