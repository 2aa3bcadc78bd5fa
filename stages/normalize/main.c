/* nl-normalize: article files to the stream. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "decode.h"
#include "diag.h"
#include "docid.h"
#include "draft.h"
#include "stage.h"
#include "utf8.h"
#include "walk.h"

struct run {
	struct stage stage;
	struct walk walk;
	struct labeller labeller;
	struct docids ids;
	struct arena arena;
	struct buf in, out;
	const char *encoding; /* --from */
	size_t max_size;
	bool text_only;  /* --text */
	struct str id;   /* that --with-ids gave the file, or empty */
	bool labels_only; /* --labels */
	int status;
};

/* ------------------------------------------------------------ one article */

static void
put_text(const struct draft *draft)
{
	struct str text = draft->text.text;

	if (text.len == 0)
		return;
	fwrite(text.at, 1, text.len, stdout);
	putchar('\n');
}

static void
report(struct run *run, const struct draft *draft)
{
	for (size_t i = 0; i < draft->troubles.n; i++) {
		const struct trouble *trouble = &draft->troubles.at[i];

		warn("%.*s: %s%s%.*s", (int)draft->path.len, draft->path.at,
		    trouble->code, trouble->value.len > 0 ? ": " : "",
		    (int)trouble->value.len, trouble->value.at);
		if (!run->text_only || draft->text.text.len == 0)
			run->status = STATUS_PARTIAL;
	}
}

static void
finish(struct run *run, struct draft *draft)
{
	if (run->id.len > 0)
		draft->id = docid_part(run->id, 0, draft->arena);
	else
		draft->id =
		    docids_new(&run->ids, draft->path, 0, draft->arena);
	report(run, draft);
	if (run->text_only) {
		put_text(draft);
	} else {
		buf_reset(&run->out);
		draft_write(draft, &run->out);
		fwrite(run->out.at, 1, run->out.len, stdout);
	}
	if (run->stage.flush)
		fflush(stdout);
	if (ferror(stdout))
		exit(diag_close_output(STATUS_TROUBLE));
	arena_reset(&run->arena);
}

static void
normalize(struct run *run, struct draft *draft, struct str bytes)
{
	draft->source = bytes;
	if (bytes.len == 0)
		draft_trouble(draft, "empty", STR("no bytes"));
	else if (decode_is_binary(bytes))
		draft_trouble(draft, "binary", STR("not text"));
	else
		draft_from_text(draft, run->encoding);
	if (draft->text.map.n == 0 && bytes.len > 0)
		srcmap_change(&draft->text.map, (uint32_t)bytes.len, 0,
		    draft->arena);
	if (draft->text.text.len == 0 && draft->troubles.n == 0)
		draft_trouble(draft, "empty", STR("no text"));
}

/* ----------------------------------------------------------------- lines */

static void
add_field(struct buf *out, const char *key, struct str value)
{
	if (value.len == 0)
		return;
	buf_byte(out, '\t');
	buf_text(out, key);
	buf_byte(out, '=');
	stream_escape(out, value);
}

/* What a line is by itself, without the article around it. */
static void
put_line_label(struct run *run, struct str text)
{
	struct line line = line_read(&run->labeller, text, &run->arena);
	struct buf *out = &run->out;

	buf_reset(out);
	buf_text(out, line.has_dateline ? "dateline" : label_name(line.label));
	add_field(out, "date", line.date);
	add_field(out, "authors", line.authors);
	add_field(out, "role", line.role);
	add_field(out, "outlet", line.outlet);
	add_field(out, "place", line.place);
	add_field(out, "source", line.source);
	if (line.has_dateline)
		add_field(out, "body", str_trim(
		    str_slice(text, line.dateline.end, text.len)));
	buf_byte(out, '\n');
	fwrite(out->at, 1, out->len, stdout);
	arena_reset(&run->arena);
}

static int
put_line_labels(struct run *run)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;

	while ((len = getline(&line, &cap, stdin)) > 0) {
		struct str s = { line, (size_t)len };

		s = str_trim(s);
		if (utf8_valid(s) < s.len)
			die("standard input is not UTF-8");
		put_line_label(run, s);
	}
	free(line);
	return STATUS_OK;
}

/* ---------------------------------------------------------------- reading */

/* Read all of fd, at most run->max_size bytes; NULL or why not. */
static const char *
read_all(struct run *run, int fd)
{
	enum { STEP = 1 << 16 };

	buf_reset(&run->in);
	for (;;) {
		ssize_t n;

		buf_reserve(&run->in, STEP);
		n = read(fd, run->in.at + run->in.len, STEP);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return strerror(errno);
		if (n == 0)
			return NULL;
		run->in.len += (size_t)n;
		if (run->in.len > run->max_size)
			return "larger than --max-size";
	}
}

static const char *
read_file(struct run *run, const char *path)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	const char *error;
	struct stat st;

	if (fd < 0)
		return strerror(errno);
	if (fstat(fd, &st) != 0)
		error = strerror(errno);
	else if (!S_ISREG(st.st_mode))
		error = "not a regular file";
	else
		error = read_all(run, fd);
	close(fd);
	return error;
}

static struct draft
new_draft(struct run *run, struct str shown)
{
	return (struct draft){ .path = shown, .arena = &run->arena,
		.labeller = &run->labeller,
		.format = FORMAT_TEXT, .encoding = "",
		.meta = { .datesrc = "none" } };
}

static void
take(struct run *run, struct str shown, const char *error)
{
	struct draft draft = new_draft(run, shown);

	if (error != NULL)
		draft_trouble(&draft, "unreadable", str_of(error));
	else
		normalize(run, &draft, buf_str(&run->in));
	finish(run, &draft);
}

static void
each_file(const char *path, struct str shown, const char *error, void *data)
{
	struct run *run = data;

	take(run, shown, error != NULL ? error : read_file(run, path));
}

static void
each_path(struct run *run, const char *path)
{
	if (strcmp(path, "-") == 0) {
		take(run, STR("stdin"), read_all(run, STDIN_FILENO));
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
	each_path(run, tab == NULL ? name : tab + 1);
}

/* Paths from a list, one a line, or ended by NUL. */
static void
each_listed(struct run *run, const char *list, int end, bool with_ids)
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

/* ---------------------------------------------------------------- options */

enum {
	OPT_FILES = 256,
	OPT_TEXT,
	OPT_LABELS,
	OPT_FROM,
	OPT_BASE,
	OPT_MAX,
	OPT_IDS,
};

static const struct option long_options[] = {
	{ "files-from", required_argument, NULL, OPT_FILES },
	{ "null", no_argument, NULL, '0' },
	{ "dereference", no_argument, NULL, 'L' },
	{ "base", required_argument, NULL, OPT_BASE },
	{ "from", required_argument, NULL, OPT_FROM },
	{ "max-size", required_argument, NULL, OPT_MAX },
	{ "text", no_argument, NULL, OPT_TEXT },
	{ "with-ids", no_argument, NULL, OPT_IDS },
	{ "labels", no_argument, NULL, OPT_LABELS },
	{ 0 },
};

static const char description[] =
    "Make article files into a stream of clean text and paragraphs.\n\n"
    "  nl-normalize articles/ > articles.nl\n"
    "  find . -name '*.txt' -print0 | nl-normalize -0 --files-from=-\n\n"
    "  --files-from=LIST     read the files named in LIST, one a line\n"
    "  -0, --null            names in LIST end with NUL\n"
    "      --with-ids        each name in LIST has its docid and a TAB before "
    "it\n"
    "  -L, --dereference     follow symbolic links inside folders\n"
    "  --base=FOLDER         names are below FOLDER\n"
    "  --from=ENCODING       utf-8, windows-1252, utf-16le or utf-16be\n"
    "  --max-size=BYTES      largest article to take (20000000)\n"
    "  --text                print the normalized text alone\n"
    "  --labels              say of each line of standard input what it is\n";

static void
set_encoding(struct run *run, const char *name)
{
	run->encoding = decode_name(str_of(name));
	if (run->encoding == NULL)
		stage_usage(&run->stage, "unknown encoding '%s'", name);
}

struct options {
	const char *list; /* --files-from, or NULL */
	int list_end;
	bool with_ids;
};

static void
read_options(struct run *run, struct options *options, int argc, char *argv[])
{
	int c;

	while ((c = stage_getopt(&run->stage, argc, argv)) != -1) {
		if (c == OPT_FILES)
			options->list = optarg;
		else if (c == '0')
			options->list_end = '\0';
		else if (c == 'L')
			run->walk.follow = true;
		else if (c == OPT_BASE)
			run->walk.base = optarg;
		else if (c == OPT_FROM)
			set_encoding(run, optarg);
		else if (c == OPT_MAX)
			run->max_size = stage_number(&run->stage,
			    "--max-size", optarg, INT32_MAX);
		else if (c == OPT_TEXT)
			run->text_only = true;
		else if (c == OPT_IDS)
			options->with_ids = true;
		else if (c == OPT_LABELS)
			run->labels_only = true;
	}
}

int
main(int argc, char *argv[])
{
	static char buffer[256 * 1024];
	struct options options = { .list_end = '\n' };
	struct run run = {
		.stage = { .name = "normalize",
		    .synopsis = "[option ...] [file|folder|- ...]",
		    .description = description,
		    .options = "0L",
		    .long_options = long_options },
		.max_size = 20000000,
	};

	run.walk.file = each_file;
	run.walk.data = &run;
	read_options(&run, &options, argc, argv);
	if (optind == argc && options.list == NULL && isatty(STDIN_FILENO))
		stage_usage(&run.stage, "expected files or folders");
	setvbuf(stdout, buffer, _IOFBF, sizeof(buffer));
	labeller_init(&run.labeller);
	docids_init(&run.ids);
	arena_init(&run.arena);
	if (run.labels_only)
		run.status = put_line_labels(&run);
	else if (options.list != NULL)
		each_listed(
		    &run, options.list, options.list_end, options.with_ids);
	else if (optind == argc)
		each_path(&run, "-");
	for (int i = optind; i < argc; i++)
		each_path(&run, argv[i]);
	arena_release(&run.arena);
	buf_release(&run.in);
	buf_release(&run.out);
	docids_release(&run.ids);
	labeller_release(&run.labeller);
	return diag_close_output(run.status);
}
