/* Names from open lists, as names.mjs prints them, for a model. */
#ifndef TRAIN_NAMES_H
#define TRAIN_NAMES_H

#include <stdbool.h>

#include "arena.h"
#include "model.h"
#include "str.h"

/* What lists know. */
struct names {
	struct {
		uint32_t *at; /* [n], rising: see lists.h */
		size_t n, cap;
	} nodes;
	struct {
		uint32_t *at; /* [n], rising: hashes of given names and
		               * surnames as vectors.h has them */
		size_t n, cap;
	} persons;
};

/*
 * Read lines of KINDS<TAB>NAME; kind N is a word of persons' names.  Memory is
 * the arena's.  Ends the program where the file cannot be read.
 */
void names_read(struct names *names, const char *path, struct arena *arena);

/* Is a word, by its hash, one of persons' names? */
bool names_has_person(const struct names *names, uint32_t hash);

#endif
