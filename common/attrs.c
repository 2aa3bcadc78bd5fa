/* Attributes of records, and finding records in an article. */
#include "stream.h"

struct str
stream_unescape(struct str value, struct arena *arena)
{
	char *out;
	size_t len = 0;

	if (str_find(value, '\\', 0) == value.len)
		return value;
	out = arena_alloc(arena, value.len);
	for (size_t i = 0; i < value.len; i++) {
		char c = value.at[i];

		if (c == '\\' && i + 1 < value.len) {
			c = value.at[++i];
			c = c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
		}
		out[len++] = c;
	}
	return (struct str){ out, len };
}

bool
attrs_get(struct str attrs, const char *key, struct str *value,
    struct arena *arena)
{
	size_t len = strlen(key), end;

	for (size_t i = 0; i + len < attrs.len; i = end + 1) {
		end = str_find(attrs, '\t', i);
		if (end - i <= len || attrs.at[i + len] != '=' ||
		    memcmp(attrs.at + i, key, len) != 0)
			continue;
		*value =
		    stream_unescape(str_slice(attrs, i + len + 1, end), arena);
		return true;
	}
	return false;
}

struct str
article_attr(const struct article *article, const char *key)
{
	struct str value = { "", 0 };

	attrs_get(article->attrs, key, &value, article->arena);
	return value;
}

struct str
record_attr(const struct record *record, const char *key,
    const struct article *article)
{
	struct str value = { "", 0 };

	attrs_get(record->attrs, key, &value, article->arena);
	return value;
}

const struct record *
article_via(const struct article *article, const char *stage)
{
	for (size_t i = 0; i < article->n; i++)
		if (article->records[i].type == RECORD_VIA &&
		    str_is(article->records[i].column[0], stage))
			return &article->records[i];
	return NULL;
}

const struct record *
article_find(const struct article *article, struct str id)
{
	for (size_t i = 0; i < article->n; i++)
		if (article->records[i].type == RECORD_SPAN &&
		    str_eq(article->records[i].id, id))
			return &article->records[i];
	return NULL;
}
