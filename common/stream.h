/*
 * The stream between the stages: reading articles, writing blocks.
 *
 * stream(5) is the contract.  A reader hands out one article at a time, whole
 * and checked; memory depends on the largest article, never on their number.
 */
#ifndef STREAM_H
#define STREAM_H

#include <stdio.h>

#include "arena.h"
#include "buf.h"
#include "span.h"
#include "srcmap.h"
#include "str.h"

enum record_type {
	RECORD_VIA,
	RECORD_MAP,
	RECORD_LINK,
	RECORD_ERR,
	RECORD_SPAN, /* every other kind, known or not */
};

/* One line of an article.  Views live as long as the article. */
struct record {
	enum record_type type;
	struct str line; /* the whole line, without its LF */
	struct str kind; /* "sent" */
	struct str attrs; /* "key=value" joined by TAB, escaped; may be empty */

	/* Where type is RECORD_SPAN; id and label for a link, too. */
	struct str id;
	struct span at; /* bytes of the article's text */
	struct str label;
	struct str surface;

	/* link: from and to (ids).  via: stage and release.
	 * err: stage, code, value.  map: the ops. */
	struct str column[3];
};

struct article {
	struct str id;
	struct str attrs; /* of the doc line, as in struct record */
	struct str text;  /* normalized text, valid UTF-8 */
	struct record *records; /* [n], in the order of the stream */
	size_t n;
	struct srcmap map;
	uint64_t line;   /* of the input, where "doc" stands; 1 is the first */
	struct str head; /* all lines from "doc" up to, without, "end" */
	struct str tail; /* the line "end" */
	struct arena *arena; /* for whatever lives as long as the article */
};

/*
 * The value of an attribute, unescaped into the arena where it has to be.
 * False where attrs do not have the key.
 */
bool attrs_get(struct str attrs, const char *key, struct str *value,
    struct arena *arena);

/*
 * The values of n keys, at most 32, in one walk: values[i] belongs to keys[i]
 * and stays as it is where attrs do not have the key.
 */
void attrs_values(struct str attrs, const char *const keys[], size_t n,
    struct str values[], struct arena *arena);

/* The value, or the empty string where there is none. */
struct str article_attr(const struct article *article, const char *key);
struct str record_attr(const struct record *record, const char *key,
    const struct article *article);

/* Is the record a span of this kind? */
static inline bool
record_is(const struct record *record, const char *kind)
{
	return record->type == RECORD_SPAN && str_is(record->kind, kind);
}

/* The via record of a stage ("normalize"), or NULL where it never ran. */
const struct record *article_via(
    const struct article *article, const char *stage);

/* The span record with this id, or NULL.  Searches from the front. */
const struct record *article_find(
    const struct article *article, struct str id);

enum stream_result {
	STREAM_ARTICLE, /* *article is set until the next call */
	STREAM_END,     /* the input ended between two articles */
	STREAM_BAD,     /* reader->error says what, reader->line says where */
};

struct stream_reader {
	FILE *in;
	bool failed; /* reading was last an error */
	char *buf; /* [cap]: bytes read, from begin to end not yet used */
	size_t cap, begin, end;
	uint64_t line;   /* number of the last line looked at */
	const char *error;
	struct str error_id; /* of the article in trouble, empty: unknown */
	struct arena arena;
};

/* in stays the caller's; nothing was read from it. */
void stream_open(struct stream_reader *reader, FILE *in);
void stream_close(struct stream_reader *reader);

/* Read the next article and check it as far as stages depend on it. */
enum stream_result stream_next(
    struct stream_reader *reader, struct article *article);

/*
 * A block: the lines that one stage adds to one article.
 *
 * block_begin() writes the via line; block_attr() adds to the line that was
 * begun last, so via attributes come right after block_begin().
 */
struct block {
	struct buf buf;
	const struct article *article;
	const char *stage;
	uint32_t next_id[128]; /* [prefix]: next free number, 0: not asked yet */
	bool in_line;          /* a line is open for more attributes */
};

void block_init(struct block *block);
void block_release(struct block *block);
void block_begin(struct block *block, const struct article *article,
    const char *stage);

/*
 * Begin a span record with the next free id of the prefix ("e" gives "e7").
 * at must be on code point boundaries of the article's text.  label NULL: none.
 * Returns the id, which lives as long as the article.
 */
struct str block_span(struct block *block, const char *kind, char prefix,
    struct span at, const char *label);

/*
 * The next free id of the prefix, for a reference to a record that is yet to
 * be written: block_span_as() then begins it.  The id lives as long as the
 * article.
 */
struct str block_id(struct block *block, char prefix);
void block_span_as(struct block *block, const char *kind, struct str id,
    struct span at, const char *label);

/* Begin a link record. */
void block_link(struct block *block, char prefix, struct str from,
    struct str to, const char *label);

/* Begin an err record: what is wrong with this article.  value may be "". */
void block_err(struct block *block, const char *code, struct str value);

/* Add key=value, escaped, to the line that was begun last. */
void block_attr(struct block *block, const char *key, struct str value);
void block_attr_number(struct block *block, const char *key, uint64_t value);

/* End the last line.  The block's bytes are then in block->buf. */
void block_end(struct block *block);

/* Write value with the escapes of stream(5): \\ \t \n \r. */
void stream_escape(struct buf *out, struct str value);

/* Undo the escapes: value itself where it has none, else in the arena. */
struct str stream_unescape(struct str value, struct arena *arena);

#endif
