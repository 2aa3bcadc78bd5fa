/* From a file to its articles in the stream. */
#include "file.h"

#include <stdlib.h>

#include "clean.h"
#include "decode.h"
#include "diag.h"
#include "stream.h"

static void
put_text(const struct draft *draft)
{
	for (size_t i = 0; i < draft->pars.n; i++) {
		struct str text =
		    str_span(draft->text.text, draft->pars.at[i].at);

		fwrite(text.at, 1, text.len, stdout);
		putchar('\n');
	}
}

static void
report(struct run *run, const struct draft *draft)
{
	char number[24] = "";

	if (draft->number > 0)
		snprintf(number, sizeof(number), ":%llu",
		    (unsigned long long)draft->number);
	for (size_t i = 0; i < draft->troubles.n; i++) {
		const struct trouble *trouble = &draft->troubles.at[i];

		warn("%.*s%s: %s%s%.*s", (int)draft->path.len, draft->path.at,
		    number, trouble->code, trouble->value.len > 0 ? ": " : "",
		    (int)trouble->value.len, trouble->value.at);
		if (!run->text_only || draft->pars.n == 0)
			run->status = STATUS_PARTIAL;
	}
}

/* Write the article and forget it. */
static void
finish(struct run *run, struct draft *draft)
{
	report(run, draft);
	if (run->text_only)
		put_text(draft);
	else
		draft_write(draft, &run->out, stdout);
	if (run->flush)
		fflush(stdout);
	if (ferror(stdout))
		exit(diag_close_output(STATUS_TROUBLE));
}

static struct draft
new_draft(const struct file *file)
{
	struct run *run = file->run;

	return (struct draft){ .path = file->path, .arena = &run->arena,
		.id = docid_part(file->id, file->number, &run->arena),
		.number = file->number,
		.labeller = &run->labeller, .format = file->format,
		.encoding = "", .meta = { .datesrc = "none" } };
}

void
file_put_trouble(const struct file *file, const char *code, const char *error)
{
	struct draft draft = new_draft(file);

	draft.unread = true;
	draft_trouble(&draft, code, str_of(error));
	finish(file->run, &draft);
	arena_reset(&file->run->arena);
}

/* The article in bytes, which begin at byte at of the file. */
static void
put_article(const struct file *file, struct str bytes, uint64_t at,
    const char *encoding)
{
	struct draft draft = new_draft(file);

	draft.source = bytes;
	draft.right = clean_is_right(bytes);
	draft.at = at;
	if (file->input.error != NULL)
		draft_trouble(&draft, "unreadable", str_of(file->input.error));
	if (bytes.len == 0)
		draft_trouble(&draft, "empty", STR("no bytes"));
	else if (decode_is_binary(bytes, draft.right))
		draft_trouble(&draft, "binary", STR("not text"));
	else
		draft_read(&draft, encoding);
	if (draft.map.n == 0 && bytes.len > 0)
		srcmap_change(&draft.map, (uint32_t)bytes.len, 0, draft.arena);
	if (draft.pars.n == 0 && draft.troubles.n == 0)
		draft_trouble(&draft, "empty", STR("no text"));
	finish(file->run, &draft);
}

/* ---------------------------------------------------------- one or many */

/* Read on until max bytes are there; false: the file has more than that. */
static bool
read_all(struct file *file, size_t max)
{
	struct buf *in = &file->run->in;

	while (in->len <= max && input_read(&file->input, in))
		continue;
	return in->len <= max;
}

static void
put_whole(struct file *file)
{
	struct run *run = file->run;

	put_article(file, buf_str(&run->in), 0, run->encoding);
	arena_reset(&run->arena);
}

/* The articles of an array; the id of one alone has no number. */
static void
put_document(struct file *file)
{
	struct run *run = file->run;
	struct str bytes = buf_str(&run->in);
	struct arena arena;
	struct decoded decoded;
	struct json_articles found;

	arena_init(&arena);
	decoded = decode(bytes, run->encoding, &arena);
	found = json_find_articles(decoded.text.text, &arena);
	if (found.error != NULL || found.n < 2)
		put_whole(file);
	for (size_t i = 0; found.n > 1 && i < found.n; i++) {
		struct span at = srcmap_source(
		    &decoded.text.map, found.at[i]);

		file->number = i + 1;
		put_article(file, str_span(bytes, at), at.begin,
		    strncmp(decoded.encoding, "utf-16", 6) == 0
		        ? decoded.encoding : run->encoding);
		arena_reset(&run->arena);
	}
	arena_release(&arena);
}

/* Is a line left in the buffer, or can one be read?  It is then whole. */
static bool
next_line(struct file *file, size_t begin, size_t *end)
{
	struct buf *in = &file->run->in;
	size_t seen = begin;

	for (;;) {
		*end = str_find(buf_str(in), '\n', seen);
		if (*end < in->len)
			return true;
		seen = in->len;
		if (in->len - begin > file->run->max_size ||
		    !input_read(&file->input, in))
			return in->len > begin;
	}
}

/* Skip the rest of a line that is too long; returns its bytes. */
static uint64_t
skip_line(struct file *file)
{
	struct buf *in = &file->run->in;
	uint64_t skipped = 0;

	do {
		size_t end = str_find(buf_str(in), '\n', 0);

		if (end < in->len) {
			memmove(in->at, in->at + end + 1, in->len - end - 1);
			in->len -= end + 1;
			return skipped + end + 1;
		}
		skipped += in->len;
		buf_reset(in);
	} while (input_read(&file->input, in));
	return skipped;
}

/* Take the bytes before begin out of the buffer. */
static void
forget(struct buf *in, size_t begin)
{
	memmove(in->at, in->at + begin, in->len - begin);
	in->len -= begin;
}

static void
put_line(struct file *file, size_t begin, size_t end, uint64_t base)
{
	struct str line = str_slice(buf_str(&file->run->in), begin, end);
	size_t len = str_trim(line).len;

	if (base + begin == 0 && str_starts(line, STR("\xef\xbb\xbf")))
		len -= len == 3 ? 3 : 0;
	if (len == 0)
		return;
	put_article(file, line, base + begin, file->run->encoding);
	arena_reset(&file->run->arena);
}

/* JSON lines: any number of articles, one in memory at a time. */
static void
put_lines(struct file *file)
{
	struct buf *in = &file->run->in;
	size_t begin = 0, end;
	uint64_t base = 0; /* where in the file the buffer begins */

	while (next_line(file, begin, &end)) {
		file->number++;
		if (end - begin > file->run->max_size) {
			file_put_trouble(file, "too-large",
			    "a line is larger than --max-size");
			forget(in, begin);
			base += begin + skip_line(file);
			begin = 0;
			continue;
		}
		put_line(file, begin, end, base);
		begin = end < in->len ? end + 1 : end;
		if (begin > in->len / 2) {
			forget(in, begin);
			base += begin;
			begin = 0;
		}
	}
}

void
file_put(struct file *file)
{
	struct run *run = file->run;

	buf_reset(&run->in);
	input_read(&file->input, &run->in);
	file->format = run->format != FORMAT_AUTO
	    ? run->format : format_guess(buf_str(&run->in), file->path);
	if (file->format == FORMAT_JSONL)
		put_lines(file);
	else if (!read_all(file, run->max_size))
		file_put_trouble(file, "too-large", "larger than --max-size");
	else if (run->in.len == 0 && file->input.error != NULL)
		file_put_trouble(file, "unreadable", file->input.error);
	else if (file->format == FORMAT_JSON)
		put_document(file);
	else
		put_whole(file);
}
