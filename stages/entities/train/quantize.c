#include "quantize.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "random.h"
#include "entities/vectors.h"
#include "names.h"

enum {
	DIM = NER_VECTOR_DIM,
	WIDEST = 8, /* numbers in a part */
	POINTS = NER_VECTOR_POINTS,
	ROUNDS = 12,
	SAMPLE = 60000, /* the commonest words place the points */
};

struct entry {
	uint32_t hash;
	uint32_t index; /* line in the file */
};

struct table {
	float *at; /* [n][DIM] */
	struct entry *entries; /* [n] */
	size_t n, cap;
};

/* Our tokens never hold a hyphen, so words with one would not be found. */
static void
read_line(struct table *table, char *line)
{
	char *rest = strchr(line, ' ');
	float *row;

	if (rest == NULL || (line[1] != ' ' &&
	    memchr(line, '-', (size_t)(rest - line)) != NULL))
		return;
	if (table->n == table->cap) {
		table->cap = table->cap == 0 ? 4096 : table->cap * 2;
		table->at = xrealloc(table->at,
		    table->cap * DIM * sizeof(*table->at));
		table->entries = xrealloc(table->entries,
		    table->cap * sizeof(*table->entries));
	}
	row = table->at + table->n * DIM;
	table->entries[table->n] = (struct entry){
		(uint32_t)(hash_str((struct str){ line,
		(size_t)(rest - line) }) >> 32), (uint32_t)table->n };
	for (int i = 0; i < DIM; i++)
		row[i] = strtof(rest, &rest);
	table->n++;
}

static void
read_table(struct table *table, const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;

	if (file == NULL)
		die("%s: %s", path, strerror(errno));
	while (getline(&line, &size, file) > 0)
		read_line(table, line);
	free(line);
	fclose(file);
}

/* Some numbers of all vectors, and the points that stand for them. */
struct part {
	size_t begin, width;
	float points[POINTS][WIDEST];
};

/* The point nearest to at. */
static size_t
nearest(const struct part *part, const float *at)
{
	size_t best = 0;
	float least = 1e30f;

	for (size_t p = 0; p < POINTS; p++) {
		float distance = 0;

		for (size_t k = 0; k < part->width; k++) {
			float d = at[k] - part->points[p][k];

			distance += d * d;
		}
		if (distance < least) {
			least = distance;
			best = p;
		}
	}
	return best;
}

/* k-means over the vectors of the commonest words. */
static void
place_points(const struct table *table, struct part *part)
{
	size_t sample = table->n < SAMPLE ? table->n : SAMPLE;
	struct random random = { 88172645463325252u + part->begin };

	for (size_t p = 0; p < POINTS; p++)
		memcpy(part->points[p], table->at + part->begin +
		    random_below(&random, sample) * DIM,
		    part->width * sizeof(float));
	for (int round = 0; round < ROUNDS; round++) {
		double sum[POINTS][WIDEST] = { { 0 } };
		size_t count[POINTS] = { 0 };

		for (size_t i = 0; i < sample; i++) {
			const float *at = table->at + i * DIM + part->begin;
			size_t p = nearest(part, at);

			count[p]++;
			for (size_t k = 0; k < part->width; k++)
				sum[p][k] += (double)at[k];
		}
		for (size_t p = 0; p < POINTS; p++)
			for (size_t k = 0; k < part->width && count[p] > 0;
			    k++)
				part->points[p][k] =
				    (float)(sum[p][k] / (double)count[p]);
	}
}

static int
by_hash(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

static uint8_t
log2_of(uint32_t n)
{
	uint8_t log = 0;

	while (n >>= 1)
		log++;
	return log;
}

static int16_t
fixed(float x)
{
	float scaled = x * NER_VECTOR_ONE;

	if (scaled > 32767)
		return 32767;
	if (scaled < -32767)
		return -32767;
	return (int16_t)(scaled < 0 ? scaled - 0.5f : scaled + 0.5f);
}

static uint8_t
rank_of(const struct entry *entry, const struct names *names)
{
	return (uint8_t)(log2_of(entry->index + 1) |
	    (names != NULL && names_has_person(names, entry->hash) ?
	    NER_VECTOR_NAMED : 0));
}

static void
write_table(const struct table *table, const uint8_t *codes, size_t parts,
    const int16_t *points, const struct names *names, const char *to)
{
	struct model_writer *writer = model_writer_new();
	uint32_t *hash = xcalloc(table->n, sizeof(*hash));
	uint8_t *code = xcalloc(table->n, parts);
	uint8_t *rank = xcalloc(table->n, 1);

	for (size_t i = 0; i < table->n; i++) {
		uint32_t index = table->entries[i].index;

		hash[i] = table->entries[i].hash;
		rank[i] = rank_of(&table->entries[i], names);
		memcpy(code + i * parts, codes + (size_t)index * parts,
		    parts);
	}
	model_writer_add(writer, "vec.hash", hash, table->n * 4);
	model_writer_add(writer, "vec.code", code, table->n * parts);
	model_writer_add(writer, "vec.rank", rank, table->n);
	model_writer_add(writer, "vec.points", points,
	    POINTS * DIM * sizeof(*points));
	if (names != NULL)
		model_writer_add(writer, "lists", names->nodes.at,
		    names->nodes.n * sizeof(*names->nodes.at));
	if (!model_writer_save(writer, to))
		die("%s: %s", to, strerror(errno));
	free(hash);
	free(code);
	free(rank);
}

static void
quantize_part(const struct table *table, struct part *part, uint8_t *codes,
    size_t parts, int16_t *points)
{
	place_points(table, part);
	for (size_t i = 0; i < table->n; i++)
		codes[i * parts] = (uint8_t)nearest(
		    part, table->at + i * DIM + part->begin);
	for (size_t p = 0; p < POINTS; p++)
		for (size_t k = 0; k < part->width; k++)
			points[(part->begin * POINTS) + p * part->width + k] =
			    fixed(part->points[p][k]);
}

void
quantize_vectors(const char *from, uint32_t parts,
    const struct names *names, const char *to)
{
	static int16_t points[POINTS * DIM];
	static struct part part;
	struct table table = { 0 };
	uint8_t *codes;

	read_table(&table, from);
	if (table.n == 0)
		die("%s: no vectors in it", from);
	codes = xcalloc(table.n, parts);
	for (uint32_t p = 0; p < parts; p++) {
		part.begin = ner_vector_begin(p, parts);
		part.width = ner_vector_begin(p + 1, parts) - part.begin;
		quantize_part(&table, &part, codes + p, parts, points);
	}
	qsort(table.entries, table.n, sizeof(*table.entries), by_hash);
	write_table(&table, codes, parts, points, names, to);
	free(codes);
	free(table.at);
	free(table.entries);
}
