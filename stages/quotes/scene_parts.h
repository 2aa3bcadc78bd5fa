/*
 * What the files scene*.c share: the records read, and the way through them
 * while units are made.
 */
#ifndef SCENE_PARTS_H
#define SCENE_PARTS_H

#include "scene.h"

struct ent {
	struct span at;
	unsigned char class;
};

struct ents {
	struct ent *at; /* [n], by begin */
	size_t n;
	size_t cap;
};

struct region_pars {
	struct region_par *at; /* [n] */
	size_t n;
	size_t cap;
};

struct span_list {
	struct span *at; /* [n] */
	size_t n;
	size_t cap;
};

/* What is read from the records, before units are made. */
struct scene_source {
	struct region_pars pars;
	struct span_list sents;
	struct span_list datelines;
	struct ents ents;
	unsigned char *labels; /* [pars.n] */
	size_t labels_cap;
};

struct unit_list {
	struct unit *at; /* [n] */
	size_t n;
	size_t cap;
};

struct stretches {
	struct stretch *at; /* [n] */
	size_t n;
	size_t cap;
};

/* The way through the records, all in the order of the text. */
struct maker {
	struct scene *scene;
	const struct scene_source *source;
	struct arena *arena;
	struct unit_list units;
	struct stretches sents;
	size_t next_sent, next_region, next_ent, next_dateline;
	struct pos_word *words; /* [units.n] */
	struct pos_kept **kept; /* [units.n] */
};

/* Read the records that a scene is made of. */
void scene_read(struct scene_source *source, const struct article *article,
    struct arena *arena);

/* Find the quotations between marks. */
void scene_find_regions(struct scene *scene, struct scene_source *source,
    struct arena *arena);

/* Make the units and sentences of paragraph p. */
void scene_make_paragraph(struct maker *maker, uint32_t p);

#endif
