/* Gold sentences as examples: every place that the rules leave open. */
#ifndef CORPUS_H
#define CORPUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct example {
	size_t first; /* of its features in features */
	uint32_t n;
	float weight;
	bool cut;
	bool marked; /* behind . ? ! */
};

struct examples {
	struct example *at; /* [n] */
	size_t n, cap;
	uint32_t *features; /* [features_n] */
	size_t features_n, features_cap;
};

/* Add the corpus that argument names, see main.c.  Ends on trouble. */
void corpus_read(struct examples *examples, const char *argument);

#endif
