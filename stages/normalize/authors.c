#include "authors.h"

struct cleaning {
	const struct labeller *labeller;
	struct arena *arena;
	struct str *outlet;
	char *out; /* room for all of it */
	size_t len;
};

enum part { PART_NAME, PART_ROLE, PART_OUTLET };

/* What stands behind a comma, or between two authors. */
static enum part
part_of(const struct cleaning *c, struct str text, bool alone)
{
	struct words words;

	words_read(&words, text, &c->labeller->words, c->arena);
	if (words_have(&words, 0, words.n, WORD_ROLE))
		return PART_ROLE;
	/* "Ann Post" may be an author; "The Post", or one behind a comma, no. */
	if (words_have(&words, 0, words.n, WORD_OUTLET | WORD_AGENCY) &&
	    (!alone || words_is(&words, 0, "the")))
		return PART_OUTLET;
	return PART_NAME;
}

static void
add(struct cleaning *c, const char *sign, struct str text)
{
	size_t n = strlen(sign);

	if (c->len > 0) {
		memcpy(c->out + c->len, sign, n);
		c->len += n;
	}
	memcpy(c->out + c->len, text.at, text.len);
	c->len += text.len;
}

static void
set_outlet(struct cleaning *c, struct str text)
{
	if (c->outlet->len == 0)
		*c->outlet = text;
}

/* Behind a bar in one author's name: no author. */
static struct str
cut_columns(struct cleaning *c, struct str author)
{
	size_t bar = str_find_str(author, STR(" | "), 0);
	struct str rest = str_trim(str_slice(
	    author, bar < author.len ? bar + 3 : bar, author.len));
	size_t end = str_find(rest, '|', 0);

	rest = str_trim(str_slice(rest, 0, end));
	if (rest.len > 0 && part_of(c, rest, false) != PART_ROLE &&
	    !ascii_is_digit((unsigned char)rest.at[rest.len - 1]))
		set_outlet(c, rest);
	return str_trim(str_slice(author, 0, bar));
}

/* "By Jane Roe, Staff Writer" as "Jane Roe"; "John Doe, M.D." stays. */
static void
add_author(struct cleaning *c, struct str author)
{
	const char *sign = "|";
	bool alone = true;
	struct str part;

	author = cut_columns(c, author);
	if (author.len > 3 &&
	    str_eq_nocase(str_slice(author, 0, 3), STR("by ")))
		author = str_slice(author, 3, author.len);
	for (; str_field(&author, ',', &part); alone = false) {
		enum part kind;

		part = str_trim(part);
		kind = part_of(c, part, alone);
		if (kind == PART_OUTLET)
			set_outlet(c, part);
		if (kind != PART_NAME || part.len == 0)
			continue;
		add(c, sign, part);
		sign = ", ";
	}
}

/* The end of the author that begins at i: a bar without blanks. */
static size_t
author_end(struct str s, size_t i)
{
	size_t end = str_find(s, '|', i);

	while (end < s.len && end > 0 && s.at[end - 1] == ' ')
		end = str_find(s, '|', end + 1);
	return end;
}

struct str
authors_clean(const struct labeller *labeller, struct str authors,
    struct str *outlet, struct arena *arena)
{
	struct cleaning c = { .labeller = labeller, .arena = arena,
		.outlet = outlet,
		.out = arena_alloc(arena, 2 * authors.len + 1) };

	for (size_t i = 0; i < authors.len;) {
		size_t end = author_end(authors, i);

		add_author(&c, str_slice(authors, i, end));
		i = end + 1;
	}
	return c.len > 0 ? (struct str){ c.out, c.len } : authors;
}
