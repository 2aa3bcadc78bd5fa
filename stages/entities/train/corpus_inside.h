/* What the files that read corpora share, and nobody else. */
#ifndef TRAIN_CORPUS_INSIDE_H
#define TRAIN_CORPUS_INSIDE_H

#include "buf.h"
#include "corpus.h"

/* One line of a BIO file. */
struct cell {
	struct str form;
	struct str tag; /* "B-PER", "O" */
	bool space;     /* white space follows */
};

/* A marked run of cells. */
struct run {
	size_t begin, end;
	uint8_t class, kind;
};

struct cells {
	struct cell *at;
	size_t n, cap;
};

struct runs {
	struct run *at;
	size_t n, cap;
};

struct map {
	struct {
		struct str native, common;
	} *at;
	size_t n, cap;
};


static inline bool
is_one_of(struct str form, const char *const *list)
{
	for (; *list != NULL; list++)
		if (str_eq_nocase(form, str_of(*list)))
			return true;
	return false;
}

/* The class of a native type, or one beyond NER_CLASSES: none. */
uint8_t corpus_class(const struct map *map, struct str native);

/* The marked names of a sentence, by one convention if the source says so. */
struct runs corpus_runs(const struct cells *cells, const struct map *map,
    const struct source *source, struct arena *arena);

/* Add a sentence to the text of a page. */
void corpus_add(struct page *page, struct buf *text, const struct cells *cells,
    const struct runs *runs, struct arena *arena);

/* As people write it: "-LRB-" is a bracket. */
struct str corpus_form(struct str form);

/* Spaces as people set them, where the file does not say. */
void corpus_guess_spaces(struct cells *cells, bool tight);

#endif
