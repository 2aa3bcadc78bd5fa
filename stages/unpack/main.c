/* nl-unpack: undo nl-pack. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "diag.h"
#include "stage.h"

/* Write value with its escapes undone.  False where an escape is unknown. */
static bool
put_unescaped(struct str value)
{
	for (size_t i = 0; i < value.len; i++) {
		char c = value.at[i];

		if (c == '\\') {
			char e = i + 1 < value.len ? value.at[++i] : '\0';

			c = e == 'n' ? '\n'
			    : e == 't' ? '\t'
			    : e == 'r' ? '\r'
			    : e == '\\' ? '\\'
			                : '\0';
			if (c == '\0')
				return false;
		}
		putchar(c);
	}
	return true;
}

/* Lines of a stream, escaped?  Other tables have ids and TABs, too. */
static bool
is_article(struct str value)
{
	struct str end = STR("\\n");

	return str_starts(value, STR("doc\\t")) &&
	    str_eq(str_slice(value, value.len - end.len, value.len), end);
}

static void
unpack_line(struct str line, const char *name, size_t number)
{
	size_t tab = str_find(line, '\t', 0);
	struct str value;

	if (line.at[line.len - 1] != '\n')
		die("%s:%zu: line is cut short", name, number);
	if (tab == line.len)
		die("%s:%zu: expected an id, TAB and an article", name,
		    number);
	value = str_slice(line, tab + 1, line.len - 1);
	if (!is_article(value))
		die("%s:%zu: what is behind the TAB is no article", name,
		    number);
	if (!put_unescaped(value))
		die("%s:%zu: unknown escape", name, number);
}

static void
unpack(FILE *in, const char *name, bool flush)
{
	char *line = NULL;
	size_t cap = 0, number = 0;
	ssize_t len;

	while ((len = getline(&line, &cap, in)) > 0) {
		unpack_line((struct str){ line, (size_t)len }, name, ++number);
		if (flush)
			fflush(stdout);
	}
	free(line);
	/* getline() also stops where it has no memory for a line. */
	if (ferror(in) || !feof(in))
		die("%s: cannot read: %s", name, strerror(errno));
}

static void
unpack_file(const char *path, bool flush)
{
	FILE *in;

	if (strcmp(path, "-") == 0) {
		unpack(stdin, "standard input", flush);
		return;
	}
	in = fopen(path, "rb");
	if (in == NULL)
		die("%s: cannot open: %s", path, strerror(errno));
	unpack(in, path, flush);
	fclose(in);
}

int
main(int argc, char *argv[])
{
	struct stage stage = {
		.name = "unpack",
		.synopsis = "[file ...]",
		.description =
		    "Turn the lines that nl-pack wrote into a stream again.\n\n"
		    "  nl-unpack packed.tsv | nl-csv quotes\n\n",
	};

	if (stage_getopt(&stage, argc, argv) != -1)
		stage_usage(&stage, "unexpected option");
	if (optind == argc && isatty(STDIN_FILENO))
		stage_usage(&stage, "expected packed lines on standard input");
	if (optind == argc)
		unpack_file("-", stage.flush);
	for (int i = optind; i < argc; i++)
		unpack_file(argv[i], stage.flush);
	return diag_close_output(STATUS_OK);
}
