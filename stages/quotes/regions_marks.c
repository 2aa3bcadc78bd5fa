#include "regions_marks.h"

#include "lanes.h"
#include "utf8.h"

/* What stands beside a mark. */
struct sides {
	uint32_t before; /* code point, 0 at the paragraph's begin */
	uint32_t after;  /* 0 at its end */
	bool left_free;
	bool right_free;
};

static bool
is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

static bool
is_any_mark(uint32_t c)
{
	return utf8_mark(c) != MARK_NONE;
}

static bool
frees_left(uint32_t c)
{
	return c == 0 || utf8_is_space(c) || is_dash(c) || c == '(' ||
	    c == '[' || c == '/' || c == '{' || c == 0x201c || c == 0x2018;
}

static bool
frees_right(uint32_t c)
{
	return c == 0 || utf8_is_space(c) || is_dash(c) ||
	    (c < 0x80 && !ascii_is_alnum((unsigned char)c) && c != '$' &&
	    c != '#' && c != '@' && c != '(' && c != '[' && c != '\'' &&
	    c != '"') || c == 0x201d || c == 0x2019 || c == 0x2026;
}

static struct sides
sides_of(struct str text, struct span par, struct span mark)
{
	struct sides s = { 0, 0, false, false };
	size_t begin;

	if (mark.begin > par.begin)
		s.before = utf8_before(text, mark.begin, &begin);
	if (mark.end < par.end)
		s.after = utf8_at(text, mark.end);
	s.left_free = frees_left(s.before);
	s.right_free = frees_right(s.after);
	return s;
}

/* The direction that the white space and stops around a mark suggest. */
static enum direction
direction_by_sides(const struct sides *s)
{
	if (s->left_free && !s->right_free)
		return OPENS;
	if (s->right_free && !s->left_free)
		return CLOSES;
	if (!s->left_free && !s->right_free && is_any_mark(s->after) &&
	    !utf8_is_letter(s->before))
		return CLOSES;
	return EITHER;
}

/* A curly mark tells its direction, unless it was typed the wrong way. */
static enum direction
direction_of_pointed(enum direction said, const struct sides *s)
{
	enum direction seen = direction_by_sides(s);

	if (seen == EITHER || seen == said)
		return said;
	if (said == OPENS && s->before != 0 && !utf8_is_space(s->before))
		return CLOSES;
	if (said == CLOSES && utf8_is_letter(s->after))
		return EITHER;
	return said;
}

/* Is the straight mark an inch mark, as in 6'2"? */
static bool
is_inch(struct str text, struct span par, const struct sides *s,
    uint32_t mark)
{
	if (!utf8_is_digit(s->before) || !s->right_free)
		return false;
	while (mark > par.begin && ascii_is_digit((unsigned char)
	    text.at[mark - 1]))
		mark--;
	return mark > par.begin && text.at[mark - 1] == '\'';
}

/* May a single mark quote here?  In "players' union" it does not close. */
static bool
single_direction(const struct sides *s, bool curly_open, bool curly_close,
    enum direction *direction)
{
	if (curly_open) {
		*direction = OPENS;
		return s->left_free && !s->right_free;
	}
	if (s->left_free && !s->right_free && !curly_close &&
	    !utf8_is_digit(s->after)) {
		*direction = OPENS;
		return true;
	}
	*direction = CLOSES;
	return s->right_free && !s->left_free;
}

static bool
is_doubled(struct str text, struct span par, uint32_t i, size_t len)
{
	return i + 2 * len <= par.end &&
	    memcmp(text.at + i, text.at + i + len, len) == 0;
}

/*
 * Look at the mark at byte i, whose code point is c of len bytes.  False
 * where it is none that can quote.
 */
bool
regions_mark(struct str text, const struct region_par *par, uint32_t i,
    uint32_t c, size_t len, struct mark_at *found)
{
	enum mark mark = utf8_mark(c);
	bool single = mark >= MARK_OPEN_SINGLE || c == '`';
	struct sides s;

	if (mark == MARK_NONE && c != '`')
		return false;
	found->at = (struct span){ i, i + (uint32_t)len };
	if (single && is_doubled(text, par->at, i, len)) {
		found->at.end += (uint32_t)len;
		found->family = DOUBLED;
		s = sides_of(text, par->at, found->at);
		found->direction = c == '`' || c == 0x2018 ? OPENS
		    : direction_by_sides(&s);
		return true;
	}
	s = sides_of(text, par->at, found->at);
	if (single) {
		found->family = SINGLE;
		return par->singles && c != '`' && single_direction(&s,
		    mark == MARK_OPEN_SINGLE, mark == MARK_CLOSE_SINGLE,
		    &found->direction);
	}
	if (mark == MARK_STRAIGHT) {
		found->family = STRAIGHT;
		found->direction = direction_by_sides(&s);
		return !is_inch(text, par->at, &s, i);
	}
	found->family = c == 0xab || c == 0xbb ? ANGLE : CURLY;
	found->direction = c == 0x201e ? OPENS : direction_of_pointed(
	    mark == MARK_OPEN ? OPENS : CLOSES, &s);
	return true;
}

/* "WALLACE: ...: a speaker's name, which a stray mark stands before. */
static bool
before_speaker(struct str text, struct span par, uint32_t i)
{
	uint32_t n = 0;

	while (i < par.end && (ascii_is_upper((unsigned char)text.at[i]) ||
	    (n > 0 && (text.at[i] == ' ' || text.at[i] == '.')))) {
		i++;
		n++;
	}
	return n >= 3 && n < 40 && i < par.end && text.at[i] == ':';
}

/* Does a stop stand before a mark, as before one that closes? */
static bool
follows_stop(struct str text, const struct mark_at *mark)
{
	return mark->at.begin > 0 &&
	    strchr(",.?!", text.at[mark->at.begin - 1]) != NULL;
}

enum { NESTED_MAX = 8 }; /* marks of other families within a quotation */

/* The next single mark after mark i, or NULL. */
static const struct mark_at *
next_single(const struct marks *marks, size_t i)
{
	for (size_t k = i + 1; k < marks->n && k <= i + NESTED_MAX; k++)
		if (marks->at[k].family == SINGLE)
			return &marks->at[k];
	return NULL;
}

/* The players' union: of two single marks that close, with none that opens
 * between, the first is an apostrophe where only the second is behind a stop. */
static bool
is_possessive(struct str text, const struct marks *marks, size_t i)
{
	const struct mark_at *mark = &marks->at[i];
	const struct mark_at *next;

	if (mark->family != SINGLE || mark->direction != CLOSES ||
	    mark->at.begin == 0 || text.at[mark->at.begin - 1] != 's' ||
	    mark->at.end == text.len || text.at[mark->at.end] != ' ')
		return false;
	next = next_single(marks, i);
	return next != NULL && next->direction == CLOSES &&
	    follows_stop(text, next);
}

static void
drop_possessives(struct str text, struct marks *marks)
{
	size_t kept = 0;

	for (size_t i = 0; i < marks->n; i++)
		if (!is_possessive(text, marks, i))
			marks->at[kept++] = marks->at[i];
	marks->n = kept;
}

static bool
begins_mark(char c)
{
	return c == '"' || c == '\'' || c == '`' || c == '\xe2' || c == '\xc2';
}

uint32_t
regions_next_mark(struct str text, uint32_t i, uint32_t end)
{
	for (; (size_t)i + LANES <= end; i += LANES) {
		lanes v = lanes_load(text.at + i);
		uint64_t found = lanes_bits(lanes_are(v, '"') |
		    lanes_are(v, '\'') | lanes_are(v, '`') |
		    lanes_are(v, 0xe2) | lanes_are(v, 0xc2));

		if (found != 0)
			return i + bits_first(found);
	}
	while (i < end && !begins_mark(text.at[i]))
		i++;
	return i;
}

void
regions_marks(struct str text, const struct region_par *par,
    struct marks *marks, struct arena *arena)
{
	uint32_t i = par->at.begin;

	marks->n = 0;
	while ((i = regions_next_mark(text, i, par->at.end)) < par->at.end) {
		struct mark_at mark;
		uint32_t c;
		size_t len = utf8_decode(text, i, &c);

		if (len == 0)
			len = 1;
		else if (regions_mark(text, par, i, c, len, &mark)) {
			len = span_len(mark.at);
			if (i > par->at.begin || !before_speaker(
			    text, par->at, mark.at.end))
				arena_append(arena, marks, mark);
		}
		i += (uint32_t)len;
	}
	drop_possessives(text, marks);
}
