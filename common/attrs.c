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

/* Cut the next attribute off *rest.  False where nothing is left. */
static bool
next_attr(struct str *rest, struct str *key, struct str *value)
{
	size_t equals = 0, end;

	if (rest->len == 0)
		return false;
	while (equals < rest->len && rest->at[equals] != '=' &&
	    rest->at[equals] != '\t')
		equals++;
	end = str_find(*rest, '\t', equals);
	*key = str_slice(*rest, 0, equals);
	*value = str_slice(*rest, equals + (equals < end), end);
	*rest = str_slice(*rest, end + (end < rest->len), rest->len);
	return true;
}

/* Mostly false at the first byte. */
static bool
is_key(struct str key, const char *name)
{
	for (size_t i = 0; i < key.len; i++)
		if (name[i] != key.at[i] || name[i] == '\0')
			return false;
	return name[key.len] == '\0';
}

void
attrs_values(struct str attrs, const char *const keys[], size_t n,
    struct str values[], struct arena *arena)
{
	struct str key, value;
	uint32_t found = 0;

	while (next_attr(&attrs, &key, &value)) {
		for (size_t i = 0; i < n; i++) {
			if ((found >> i & 1) || !is_key(key, keys[i]))
				continue;
			values[i] = stream_unescape(value, arena);
			found |= (uint32_t)1 << i;
			break;
		}
	}
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
