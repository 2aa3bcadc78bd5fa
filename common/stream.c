/* Reading: the lines of an article become an article. */
#include <stdlib.h>

#include "stream_in.h"
#include "utf8.h"

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

static const char *
parse_doc(struct article *article, struct str line)
{
	struct str rest = line;

	stream_column(&rest);
	article->id = stream_column(&rest);
	if (article->id.len == 0 || article->id.len > 255)
		return "docid must have 1 to 255 bytes";
	if (line.at[line.len - 1] == '\r')
		return "lines end in CR LF, not in LF";
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
build_text(struct article *article, struct reach reach)
{
	char *text = arena_alloc(article->arena, (size_t)reach.end + 1);
	const struct record *par = article->records;

	text[reach.end] = '\0';
	for (; reach.pars > 0; par++) {
		if (!record_is(par, "par"))
			continue;
		memcpy(text + par->at.begin, par->surface.at, par->surface.len);
		if (par->at.end < reach.end)
			text[par->at.end] = '\n';
		reach.pars--;
	}
	article->text = (struct str){ text, reach.end };
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
		struct str line = line_at(lines, *i, raw);

		error = stream_plain(record, line)
		    ? NULL : stream_record(record, line);
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
	build_text(article, reach);
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

/* The index of the line with this byte. */
static size_t
line_of(const struct lines *lines, size_t byte)
{
	size_t i = 0;

	while (i + 1 < lines->n && lines->at[i + 1] <= byte)
		i++;
	return i;
}

/* Parse and check all lines.  On error *i is the line's index. */
static const char *
parse_article(struct article *article, const struct lines *lines,
    struct str raw, size_t *i)
{
	size_t valid = utf8_valid(raw);
	const char *error;

	*i = valid < raw.len ? line_of(lines, valid) : 0;
	if (valid < raw.len)
		return "not valid UTF-8";
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
	struct lines lines;
	struct str raw;
	enum stream_result result;
	const char *error;
	size_t i;

	arena_reset(&reader->arena);
	*article = (struct article){ .arena = &reader->arena,
		.line = reader->line + 1 };
	reader->error_id = STR("");
	if (reader->begin == reader->end && !stream_fill(reader)) {
		if (reader->failed)
			return stream_bad(reader, "cannot read: input error");
		return STREAM_END;
	}
	result = stream_collect(reader, &lines);
	if (result != STREAM_ARTICLE)
		return result;
	raw = (struct str){ reader->buf + reader->begin, lines.size };
	reader->begin += lines.size;
	error = parse_article(article, &lines, raw, &i);
	if (error == NULL)
		return STREAM_ARTICLE;
	reader->line = article->line + i;
	reader->error_id = article->id;
	return stream_bad(reader, error);
}
