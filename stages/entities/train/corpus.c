#include "corpus_inside.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "utf8.h"

enum {
	PAGE_MOST = 8000,      /* bytes, after which another page begins */
	OWN_PAGE_MOST = 60000, /* the same, where spans are left alone */
};

/* A file on its way to pages. */
struct reader {
	struct pages *pages;
	const struct source *source;
	struct arena *arena;
	const char *path;
	size_t line;
	struct map map;
	struct str spaces; /* rest of the .ws file; at == NULL: none */
	struct cells cells; /* of the sentence */
	struct page page;
	struct buf text;
};

static struct str
read_file(const char *path, bool must, struct arena *arena)
{
	FILE *file = fopen(path, "rb");
	struct str out = { NULL, 0 };
	char *bytes;
	long size;

	if (file == NULL && !must)
		return out;
	if (file == NULL || fseek(file, 0, SEEK_END) != 0)
		die("%s: %s", path, strerror(errno));
	size = ftell(file);
	rewind(file);
	bytes = arena_alloc(arena, (size_t)size + 1);
	if (size < 0 || fread(bytes, 1, (size_t)size, file) != (size_t)size)
		die("%s: cannot be read", path);
	fclose(file);
	return (struct str){ bytes, (size_t)size };
}

static void
read_map(struct map *map, const char *path, struct arena *arena)
{
	struct str rest = read_file(path, false, arena), line, native;

	while (rest.at != NULL && str_field(&rest, '\n', &line))
		if (str_field(&line, '\t', &native)) {
			if (line.at == NULL)
				continue;
			arena_append(arena, map, ((__typeof__(*map->at)){
			    native, str_trim(line) }));
		}
}

static void
end_page(struct reader *reader)
{
	if (reader->page.sentences.n > 0) {
		reader->page.text =
		    arena_copy(reader->arena, buf_str(&reader->text));
		reader->page.source = reader->source;
		arena_append(reader->arena, reader->pages, reader->page);
	}
	reader->page = (struct page){ 0 };
	buf_reset(&reader->text);
}

/* Where white space follows: as the .ws file says, or as people set it. */
static void
set_spaces(struct reader *reader)
{
	struct cells *cells = &reader->cells;
	struct str spaces;

	if (reader->spaces.at != NULL &&
	    str_field(&reader->spaces, '\n', &spaces) &&
	    spaces.len >= cells->n) {
		for (size_t i = 0; i < cells->n; i++)
			cells->at[i].space = spaces.at[i] == '1';
	} else if (!reader->source->keep_cells) {
		corpus_guess_spaces(cells, reader->source->tight);
	}
}

static void
end_sentence(struct reader *reader)
{
	const struct source *source = reader->source;
	struct runs runs;

	if (reader->cells.n == 0)
		return;
	set_spaces(reader);
	runs = corpus_runs(
	    &reader->cells, &reader->map, source, reader->arena);
	corpus_add(&reader->page, &reader->text, &reader->cells, &runs,
	    reader->arena);
	reader->cells.n = 0;
	if (source->line_pages || reader->text.len >
	    (size_t)(source->normalize ? PAGE_MOST : OWN_PAGE_MOST))
		end_page(reader);
}

/* ------------------------------------------------------- files of the user */

static void
refuse(const struct reader *reader, const char *why, struct str what)
{
	die("%s:%zu: %s: %.*s", reader->path, reader->line, why,
	    (int)(what.len < 60 ? what.len : 60), what.at);
}

/* Does a tag go on with the name that the last cell is of? */
static bool
goes_on(const struct reader *reader, struct str tag)
{
	struct str last = reader->cells.n == 0 ?
	    STR("O") : reader->cells.at[reader->cells.n - 1].tag;

	return last.len > 2 && str_eq(
	    str_slice(last, 2, last.len), str_slice(tag, 2, tag.len));
}

/* Ends the program where a tag is none of BIO2 over our four classes. */
static void
check_tag_of(const struct reader *reader, struct str tag)
{
	static const struct map none = { 0 };

	if (str_is(tag, "O"))
		return;
	if (tag.len < 3 || tag.at[1] != '-' ||
	    (tag.at[0] != 'B' && tag.at[0] != 'I'))
		refuse(reader, "the tag is not BIO2 (O, B-PER, I-PER)", tag);
	if (corpus_class(&none, str_slice(tag, 2, tag.len)) >= NER_CLASSES)
		refuse(reader, "the class is not PER, ORG, LOC or MISC", tag);
	if (tag.at[0] == 'I' && !goes_on(reader, tag))
		refuse(reader, "not BIO2: the name begins without B-", tag);
}

/* ------------------------------------------------------------------ cells */

/* Does the text hold bytes that no stream could carry? */
static bool
is_clean(struct str form)
{
	return form.len > 0 && utf8_valid(form) == form.len;
}

/* What stands behind the last sign of its kind, or the whole. */
static struct str
behind_last(struct str line, char sign)
{
	size_t at = line.len;

	while (at > 0 && line.at[at - 1] != sign)
		at--;
	return str_slice(line, at, line.len);
}

static void
add_cell(struct reader *reader, struct str form, struct str tag)
{
	const struct source *source = reader->source;

	if (source->keep_cells && !source->blind)
		check_tag_of(reader, tag);
	else if (source->blind && tag.len < 3)
		tag = STR("O");
	if (!source->keep_cells)
		form = corpus_form(form);
	if (is_clean(form))
		arena_append(reader->arena, &reader->cells,
		    ((struct cell){ form, tag, true }));
	else if (source->keep_cells)
		refuse(reader, "the token is no UTF-8", form);
}

static void
read_line(struct reader *reader, struct str line)
{
	bool blanks = reader->source->keep_cells &&
	    str_find(line, '\t', 0) == line.len;
	char sign = blanks ? ' ' : '\t';
	size_t end = str_find(line, sign, 0);
	struct str form = str_slice(line, 0, end);

	if (end == line.len && line.len > 0 && reader->source->keep_cells &&
	    !reader->source->blind && !str_is(line, "-DOCSTART-"))
		refuse(reader, "no tag behind the token", line);
	if (str_is(form, "-DOCSTART-")) {
		end_sentence(reader);
		end_page(reader);
		reader->page.marked = true;
	} else if (form.len == 0 ||
	    (end == line.len && !reader->source->blind)) {
		end_sentence(reader);
	} else {
		add_cell(reader, form, end == line.len ?
		    STR("O") : str_trim(behind_last(line, sign)));
	}
}

static void
read_cells(struct reader *reader, const char *path)
{
	struct str rest = read_file(path, true, reader->arena), line;

	reader->path = path;
	while (str_field(&rest, '\n', &line)) {
		reader->line++;
		if (line.len > 0 && line.at[line.len - 1] == '\r')
			line.len--;
		read_line(reader, line);
	}
	end_sentence(reader);
	end_page(reader);
	buf_release(&reader->text);
}

void
corpus_read(struct pages *pages, const struct source *source,
    const char *dir, const char *split, struct arena *arena)
{
	struct reader reader = {
		.pages = pages, .source = source, .arena = arena,
	};
	char path[4096];

	if (dir == NULL) {
		read_cells(&reader, source->name);
		return;
	}
	snprintf(path, sizeof(path), "%s/%s/map.tsv", dir, source->name);
	read_map(&reader.map, path, arena);
	snprintf(path, sizeof(path), "%s/%s/%s.ws", dir, source->name, split);
	reader.spaces = read_file(path, false, arena);
	snprintf(path, sizeof(path), "%s/%s/%s.tsv", dir, source->name, split);
	read_cells(&reader, path);
}

void
corpus_read_text(struct pages *pages, const struct source *source,
    const char *path, struct arena *arena)
{
	struct reader reader = {
		.pages = pages, .source = source, .arena = arena,
	};
	struct str rest = read_file(path, true, arena), line;

	while (str_field(&rest, '\n', &line)) {
		struct span at;

		if (line.len == 0 || reader.text.len > PAGE_MOST)
			end_page(&reader);
		if (line.len == 0 || utf8_valid(line) < line.len)
			continue;
		at.begin = (uint32_t)reader.text.len;
		buf_add(&reader.text, line);
		at.end = (uint32_t)reader.text.len;
		buf_byte(&reader.text, '\n');
		arena_append(arena, &reader.page.sentences, at);
	}
	end_page(&reader);
	buf_release(&reader.text);
}
