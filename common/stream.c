/* Reading: cut the input into articles, an article into lines. */
#include "stream_in.h"

#include <stdlib.h>

#include "diag.h"
#include "utf8.h"

enum {
	READ_SIZE = 256 * 1024,
};

static const size_t article_max = (size_t)1 << 30;

void
stream_open(struct stream_reader *reader, FILE *in)
{
	*reader = (struct stream_reader){ .in = in };
	arena_init(&reader->arena);
}

void
stream_close(struct stream_reader *reader)
{
	free(reader->buf);
	arena_release(&reader->arena);
}

static enum stream_result
bad(struct stream_reader *reader, const char *error)
{
	reader->error = error;
	return STREAM_BAD;
}

/* Read more behind what is there.  Returns false at the end of input. */
static bool
fill(struct stream_reader *reader)
{
	size_t n;

	if (reader->begin > 0) {
		memmove(reader->buf, reader->buf + reader->begin,
		    reader->end - reader->begin);
		reader->end -= reader->begin;
		reader->begin = 0;
	}
	if (reader->cap - reader->end < READ_SIZE) {
		reader->cap = reader->cap * 2 + READ_SIZE;
		reader->buf = xrealloc(reader->buf, reader->cap + STREAM_ROOM);
	}
	n = fread(reader->buf + reader->end, 1,
	    READ_SIZE, reader->in);
	reader->end += n;
	memset(reader->buf + reader->end, '\n', STREAM_ROOM);
	return n > 0;
}

/*
 * Find the line that starts offset bytes behind reader->begin, reading on as
 * needed.  False where the input ends before a line feed.
 */
static bool
find_line(struct stream_reader *reader, size_t offset, size_t *len)
{
	size_t seen = 0;

	for (;;) {
		char *line = reader->buf + reader->begin + offset;
		size_t have = reader->end - reader->begin - offset;
		char *lf = have > seen ? memchr(line + seen, '\n', have - seen)
		                       : NULL;

		if (lf != NULL) {
			*len = (size_t)(lf - line);
			return true;
		}
		seen = have;
		if (offset + have > article_max || !fill(reader))
			return false;
	}
}

/* Is it a line of this kind, of three letters? */
static inline bool
has_kind(const char *line, size_t len, const char *kind)
{
	return len > 3 && line[0] == kind[0] && line[2] == kind[2] &&
	    line[1] == kind[1] && line[3] == '\t';
}

/* Where lines of the article start, as offsets from its first byte. */
struct lines {
	size_t *at; /* [n] */
	size_t n, cap;
};

static enum stream_result
no_line(struct stream_reader *reader, size_t offset)
{
	reader->line++;
	if (ferror(reader->in))
		return bad(reader, "cannot read: input error");
	if (reader->end - reader->begin - offset > article_max)
		return bad(reader, "article is larger than 1 GiB");
	return bad(reader, "stream is cut short: no \"end\" line");
}

/* Collect the lines up to and with "end"; their text lies at reader->begin. */
static enum stream_result
collect(struct stream_reader *reader, struct lines *lines, size_t *size)
{
	size_t offset = 0, len;

	for (;;) {
		const char *line;

		if (!find_line(reader, offset, &len))
			return no_line(reader, offset);
		reader->line++;
		line = reader->buf + reader->begin + offset;
		if (lines->n == 0 && !has_kind(line, len, "doc"))
			return bad(reader, "expected a \"doc\" line");
		if (lines->n > 0 && has_kind(line, len, "doc"))
			return bad(reader,
			    "\"doc\" before the last article's \"end\"");
		arena_append(&reader->arena, lines, offset);
		offset += len + 1;
		if (has_kind(line, len, "end"))
			break;
	}
	*size = offset;
	return STREAM_ARTICLE;
}

static const char *
parse_doc(struct article *article, struct str line)
{
	struct str rest = line;

	stream_column(&rest);
	article->id = stream_column(&rest);
	if (article->id.len == 0 || article->id.len > 255)
		return "docid must have 1 to 255 bytes";
	if (!str_is(stream_column(&rest), "1"))
		return "stream version is not 1";
	article->attrs = stream_remaining(rest);
	return NULL;
}

/* How far the pars seen so far reach. */
struct reach {
	size_t pars;
	uint32_t end;
};

/* Check a par against those before it. */
static const char *
next_par(const struct record *par, struct reach *reach)
{
	if (par->at.begin != (reach->pars == 0 ? 0 : reach->end + 1))
		return "par does not follow the par before it";
	reach->pars++;
	reach->end = par->at.end;
	return NULL;
}

/* The text is the surfaces of the pars joined by LF. */
static void
build_text(struct article *article, size_t len)
{
	char *text = arena_alloc(article->arena, len + 1);

	text[len] = '\0';
	for (size_t i = 0; i < article->n; i++) {
		const struct record *par = &article->records[i];

		if (!record_is(par, "par"))
			continue;
		memcpy(text + par->at.begin, par->surface.at, par->surface.len);
		if (par->at.end < len)
			text[par->at.end] = '\n';
	}
	article->text = (struct str){ text, len };
}

static struct str
line_at(const struct lines *lines, size_t i, struct str raw)
{
	size_t end = i + 1 < lines->n ? lines->at[i + 1] : raw.len;

	return str_slice(raw, lines->at[i], end - 1);
}

/* Parse all lines between doc and end.  On error *i is the line's index. */
static const char *
parse_records(struct article *article, const struct lines *lines,
    struct str raw, size_t *i)
{
	struct reach reach = { 0, 0 };
	const char *error;

	for (*i = 1; *i + 1 < lines->n; ++*i) {
		struct record *record = &article->records[article->n];

		error = stream_record(record, line_at(lines, *i, raw));
		if (error != NULL)
			return error;
		if (record_is(record, "par")) {
			error = next_par(record, &reach);
			if (error != NULL)
				return error;
		}
		if (record->type == RECORD_MAP &&
		    !srcmap_parse(&article->map, record->column[0],
		        article->arena))
			return "map is malformed";
		article->n++;
	}
	build_text(article, reach.end);
	return NULL;
}

/* Check what needs the whole text.  On error *i is the line's index. */
static const char *
check_records(const struct article *article, size_t *i)
{
	for (*i = 1; *i <= article->n; ++*i) {
		const struct record *record = &article->records[*i - 1];
		const char *error;

		/* Of the pars the text was made. */
		if (record->type != RECORD_SPAN || record_is(record, "par"))
			continue;
		error = stream_check_span(record, article->text);
		if (error != NULL)
			return error;
	}
	return NULL;
}

static const char *
check_end(const struct article *article)
{
	struct str rest = article->tail;

	stream_column(&rest);
	if (!str_eq(stream_column(&rest), article->id))
		return "\"end\" names another article than \"doc\"";
	return rest.at == NULL ? NULL : "\"end\" has more than 2 columns";
}

static const char *
parse_article(struct article *article, const struct lines *lines,
    struct str raw, size_t *i)
{
	size_t valid = utf8_valid(raw);
	const char *error;

	for (*i = 0; *i + 1 < lines->n && lines->at[*i + 1] <= valid; ++*i)
		continue;
	if (valid < raw.len)
		return "not valid UTF-8";
	*i = 0;
	error = parse_doc(article, line_at(lines, 0, raw));
	if (error != NULL)
		return error;
	article->records = arena_alloc(
	    article->arena, lines->n * sizeof(article->records[0]));
	error = parse_records(article, lines, raw, i);
	if (error == NULL)
		error = check_records(article, i);
	if (error != NULL)
		return error;
	*i = lines->n - 1;
	article->head = str_slice(raw, 0, lines->at[*i]);
	article->tail = line_at(lines, *i, raw);
	return check_end(article);
}

enum stream_result
stream_next(struct stream_reader *reader, struct article *article)
{
	struct lines lines = { NULL, 0, 0 };
	struct str raw;
	enum stream_result result;
	const char *error;
	size_t i, size;

	arena_reset(&reader->arena);
	*article = (struct article){ .arena = &reader->arena,
		.line = reader->line + 1 };
	reader->error_id = (struct str){ "", 0 };
	if (reader->begin == reader->end && !fill(reader)) {
		if (ferror(reader->in))
			return bad(reader, "cannot read: input error");
		return STREAM_END;
	}
	result = collect(reader, &lines, &size);
	if (result != STREAM_ARTICLE)
		return result;
	raw = (struct str){ reader->buf + reader->begin, size };
	reader->begin += size;
	error = parse_article(article, &lines, raw, &i);
	if (error == NULL)
		return STREAM_ARTICLE;
	reader->line = article->line + i;
	reader->error_id = article->id;
	return bad(reader, error);
}
