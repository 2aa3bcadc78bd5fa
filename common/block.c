/* Writing: the lines that a stage adds to an article. */
#include <assert.h>

#include "lanes.h"
#include "stream.h"
#include "utf8.h"
#include "version.h"

void
block_init(struct block *block)
{
	*block = (struct block){ 0 };
}

void
block_release(struct block *block)
{
	buf_release(&block->buf);
}

static char
escape_of(char c)
{
	switch (c) {
	case '\\':
		return '\\';
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	default:
		return '\0';
	}
}

/* Write what begins value and needs no escape, by LANES; returns its length. */
static size_t
put_bare(char *at, struct str value)
{
	size_t i = 0;

	for (; i + LANES <= value.len; i += LANES) {
		lanes v = lanes_load(value.at + i);

		if (lanes_any(lanes_within(v, 0, '\r') | lanes_are(v, '\\')))
			break;
		lanes_store(at + i, v);
	}
	return i;
}

void
stream_escape(struct buf *out, struct str value)
{
	char *at = buf_room(out, 2 * value.len);
	size_t bare = put_bare(at, value);

	at += bare;
	for (size_t i = bare; i < value.len; i++) {
		char c = value.at[i], escape;

		if (c != '\\' && (unsigned char)c > '\r') {
			*at++ = c;
			continue;
		}
		escape = escape_of(c);
		if (escape != '\0')
			*at++ = '\\';
		*at++ = escape != '\0' ? escape : c;
	}
	out->len = (size_t)(at - out->at);
}

static void
begin_line(struct block *block, const char *kind)
{
	block_end(block);
	buf_text(&block->buf, kind);
	block->in_line = true;
}

static void
add_column(struct block *block, struct str value)
{
	buf_byte(&block->buf, '\t');
	buf_add(&block->buf, value);
}

void
block_end(struct block *block)
{
	if (block->in_line)
		buf_byte(&block->buf, '\n');
	block->in_line = false;
}

void
block_begin(struct block *block, const struct article *article,
    const char *stage)
{
	buf_reset(&block->buf);
	memset(block->next_id, 0, sizeof(block->next_id));
	block->in_line = false;
	block->article = article;
	block->stage = stage;
	begin_line(block, "via");
	add_column(block, str_of(stage));
	add_column(block, str_of(NEWSLINE_VERSION));
}

/* One more than the largest number that an id with this prefix has. */
static uint32_t
first_free(const struct article *article, char prefix)
{
	uint64_t number, largest = 0;

	for (size_t i = 0; i < article->n; i++) {
		struct str id = article->records[i].id;

		if (id.len > 1 && id.at[0] == prefix &&
		    str_number(str_slice(id, 1, id.len), INT32_MAX, &number) &&
		    number > largest)
			largest = number;
	}
	return (uint32_t)largest + 1;
}

/* "e" and 7 as "e7"; stages give out a million of them a second. */
static struct str
number_id(char prefix, uint32_t number, struct arena *arena)
{
	enum { ID_MAX = 12 };
	char *at = arena_alloc(arena, ID_MAX);
	size_t begin = ID_MAX;

	do
		at[--begin] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	at[--begin] = prefix;
	return (struct str){ at + begin, ID_MAX - begin };
}

struct str
block_id(struct block *block, char prefix)
{
	uint32_t *next = &block->next_id[(unsigned char)prefix & 127];

	if (*next == 0)
		*next = first_free(block->article, prefix);
	return number_id(prefix, (*next)++, block->article->arena);
}

/* The surface of a span: its text with each LF shown as a space. */
static char *
put_surface(char *at, struct str part)
{
	char *end = buf_put(at, part);

	for (size_t i = str_find(part, '\n', 0); i < part.len;
	     i = str_find(part, '\n', i + 1))
		at[i] = ' ';
	return end;
}

struct str
block_span(struct block *block, const char *kind, char prefix, struct span at,
    const char *label)
{
	struct str id = block_id(block, prefix);

	block_span_as(block, kind, id, at, label);
	return id;
}

/* A span record without its LF. */
static void
put_span(struct buf *buf, struct str kind, struct str id, struct span at,
    struct str label, struct str part)
{
	enum { NUMBERS_AND_TABS = 2 * 10 + 5 };
	char *to;

	to = buf_room(buf,
	    kind.len + id.len + label.len + part.len + NUMBERS_AND_TABS);
	to = buf_put(to, kind);
	*to++ = '\t';
	to = buf_put(to, id);
	*to++ = '\t';
	to = buf_put_number(to, at.begin);
	*to++ = '\t';
	to = buf_put_number(to, at.end);
	*to++ = '\t';
	to = buf_put(to, label);
	*to++ = '\t';
	to = put_surface(to, part);
	buf->len = (size_t)(to - buf->at);
}

void
block_span_as(struct block *block, const char *kind, struct str id,
    struct span at, const char *label)
{
	struct str text = block->article->text;

	assert(at.begin <= at.end && at.end <= text.len);
	assert(utf8_is_boundary(text, at.begin));
	assert(utf8_is_boundary(text, at.end));
	block_end(block);
	put_span(&block->buf, str_of(kind), id, at,
	    str_of(label == NULL ? "." : label), str_span(text, at));
	block->in_line = true;
}

void
block_link(struct block *block, char prefix, struct str from, struct str to,
    const char *label)
{
	struct str id = block_id(block, prefix);

	begin_line(block, "link");
	add_column(block, id);
	add_column(block, from);
	add_column(block, to);
	add_column(block, str_of(label == NULL ? "." : label));
}

void
block_err(struct block *block, const char *code, struct str value)
{
	begin_line(block, "err");
	add_column(block, str_of(block->stage));
	add_column(block, str_of(code));
	buf_byte(&block->buf, '\t');
	stream_escape(&block->buf, value);
}

void
block_attr(struct block *block, const char *key, struct str value)
{
	assert(block->in_line);
	buf_byte(&block->buf, '\t');
	buf_text(&block->buf, key);
	buf_byte(&block->buf, '=');
	stream_escape(&block->buf, value);
}

void
block_attr_number(struct block *block, const char *key, uint64_t value)
{
	assert(block->in_line);
	buf_byte(&block->buf, '\t');
	buf_text(&block->buf, key);
	buf_byte(&block->buf, '=');
	buf_number(&block->buf, value);
}
