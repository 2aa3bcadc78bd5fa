/* The sections of a model as a network. */
#include "net_inside.h"

#include <assert.h>
#include <stdlib.h>

#include "diag.h"

void
ner_net_section(char name[NER_SECTION_NAME], const char *what, size_t k)
{
	assert(k < NER_NETS_MOST && strlen(what) + 3 <= NER_SECTION_NAME);
	strcpy(name, what);
	if (k > 0) {
		char number[3] = { '.', (char)('0' + k), '\0' };

		strcat(name, number);
	}
}

size_t
ner_nets(const struct model *model)
{
	char name[NER_SECTION_NAME];
	size_t k = 0;

	do {
		if (++k == NER_NETS_MOST)
			break;
		ner_net_section(name, "rows", k);
	} while (model_has(model, name));
	return k;
}

/* Where a network's weights are read from. */
struct source {
	const struct model *model;
	size_t k;
};

static const void *
section(const struct source *source, const char *what, size_t size, size_t n)
{
	char name[NER_SECTION_NAME];
	const void *at;
	size_t found;

	ner_net_section(name, what, source->k);
	at = model_section(source->model, name, size, &found);
	if (found != n)
		die("the model's section '%s' is of another release", name);
	return at;
}

/* A section of weights [n][width], laid out for the kernels; the caller frees. */
static int16_t *
laid_out(const struct source *source, const char *what, size_t n,
    size_t width, size_t block)
{
	int16_t *out = xcalloc(n * width, sizeof(*out));

	ner_kernels_lay(
	    out, section(source, what, 2, n * width), n, width, block);
	return out;
}

static void
read_weights(struct ner_net *net, const struct source *from)
{
	net->rows = section(from, "rows", 1, (size_t)NER_ROWS * NER_ROW);
	net->first = section(from, "first", 2,
	    (size_t)NER_WIDE * NER_INPUT_ROOM);
	net->first_bias = section(from, "first.bias", 2, NER_HIDDEN);
	net->context = section(from, "context", 2,
	    (size_t)NER_PLACES * NER_CONTEXTS * NER_HIDDEN);
	net->list = section(from, "list", 2,
	    (size_t)NER_PLACES * NER_LIST_CODES * NER_HIDDEN);
	net->second = laid_out(
	    from, "second", NER_SECOND, NER_NEAR, NER_BLOCK_ABREAST);
	net->elsewhere = laid_out(
	    from, "elsewhere", NER_SECOND, NER_HIDDEN, NER_BLOCK);
	net->second_bias = section(from, "second.bias", 4, NER_SECOND);
	net->third = laid_out(
	    from, "third", NER_SCORES, NER_SECOND, NER_BLOCK_ABREAST);
	net->third_bias = section(from, "third.bias", 4, NER_SCORES);
	net->pairs = section(from, "pairs", sizeof(struct ner_pairs), 1);
	net->scale = section(from, "scale", sizeof(struct ner_scale), 1);
}

struct ner_net *
ner_net_new(const struct model *model, size_t k)
{
	const struct source source = { model, k };
	struct ner_net *net = xcalloc(1, sizeof(*net));

	ner_vectors_init(&net->vectors, model);
	read_weights(net, &source);
	net->kernels = ner_kernels_best();
	ner_net_keep_new(net);
	return net;
}

void
ner_net_free(struct ner_net *net)
{
	free(net->second);
	free(net->elsewhere);
	free(net->third);
	ner_net_keep_free(net);
	free(net);
}

const struct ner_pairs *
ner_net_pairs(const struct ner_net *net)
{
	return net->pairs;
}

double
ner_net_sharpness(const struct ner_net *net)
{
	return (double)net->scale->sharpness;
}
