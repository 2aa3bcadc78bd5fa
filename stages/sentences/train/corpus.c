#include "corpus.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "buf.h"
#include "diag.h"
#include "sentences/sentences.h"

struct corpus {
	struct examples *examples;
	struct str text;
	struct span *gold; /* [gold_n], by begin */
	size_t gold_n, at; /* the sentence that is being read */
	bool brown;        /* its habit of cutting at semicolons is its own */
	float weight, bare_weight;
};

static struct str
read_file(const char *folder, const char *name)
{
	char path[4096];
	struct buf buf;
	FILE *in;
	size_t n;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	in = fopen(path, "rb");
	if (in == NULL)
		die("%s: %s", path, strerror(errno));
	buf_init(&buf);
	do {
		buf_reserve(&buf, 1 << 16);
		n = fread(buf.at + buf.len, 1, 1 << 16, in);
		buf.len += n;
	} while (n > 0);
	fclose(in);
	return buf_str(&buf);
}

static uint32_t
number_of(struct str s)
{
	uint64_t value;

	if (!str_number(s, UINT32_MAX, &value))
		die("not a number: %.*s", (int)s.len, s.at);
	return (uint32_t)value;
}

static void
grow(void **at, size_t *cap, size_t n, size_t size)
{
	if (n < *cap)
		return;
	*cap = *cap == 0 ? 1 << 16 : *cap * 2;
	*at = xrealloc(*at, *cap * size);
}

/* The spans of a table whose first line is its heading. */
static struct span *
read_spans(struct str table, size_t *n)
{
	struct span *spans = NULL;
	size_t cap = 0;
	struct str line;

	*n = 0;
	str_field(&table, '\n', &line);
	while (str_field(&table, '\n', &line)) {
		struct str begin;
		struct str end;

		if (line.len == 0)
			continue;
		str_field(&line, '\t', &begin);
		str_field(&line, '\t', &end);
		grow((void **)&spans, &cap, *n, sizeof(*spans));
		spans[(*n)++] =
		    (struct span){ number_of(begin), number_of(end) };
	}
	return spans;
}

static bool
is_gold_end(struct corpus *corpus, const struct stop *stop)
{
	while (corpus->at < corpus->gold_n &&
	       corpus->gold[corpus->at].end < stop->end)
		corpus->at++;
	return corpus->at < corpus->gold_n &&
	       corpus->gold[corpus->at].end == stop->end;
}

static bool
is_noise(const struct corpus *corpus, const struct stop *stop)
{
	struct str text = corpus->text;
	uint32_t i = stop->end;

	if (!corpus->brown)
		return false;
	return text.at[i - 1] == ';' || (i > 2 && text.at[i - 2] == '"') ||
	       (stop->kind == MARKED_NOT && text.at[stop->next] == '-');
}

static bool
take(const struct stop *stop, struct scan *scan, void *data)
{
	struct corpus *corpus = data;
	struct examples *all = corpus->examples;
	bool cut = is_gold_end(corpus, stop);
	bool marked = stop->kind != MARKED_NOT;
	float weight = marked ? corpus->weight : corpus->bare_weight;
	struct features features;

	if (is_noise(corpus, stop) || weight <= 0)
		return cut;
	weights_features(&features, stop, scan);
	grow((void **)&all->at, &all->cap, all->n, sizeof(*all->at));
	all->at[all->n++] = (struct example){ all->features_n,
		(uint32_t)features.n, weight, cut, marked };
	for (size_t i = 0; i < features.n; i++) {
		grow((void **)&all->features, &all->features_cap,
		    all->features_n, sizeof(*all->features));
		all->features[all->features_n++] = features.at[i];
	}
	return cut;
}

/* Each line is a paragraph. */
static void
read_part(struct corpus *corpus, struct span part)
{
	struct arena arena;

	arena_init(&arena);
	while (part.begin < part.end) {
		size_t end = str_find(corpus->text, '\n', part.begin);
		struct span line = { part.begin,
			(uint32_t)(end < part.end ? end : part.end) };

		sentences_find_with(corpus->text, line, take, corpus, &arena);
		arena_reset(&arena);
		part.begin = line.end + 1;
	}
	arena_release(&arena);
}

static bool
names_genre(struct str genres, struct str genre)
{
	struct str one;

	while (str_field(&genres, ',', &one))
		if (str_eq(one, genre))
			return true;
	return false;
}

/* Only the documents of some genres; the fourth column names it. */
static void
read_genres(struct corpus *corpus, const char *folder, struct str genres)
{
	struct str table = read_file(folder, "train.docs.tsv");
	struct str line;

	str_field(&table, '\n', &line);
	while (str_field(&table, '\n', &line)) {
		struct str column[4];
		int n = 0;

		while (n < 4 && str_field(&line, '\t', &column[n]))
			n++;
		if (n == 4 && names_genre(genres, column[3]))
			read_part(corpus, (struct span){ number_of(column[0]),
					      number_of(column[1]) });
	}
}

/* One paragraph of own text. */
static void
read_own_line(struct corpus *corpus, struct str line)
{
	static struct span gold[64];
	struct buf plain;
	struct str sentence;
	struct arena arena;

	buf_init(&plain);
	arena_init(&arena);
	corpus->gold_n = corpus->at = 0;
	while (line.at != NULL && corpus->gold_n < 64) {
		size_t bar = str_find_str(line, STR(" \xc2\xa6 "), 0);

		sentence = str_slice(line, 0, bar);
		line = bar == line.len ? (struct str){ NULL, 0 }
				       : str_slice(line, bar + 4, line.len);
		if (plain.len > 0)
			buf_byte(&plain, ' ');
		buf_add(&plain, sentence);
		gold[corpus->gold_n++].end = (uint32_t)plain.len;
	}
	corpus->gold = gold;
	corpus->text = buf_str(&plain);
	sentences_find_with(corpus->text,
	    (struct span){ 0, (uint32_t)plain.len }, take, corpus, &arena);
	arena_release(&arena);
	buf_release(&plain);
}

/* Our own text: a line is a paragraph, a broken bar parts two sentences. */
static void
read_own(struct corpus *corpus, const char *path)
{
	struct str text = read_file(path, "own.txt");
	struct str line;

	while (str_field(&text, '\n', &line))
		if (line.len > 0)
			read_own_line(corpus, line);
}

void
corpus_read(struct examples *examples, const char *argument)
{
	struct corpus corpus = { .examples = examples };
	char name[64];
	char folder[2048];
	char genres[512] = "";
	size_t before = examples->n;

	if (sscanf(argument, "%63[^=]=%f,%f:%2047[^:]:%511s", name,
		&corpus.weight, &corpus.bare_weight, folder, genres) < 4)
		die("not NAME=WEIGHT,WEIGHT:FOLDER: %s", argument);
	corpus.brown = strcmp(name, "brown") == 0;
	if (strcmp(name, "own") == 0) {
		read_own(&corpus, folder);
		fprintf(stderr, "own: %zu places\n", examples->n - before);
		return;
	}
	corpus.text = read_file(folder, "train.txt");
	corpus.gold =
	    read_spans(read_file(folder, "train.tsv"), &corpus.gold_n);
	if (genres[0] != '\0')
		read_genres(&corpus, folder, str_of(genres));
	else
		read_part(
		    &corpus, (struct span){ 0, (uint32_t)corpus.text.len });
	fprintf(stderr, "%s: %zu places\n", name, examples->n - before);
}
