#include "head.h"

#include "date.h"
#include "utf8.h"

enum key {
	KEY_NONE,
	KEY_DATE,
	KEY_TITLE,
	KEY_URL,
	KEY_OUTLET,
	KEY_AUTHOR,
	KEY_LANG,
	KEY_OTHER, /* of a head, but nothing that we keep */
};

static const struct {
	const char *name;
	enum key key;
} keys[] = {
	{ "date", KEY_DATE },
	{ "published", KEY_DATE },
	{ "publication date", KEY_DATE },
	{ "publication-date", KEY_DATE },
	{ "date published", KEY_DATE },
	{ "pubdate", KEY_DATE },
	{ "posted", KEY_DATE },
	{ "title", KEY_TITLE },
	{ "headline", KEY_TITLE },
	{ "url", KEY_URL },
	{ "link", KEY_URL },
	{ "source url", KEY_URL },
	{ "permalink", KEY_URL },
	{ "outlet", KEY_OUTLET },
	{ "source", KEY_OUTLET },
	{ "publication", KEY_OUTLET },
	{ "publisher", KEY_OUTLET },
	{ "newspaper", KEY_OUTLET },
	{ "site", KEY_OUTLET },
	{ "author", KEY_AUTHOR },
	{ "authors", KEY_AUTHOR },
	{ "byline", KEY_AUTHOR },
	{ "writer", KEY_AUTHOR },
	{ "language", KEY_LANG },
	{ "lang", KEY_LANG },
	{ "section", KEY_OTHER },
	{ "category", KEY_OTHER },
	{ "tags", KEY_OTHER },
	{ "keywords", KEY_OTHER },
	{ "edition", KEY_OTHER },
	{ "page", KEY_OTHER },
	{ "id", KEY_OTHER },
	{ "updated", KEY_OTHER },
	{ "last updated", KEY_OTHER },
	{ "copyright", KEY_OTHER },
};

static enum key
find_key(struct str name)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (str_eq_nocase(name, str_of(keys[i].name)))
			return keys[i].key;
	return KEY_NONE;
}

/* Does what stands behind a comma go with the name before it: "M.D."? */
static bool
is_degree(struct str rest)
{
	static const char *const degrees[] = { "jr", "sr", "ii", "iii", "iv",
		"md", "phd", "dphil", "jd", "esq", "rn", "mph", "mba", "dds",
		"dvm", "edd", "psyd", "obe", "mbe", "cbe", "kc", "qc", "sj" };
	char letters[8];
	size_t n = 0;

	for (size_t i = 0; i < rest.len && rest.at[i] != ',' &&
	     rest.at[i] != ';' && rest.at[i] != ' '; i++) {
		unsigned char c = (unsigned char)rest.at[i];

		if (c == '.')
			continue;
		if (n == sizeof(letters))
			return false;
		letters[n++] = (char)ascii_lower(c);
	}
	return STR_IS_ONE(((struct str){ letters, n }), degrees);
}

/* How long is the sign at i that parts two authors, with its blanks? 0: none. */
static size_t
sign_length(struct str value, size_t i)
{
	struct str rest = str_slice(value, i, value.len);

	if (rest.at[0] == ',')
		return is_degree(str_trim(str_slice(rest, 1, rest.len))) ? 0 : 1;
	return rest.at[0] == ';'             ? 1
	    : str_starts(rest, STR(" and ")) ? 5
	    : str_starts(rest, STR(" & "))   ? 3
	                                     : 0;
}

/* "Jane Roe, John Doe and Ana Peña" as "Jane Roe|John Doe|Ana Peña" */
static struct str
split_authors(struct str value, struct arena *arena)
{
	char *out = arena_alloc(arena, value.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < value.len;) {
		size_t sign = sign_length(value, i);

		if (sign == 0) {
			out[len++] = value.at[i++];
			continue;
		}
		i += sign;
		while (i < value.len && value.at[i] == ' ')
			i++;
		if (str_starts(str_slice(value, i, value.len), STR("and ")))
			i += 4;
		if (len > 0 && out[len - 1] != '|')
			out[len++] = '|';
	}
	return (struct str){ out, len };
}

static void
keep(enum key key, struct str value, struct meta *meta, struct arena *arena)
{
	struct span at;

	if (key == KEY_DATE)
		meta_set_date(meta, date_find(value, &at, arena), "header");
	else if (key == KEY_TITLE)
		meta_set(&meta->title, value);
	else if (key == KEY_URL)
		meta_set(&meta->url, value);
	else if (key == KEY_OUTLET)
		meta_set(&meta->outlet, value);
	else if (key == KEY_AUTHOR)
		meta_set(&meta->authors, split_authors(value, arena));
	else if (key == KEY_LANG)
		meta_set(&meta->lang, value);
}

/* The key of a line and its value; KEY_NONE: it has none. */
static enum key
split_line(struct str text, struct str *value)
{
	size_t colon = str_find(text, ':', 0);

	if (colon == text.len || colon > 24)
		return KEY_NONE;
	*value = str_trim(str_slice(text, colon + 1, text.len));
	return find_key(str_trim(str_slice(text, 0, colon)));
}

bool
head_begins(struct str first, struct str second)
{
	struct str value = { "", 0 };
	enum key key = split_line(first, &value);

	if (key == KEY_URL)
		return str_find(value, ' ', 0) == value.len;
	if (key == KEY_DATE || key == KEY_TITLE || key == KEY_AUTHOR)
		return true;
	return key != KEY_NONE && split_line(second, &value) != KEY_NONE;
}

bool
head_read(struct str text, struct line *line, struct meta *meta,
    struct arena *arena)
{
	struct str value = { "", 0 };
	enum key key = split_line(text, &value);

	if (key == KEY_NONE)
		return false;
	keep(key, value, meta, arena);
	line->label = LABEL_HEADER;
	return true;
}

size_t
head_date_end(struct str text, struct arena *arena)
{
	struct span at;
	size_t end = text.len < 40 ? text.len : 40;

	if (text.len < 16 || !str_eq_nocase(str_slice(text, 0, 4), STR("date")) ||
	    (text.at[4] != ' ' && text.at[4] != ':'))
		return 0;
	if (date_find(str_slice(text, 0, end), &at, arena).len == 0 ||
	    at.begin > 6 || at.end + 1 >= text.len || text.at[at.end] != ' ')
		return 0;
	return at.end;
}
