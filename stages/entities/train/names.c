#include "names.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "diag.h"
#include "entities/lists.h"
#include "hash.h"
#include "tokens.h"
#include "utf8.h"

static uint32_t
kind_of(char letter)
{
	return letter == 'P' ? NER_LIST_PERSON : letter == 'O' ?
	    NER_LIST_ORG : letter == 'L' ? NER_LIST_PLACE : NER_LIST_OTHER;
}

static int
rising(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* A name's beginnings, and the name itself with its kinds. */
static void
add_nodes(struct names *names, struct str name, uint32_t kinds,
    struct arena *arena)
{
	struct tokens tokens = tokens_words(
	    name, (struct span){ 0, (uint32_t)name.len }, arena);
	uint64_t hash = 0;

	if (tokens.n > NER_LIST_WORDS)
		return;
	for (size_t i = 0; i < tokens.n; i++) {
		struct str word = str_span(name, tokens.at[i].at);

		hash = ner_lists_step(hash, ner_form_of(word, NULL).lower);
		arena_append(arena, &names->nodes, ner_lists_node(hash) |
		    (i + 1 == tokens.n ? kinds : 0));
	}
}

static void
add_person(struct names *names, struct str name, struct arena *arena)
{
	char *lower = arena_alloc(arena, 3 * name.len + 1);
	struct str word = { lower, utf8_lower_copy(name, lower) };

	arena_append(arena, &names->persons, (uint32_t)(hash_str(word) >> 32));
}

static void
add_line(struct names *names, struct str line, struct arena *arena)
{
	struct str kinds;
	uint32_t bits = 0;

	if (!str_field(&line, '\t', &kinds) || line.at == NULL)
		return;
	for (size_t i = 0; i < kinds.len; i++)
		if (kinds.at[i] == 'N')
			add_person(names, line, arena);
		else
			bits |= kind_of(kinds.at[i]);
	if (bits != 0)
		add_nodes(names, line, bits, arena);
}

/* Nodes of one hash become one, with the kinds of all. */
static void
unite(struct names *names)
{
	const uint32_t kinds = NER_LIST_KINDS - 1;
	uint32_t *at = names->nodes.at;
	size_t n = 0;

	qsort(at, names->nodes.n, sizeof(*at), rising);
	for (size_t i = 0; i < names->nodes.n; i++)
		if (n > 0 && (at[n - 1] & ~kinds) == (at[i] & ~kinds))
			at[n - 1] |= at[i] & kinds;
		else
			at[n++] = at[i];
	names->nodes.n = n;
}

void
names_read(struct names *names, const char *path, struct arena *arena)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;
	ssize_t len;

	*names = (struct names){ 0 };
	if (file == NULL)
		die("%s: %s", path, strerror(errno));
	while ((len = getline(&line, &size, file)) > 0)
		add_line(names, str_trim((struct str){ line, (size_t)len }),
		    arena);
	free(line);
	fclose(file);
	unite(names);
	if (names->persons.n > 0)
		qsort(names->persons.at, names->persons.n, sizeof(uint32_t),
		    rising);
}

bool
names_has_person(const struct names *names, uint32_t hash)
{
	return names->persons.n > 0 && bsearch(&hash, names->persons.at,
	    names->persons.n, sizeof(uint32_t), rising) != NULL;
}
