/* A page as blocks of text in a tree of elements. */
#ifndef HTML_H
#define HTML_H

#include "extract.h"
#include "html_token.h"

/* A container: a div, an article, the body.  In the order of their tags. */
struct html_node {
	uint32_t parent; /* itself for the first */
	uint32_t end;    /* one past the last node inside it */
	uint64_t good, bad; /* characters of text and of other things in it */
	bool article;    /* says itself that it is the article */
};

/* What one block element holds. */
struct html_block {
	uint32_t node;
	uint32_t runs, n_runs;    /* in html_page.runs */
	uint32_t chars, link_chars;
	enum label label;
	bool heading;             /* h1 */
	bool sentence;            /* ends as a sentence does */
};

struct html_page {
	struct str s;
	struct arena *arena;
	struct {
		struct html_node *at;
		size_t n, cap;
	} nodes;
	struct {
		struct html_block *at;
		size_t n, cap;
	} blocks;
	struct {
		struct span *at;
		size_t n, cap;
	} runs; /* texts between tags, in order */
	bool full; /* there were more of them than any page has */
};

/*
 * Read the page s.  Scripts, menus, forms and the like leave no block; strict
 * also leaves out what is hidden and what by its class is no part of the
 * article (shares, newsletters, comments).
 */
struct html_page html_read(struct str s, bool strict, struct arena *arena);

/*
 * Choose the blocks of the article: chosen[i] says so of block i.  Returns
 * how many characters they have.
 */
uint64_t html_choose(struct html_page *page, bool *chosen);

/* What the page says of itself; body: the articleBody of its JSON-LD. */
struct html_meta {
	struct meta meta;
	struct span body; /* the JSON string without quotes; empty: none */
};

struct html_meta html_meta_read(struct str s, struct arena *arena);

#endif
