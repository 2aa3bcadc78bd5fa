#define _DEFAULT_SOURCE
#include "buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "diag.h"
#include "huge.h"
#include "utf8.h"

void
buf_release(struct buf *buf)
{
	free(buf->at);
	buf_init(buf);
}

void
buf_reserve(struct buf *buf, size_t more)
{
	size_t cap = buf->cap < 256 ? 256 : buf->cap;

	if (more > SIZE_MAX / 4 - buf->len)
		die_memory();
	while (cap - buf->len < more)
		cap *= 2;
	if (cap == buf->cap)
		return;
	buf->at = xrealloc(buf->at, cap);
	huge_advise(buf->at, cap);
	buf->cap = cap;
}

void
buf_add(struct buf *buf, struct str s)
{
	if (s.len == 0)
		return;
	if (buf->cap - buf->len < s.len)
		buf_reserve(buf, s.len);
	memcpy(buf->at + buf->len, s.at, s.len);
	buf->len += s.len;
}

void
buf_text(struct buf *buf, const char *text)
{
	buf_add(buf, str_of(text));
}

/* "00" to "99", one behind the other. */
static const char pairs[] =
    "0001020304050607080910111213141516171819202122232425262728293031323334"
    "3536373839404142434445464748495051525354555657585960616263646566676869"
    "707172737475767778798081828384858687888990919293949596979899";

static inline size_t
count_digits(uint32_t n)
{
	size_t count = 1;

	for (; n >= 10000; n /= 10000)
		count += 4;
	return n >= 100 ? count + 2 + (n >= 1000) : count + (n >= 10);
}

char *
buf_put_number(char *at, uint32_t n)
{
	char *end, *to;

	if (n < 10) {
		*at = (char)('0' + n);
		return at + 1;
	}
	to = end = at + count_digits(n);
	for (; n >= 100; n /= 100)
		memcpy(to -= 2, pairs + n % 100 * 2, 2);
	if (n >= 10)
		memcpy(to - 2, pairs + n * 2, 2);
	else
		*--to = (char)('0' + n);
	return end;
}

void
buf_number(struct buf *buf, uint64_t n)
{
	char digits[20];
	size_t i = sizeof(digits);

	do {
		digits[--i] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	buf_add(buf, (struct str){ digits + i, sizeof(digits) - i });
}

/* Where printable ASCII from i on ends. */
static size_t
printable_end(struct str s, size_t i)
{
	while (i < s.len && s.at[i] >= ' ' && s.at[i] < 0x7f)
		i++;
	return i;
}

void
buf_visible(struct buf *buf, struct str s)
{
	for (size_t i = 0; i < s.len;) {
		uint32_t c;
		size_t end = printable_end(s, i), n;

		buf_add(buf, str_slice(s, i, end));
		if ((i = end) == s.len)
			break;
		n = utf8_decode(s, i, &c);
		if (n > 0 && c >= 0x20 && (c < 0x7f || c >= 0xa0)) {
			buf_add(buf, str_slice(s, i, i + n));
			i += n;
			continue;
		}
		for (end = i + (n == 0 ? 1 : n); i < end; i++)
			buf_printf(buf, "\\x%02X", (unsigned char)s.at[i]);
	}
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args, again;
	int len;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		die("cannot format a message");
	buf_reserve(buf, (size_t)len + 1);
	vsnprintf(buf->at + buf->len, (size_t)len + 1, format, again);
	va_end(again);
	buf->len += (size_t)len;
}
