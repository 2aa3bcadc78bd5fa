#include "export.h"

#include <errno.h>
#include <stdlib.h>

#include "diag.h"
#include "entities/net.h"
#include "entities/products.h"

static int32_t
nearest(double x)
{
	return (int32_t)(x < 0 ? x - 0.5 : x + 0.5);
}

static int16_t
nearest16(double x)
{
	return (int16_t)nearest(x < -32767 ? -32767 : x > 32767 ? 32767 : x);
}

/*
 * The most binary places that weights [in][out] can have so that no sum of
 * products with inputs up to most leaves 31 bits, nor a weight 15.
 */
static int
places(const float *w, size_t in, size_t out, double most)
{
	double widest = 0, largest = 0;
	int bits = 14;

	for (size_t o = 0; o < out; o++) {
		double sum = 0;

		for (size_t i = 0; i < in; i++) {
			double x = (double)w[i * out + o];

			x = x < 0 ? -x : x;
			sum += x;
			largest = x > largest ? x : largest;
		}
		widest = sum > widest ? sum : widest;
	}
	while (bits > 0 && (widest * most * (double)(1 << bits) >
	    2147000000.0 || largest * (double)(1 << bits) > 32767))
		bits--;
	return bits;
}

/* Weights [in][out] as rows of outputs, [out][room], the rest zero. */
static int16_t *
turned(const float *w, size_t in, size_t out, size_t room, int bits)
{
	int16_t *to = xcalloc(out * room, sizeof(*to));

	for (size_t o = 0; o < out; o++)
		for (size_t i = 0; i < in; i++)
			to[o * room + i] = nearest16(
			    (double)w[i * out + o] * (double)(1 << bits));
	return to;
}

static int16_t *
fixed(const float *w, size_t n, double one)
{
	int16_t *to = xcalloc(n, sizeof(*to));

	for (size_t i = 0; i < n; i++)
		to[i] = nearest16((double)w[i] * one);
	return to;
}

/* The file, and the number of the network that is being written. */
struct out {
	struct model_writer *writer;
	size_t k;
};

static void
add_copy(struct out *out, const char *what, const void *bytes, size_t size)
{
	char name[NER_SECTION_NAME];

	ner_net_section(name, what, out->k);
	model_writer_add(out->writer, name, bytes, size);
}

static void
add(struct out *out, const char *what, void *bytes, size_t size)
{
	add_copy(out, what, bytes, size);
	free(bytes);
}

static void
add_vectors(struct model_writer *writer, const struct ner_vectors *vectors)
{
	size_t n = vectors->n;

	model_writer_add(writer, "vec.hash", vectors->hash, n * 4);
	model_writer_add(writer, "vec.code", vectors->code,
	    n * vectors->parts);
	model_writer_add(writer, "vec.rank", vectors->rank, n);
	model_writer_add(writer, "vec.points", vectors->points,
	    (size_t)NER_VECTOR_POINTS * NER_VECTOR_DIM * 2);
}

/* One factor for all rows: the few numbers beyond 6 deviations are cut. */
static double
row_step(const float (*rows)[NER_ROW])
{
	const float *at = rows[0];
	double square = 0, most = 0, limit;
	size_t n = (size_t)NER_ROWS * NER_ROW;

	for (size_t i = 0; i < n; i++) {
		double x = (double)(at[i] < 0 ? -at[i] : at[i]);

		square += x * x;
		most = x > most ? x : most;
	}
	limit = 12 * __builtin_sqrt(square / (double)n);
	return (most < limit ? most : limit) / 127;
}

static void
add_rows(struct out *out, const float (*rows)[NER_ROW],
    double step)
{
	const float *from = rows[0];
	size_t n = (size_t)NER_ROWS * NER_ROW;
	int8_t *to = xcalloc(n, 1);

	for (size_t i = 0; i < n; i++) {
		int32_t x = nearest((double)from[i] / step);

		to[i] = (int8_t)(x < -127 ? -127 : x > 127 ? 127 : x);
	}
	add(out, "rows", to, n);
}

static void
add_pairs(struct out *out, const struct weights *w)
{
	struct ner_pairs pairs;

	memcpy(pairs.score, w->pair, sizeof(pairs.score));
	add_copy(out, "pairs", &pairs, sizeof(pairs));
}

/* In blocks, as the kernels read it. */
static void
add_first(struct out *out, const struct weights *w, int bits)
{
	size_t n = (size_t)NER_WIDE * NER_INPUT_ROOM;
	int16_t *rows = turned(w->first[0], NER_INPUT, NER_WIDE,
	    NER_INPUT_ROOM, bits);
	int16_t *to = xcalloc(n, sizeof(*to));

	ner_kernels_lay(to, rows, NER_WIDE, NER_INPUT_ROOM, NER_BLOCK);
	free(rows);
	add(out, "first", to, n * sizeof(*to));
}

static void
add_second_bias(struct out *out, const struct weights *w)
{
	int32_t bias[NER_SECOND];

	for (size_t i = 0; i < NER_SECOND; i++)
		bias[i] = nearest((double)w->second_bias[i] * NER_UNIT);
	add_copy(out, "second.bias", bias, sizeof(bias));
}

/* Rows of the first layer that are added as they are: 1.0 is NER_UNIT. */
static void
add_fixed(struct out *out, const char *what, const float *w, size_t n)
{
	add(out, what, fixed(w, n, NER_UNIT), n * 2);
}

static void
add_second(struct out *out, const struct weights *w, int bits)
{
	add(out, "second", turned(w->second[0], NER_NEAR, NER_SECOND,
	    NER_NEAR, bits), (size_t)NER_NEAR * NER_SECOND * 2);
	add(out, "elsewhere", turned(w->second[NER_NEAR], NER_HIDDEN,
	    NER_SECOND, NER_HIDDEN, bits),
	    (size_t)NER_HIDDEN * NER_SECOND * 2);
	add_second_bias(out, w);
}

static void
add_third(struct out *out, const struct weights *w, int bits)
{
	add(out, "third", turned(w->third[0], NER_SECOND, NER_SCORES,
	    NER_SECOND, bits), NER_SECOND * NER_SCORES * 2);
	add_copy(out, "third.bias", w->third_bias, sizeof(w->third_bias));
}

static void
add_network(struct out *out, const struct network *network, double sharpness)
{
	const struct weights *w = network_weights(network);
	double step = row_step(network_rows(network));
	int first = places(w->first[0], NER_INPUT, NER_WIDE, 32767);
	int second = places(
	    w->second[0], NER_SECOND_INPUT, NER_SECOND, NER_FIRST_MOST);
	int third = places(w->third[0], NER_SECOND, NER_SCORES,
	    NER_FIRST_MOST);
	struct ner_scale scale = {
		.row_factor = nearest(step * NER_VECTOR_ONE * 256),
		.first_shift = first + 11 - 8,
		.second_shift = second,
		.third_factor = 1.0f / (float)((1 << third) * NER_UNIT),
		.sharpness = (float)sharpness,
		.has_mean = network_recipe(network)->mean,
	};

	add_rows(out, network_rows(network), step);
	add_first(out, w, first);
	add_fixed(out, "first.bias", w->first_bias, NER_HIDDEN);
	add_fixed(out, "context", w->context[0][0],
	    (size_t)NER_PLACES * NER_CONTEXTS * NER_HIDDEN);
	add_fixed(out, "list", w->list[0][0],
	    (size_t)NER_PLACES * NER_LIST_CODES * NER_HIDDEN);
	add_second(out, w, second);
	add_third(out, w, third);
	add_pairs(out, w);
	add_copy(out, "scale", &scale, sizeof(scale));
}

void
export_model(const struct network *const *networks, size_t n,
    const struct ner_vectors *vectors, const struct ner_lists *lists,
    double sharpness, const char *path)
{
	struct out out = { model_writer_new(), 0 };

	add_vectors(out.writer, vectors);
	if (lists->n > 0)
		model_writer_add(out.writer, "lists", lists->node,
		    lists->n * sizeof(*lists->node));
	for (; out.k < n; out.k++)
		add_network(&out, networks[out.k], sharpness);
	if (!model_writer_save(out.writer, path))
		die("%s: %s", path, strerror(errno));
}
