/* Attributes of records, and finding records in an article. */
#include "lanes.h"
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

/* Mostly false at the first byte: behind an empty key stands its "=". */
static inline bool
is_key(struct str key, const char *name)
{
	size_t i = 0;

	if (key.at[0] != name[0])
		return false;
	while (i < key.len && key.at[i] == name[i])
		i++;
	return i == key.len && name[i] == '\0';
}

/* What attrs_values() looks for, and what it has found. */
struct wanted {
	const char *const *keys; /* [n] */
	struct str *values;      /* [n] */
	size_t n;
	uint32_t found; /* a bit for each of them */
};

/* The place of the key, or n where it is not wanted (any more). */
static inline size_t
place_of(const struct wanted *wanted, struct str key)
{
	for (size_t i = 0; i < wanted->n; i++)
		if (is_key(key, wanted->keys[i]) && !(wanted->found >> i & 1))
			return i;
	return wanted->n;
}

static inline void
take_value(struct wanted *wanted, size_t i, struct str value)
{
	wanted->values[i] = value;
	wanted->found |= (uint32_t)1 << i;
}

/* Where the signs stand in attributes of at most 64 bytes. */
struct signs {
	uint64_t tabs, equals, escapes;
};

static inline void
add_signs(struct signs *signs, const char *at, size_t shift)
{
	lanes block = lanes_load(at);

	signs->tabs |= lanes_bits(lanes_are(block, '\t')) << shift;
	signs->equals |= lanes_bits(lanes_are(block, '=')) << shift;
	signs->escapes |= lanes_bits(lanes_are(block, '\\')) << shift;
}

/* The last block is looked at twice in part, and no byte behind it. */
static inline struct signs
signs_in(struct str attrs)
{
	struct signs signs = { 0, 0, 0 };
	char few[LANES] = "";

	if (attrs.len < LANES) {
		memcpy(few, attrs.at, attrs.len);
		add_signs(&signs, few, 0);
		return signs;
	}
	for (size_t i = 0; i + LANES < attrs.len; i += LANES)
		add_signs(&signs, attrs.at + i, i);
	add_signs(&signs, attrs.at + attrs.len - LANES, attrs.len - LANES);
	return signs;
}

/* Where a bit from begin on stands, both at most 64; end where none does. */
static inline size_t
first_from(uint64_t bits, size_t begin, size_t end)
{
	bits = begin < 64 ? bits >> begin : 0;
	return bits == 0 ? end : begin + bits_first(bits);
}

/* Of attributes of 1 to 64 bytes, as most records have. */
static void
short_values(struct str attrs, struct wanted *wanted, struct arena *arena)
{
	struct signs signs = signs_in(attrs);
	size_t begin = 0, end, equals, i;
	struct str value;

	for (; begin < attrs.len; begin = end + 1) {
		end = first_from(signs.tabs, begin, attrs.len);
		equals = first_from(signs.equals, begin, end);
		if (equals > end)
			equals = end;
		i = place_of(wanted, str_slice(attrs, begin, equals));
		if (i == wanted->n)
			continue;
		begin = equals + (equals < end);
		value = str_slice(attrs, begin, end);
		if (first_from(signs.escapes, begin, end) < end)
			value = stream_unescape(value, arena);
		take_value(wanted, i, value);
	}
}

static void
long_values(struct str attrs, struct wanted *wanted, struct arena *arena)
{
	struct str key, value;

	while (next_attr(&attrs, &key, &value)) {
		size_t i = place_of(wanted, key);

		if (i < wanted->n)
			take_value(wanted, i, stream_unescape(value, arena));
	}
}

void
attrs_values(struct str attrs, const char *const keys[], size_t n,
    struct str values[], struct arena *arena)
{
	struct wanted wanted = { keys, values, n, 0 };

	if (attrs.len <= 4 * LANES)
		short_values(attrs, &wanted, arena);
	else
		long_values(attrs, &wanted, arena);
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
