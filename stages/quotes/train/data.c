#include "data.h"

#include <stdio.h>
#include <stdlib.h>

#include "diag.h"
#include "heads.h"
#include "quotes/cueclass.h"
#include "quotes/forms.h"
#include "quotes/frame.h"

/* The text byte that a source byte became. */
static uint32_t
to_text(const struct srcmap *map, uint64_t source)
{
	size_t low = 0, high = map->n;

	while (high - low > 1) {
		size_t mid = (low + high) / 2;

		if (map->at[mid].source <= source)
			low = mid;
		else
			high = mid;
	}
	if (map->n == 0)
		return 0;
	if (map->at[low].same)
		return map->at[low].text +
		    (uint32_t)(source - map->at[low].source);
	return map->at[low + (source > map->at[low].source)].text;
}

static bool
read_span(const struct srcmap *map, struct str begin, struct str end,
    struct span *span)
{
	uint64_t b, e;

	if (!str_number(begin, UINT32_MAX, &b) ||
	    !str_number(end, UINT32_MAX, &e))
		return false;
	span->begin = to_text(map, b);
	span->end = to_text(map, e);
	return span->begin < span->end;
}

static struct spans
read_spans(const struct srcmap *map, struct str begins, struct str ends,
    struct arena *arena)
{
	struct {
		struct span *at;
		size_t n, cap;
	} list = { 0 };
	struct str begin, end;

	while (str_field(&begins, ';', &begin) && str_field(&ends, ';', &end)) {
		struct span span;

		if (read_span(map, begin, end, &span))
			arena_append(arena, &list, span);
	}
	return (struct spans){ list.at, list.n };
}

static struct doc *
doc_named(struct docs *docs, struct str name)
{
	for (size_t i = 0; i < docs->n; i++)
		if (str_eq(docs->at[i].name, name))
			return &docs->at[i];
	return NULL;
}

/* The columns of the table that are read. */
enum {
	DOC, CONTENT_START, CONTENT_END, SPEAKER_START, SPEAKER_END,
	CUE_START, CUE_END, CUE_CLASS, COLUMNS,
};
static const char *const column_names[COLUMNS] = { "doc", "content_start",
	"content_end", "speaker_start", "speaker_end", "cue_start",
	"cue_end", "cue_class" };

static void
read_row(struct docs *docs, const struct str cells[COLUMNS],
    struct arena *arena)
{
	struct doc *doc = doc_named(docs, cells[DOC]);
	struct gold gold = { .head = NO_UNIT };
	struct str first;
	struct str rest;

	if (doc == NULL)
		return;
	gold.content = read_spans(
	    &doc->map, cells[CONTENT_START], cells[CONTENT_END], arena);
	rest = cells[SPEAKER_START];
	if (rest.len > 0 && str_field(&rest, ';', &first)) {
		struct str end, ends = cells[SPEAKER_END];

		str_field(&ends, ';', &end);
		read_span(&doc->map, first, end, &gold.speaker);
	}
	read_span(&doc->map, cells[CUE_START], cells[CUE_END], &gold.cue);
	gold.speech = str_is(cells[CUE_CLASS], "speech");
	if (gold.content.n > 0)
		arena_append(arena, doc, gold);
}


static void
read_table(struct docs *docs, const char *path, struct arena *arena)
{
	FILE *in = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;
	int order[64];
	bool head = true;

	if (in == NULL)
		die("cannot open %s", path);
	for (int i = 0; i < 64; i++)
		order[i] = COLUMNS;
	while ((len = getline(&line, &cap, in)) > 0) {
		struct str rest = { line, (size_t)len }, cell;
		struct str cells[COLUMNS] = { { NULL, 0 } };

		if (rest.at[rest.len - 1] == '\n')
			rest.len--;
		for (int i = 0; i < 64 && str_field(&rest, '\t', &cell); i++) {
			if (head) {
				for (int c = 0; c < COLUMNS; c++)
					if (str_is(cell, column_names[c]))
						order[i] = c;
			} else if (order[i] < COLUMNS) {
				cells[order[i]] = arena_copy(arena, cell);
			}
		}
		if (!head)
			read_row(docs, cells, arena);
		head = false;
	}
	free(line);
	fclose(in);
}

static struct str
base_name(struct str path)
{
	size_t from = path.len;

	while (from > 0 && path.at[from - 1] != '/')
		from--;
	return str_slice(path, from, path.len);
}

static void
read_stream(struct docs *docs, const char *path, const struct pos_model *pos,
    unsigned folds, struct arena *arena)
{
	FILE *in = fopen(path, "r");
	struct cueclasses *classes = cueclasses_new();
	struct forms *forms = forms_new(pos, classes);
	struct stream_reader reader;
	struct article article;
	enum stream_result result;

	if (in == NULL)
		die("cannot open %s", path);
	stream_open(&reader, in);
	while ((result = stream_next(&reader, &article)) == STREAM_ARTICLE) {
		struct doc doc = { 0 };

		doc.name = arena_copy(arena, base_name(article.id));
		doc.text = article.text = arena_copy(arena, article.text);
		doc.map.n = article.map.n;
		doc.map.at = arena_alloc(arena,
		    (article.map.n + 1) * sizeof(*doc.map.at));
		if (article.map.n > 0)
			memcpy(doc.map.at, article.map.at,
			    (article.map.n + 1) * sizeof(*doc.map.at));
		scene_build(&doc.scene, &article, forms, arena);
		doc.gold_at = arena_array(arena, uint32_t, doc.scene.n + 1);
		doc.fold = (unsigned)(docs->n % folds);
		arena_append(arena, docs, doc);
	}
	if (result == STREAM_BAD)
		die("%s:%llu: %s", path, (unsigned long long)reader.line,
		    reader.error);
	forms_free(forms);
	cueclasses_free(classes);
	stream_close(&reader);
	fclose(in);
}

bool
data_in_span(const struct unit *unit, struct span span)
{
	uint32_t begin = unit->at.begin > span.begin ? unit->at.begin
	    : span.begin;
	uint32_t end = unit->at.end < span.end ? unit->at.end : span.end;

	return end > begin && (end - begin) * 2 >= span_len(unit->at);
}

unsigned
data_label(const struct doc *doc, const struct gold *gold, uint32_t i)
{
	const struct unit *unit = &doc->scene.units[i];

	if (data_in_span(unit, gold->cue))
		return FRAME_CUE;
	for (size_t k = 0; k < gold->content.n; k++)
		if (data_in_span(unit, gold->content.at[k]))
			return FRAME_CONTENT;
	return data_in_span(unit, gold->speaker) ? FRAME_SPEAKER : FRAME_NONE;
}

void
data_read(struct docs *docs, const char *stream, const char *table,
    const struct pos_model *pos, unsigned folds, struct arena *arena)
{
	size_t found = 0, lost = 0;

	read_stream(docs, stream, pos, folds, arena);
	read_table(docs, table, arena);
	for (size_t i = 0; i < docs->n; i++)
		heads_find(&docs->at[i], &found, &lost);
	printf("data: %zu articles, %zu attributions, %zu without a head\n",
	    docs->n, found + lost, lost);
}
