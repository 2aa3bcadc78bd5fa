/*
 * struct buf: bytes on the heap that grow at the end.
 *
 * For output that is put together before it is written.  Out of memory ends
 * the program, so no call can fail.
 */
#ifndef BUF_H
#define BUF_H

#include "str.h"

struct buf {
	char *at; /* [cap], the first len are set */
	size_t len;
	size_t cap;
};

static inline void
buf_init(struct buf *buf)
{
	*buf = (struct buf){ NULL, 0, 0 };
}

void buf_release(struct buf *buf);

/* Room for more bytes behind the last one. */
void buf_reserve(struct buf *buf, size_t more);

static inline void
buf_reset(struct buf *buf)
{
	buf->len = 0;
}

static inline struct str
buf_str(const struct buf *buf)
{
	return (struct str){ buf->at == NULL ? "" : buf->at, buf->len };
}

static inline void
buf_byte(struct buf *buf, char c)
{
	if (buf->len == buf->cap)
		buf_reserve(buf, 1);
	buf->at[buf->len++] = c;
}

/*
 * Room for n bytes behind the last one, where the caller puts some with
 * buf_put() and its like and then sets buf->len.
 */
static inline char *
buf_room(struct buf *buf, size_t n)
{
	if (buf->cap - buf->len < n)
		buf_reserve(buf, n);
	return buf->at + buf->len;
}

/* Write s to at, where there is room.  Returns where it ends. */
static inline char *
buf_put(char *at, struct str s)
{
	if (s.len > 0)
		memcpy(at, s.at, s.len);
	return at + s.len;
}

/* The digits of n likewise; there is room for 10. */
char *buf_put_number(char *at, uint32_t n);

void buf_add(struct buf *buf, struct str s);
void buf_text(struct buf *buf, const char *text);
void buf_number(struct buf *buf, uint64_t n);

/*
 * Add s with bytes that are not UTF-8 and control characters written as \xHH:
 * what a stream may hold of a file's name.
 */
void buf_visible(struct buf *buf, struct str s);

/* As printf.  Not for hot loops. */
void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
