#include "regions.h"

#include "utf8.h"

enum family {
	CURLY,
	STRAIGHT,
	DOUBLED, /* '' on both sides */
	ANGLE,
	SINGLE,
};

enum direction {
	OPENS,
	CLOSES,
	EITHER,
};

/* A mark that may open or close a quotation. */
struct mark_at {
	struct span at;
	enum family family;
	enum direction direction;
};

struct marks {
	struct mark_at *at; /* [n], by begin */
	size_t n;
	size_t cap;
};

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
static bool
read_mark(struct str text, const struct region_par *par, uint32_t i,
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

static void
collect_marks(struct str text, const struct region_par *par,
    struct marks *marks, struct arena *arena)
{
	uint32_t i = par->at.begin;

	marks->n = 0;
	while (i < par->at.end) {
		unsigned char byte = (unsigned char)text.at[i];
		struct mark_at mark;
		uint32_t c;
		size_t len;

		if (byte != '"' && byte != '\'' && byte != '`' &&
		    byte != 0xe2 && byte != 0xc2) {
			i++;
			continue;
		}
		len = utf8_decode(text, i, &c);
		if (len == 0)
			len = 1;
		else if (read_mark(text, par, i, c, len, &mark)) {
			len = span_len(mark.at);
			if (i > par->at.begin || !before_speaker(
			    text, par->at, mark.at.end))
				arena_append(arena, marks, mark);
		}
		i += (uint32_t)len;
	}
}

static bool
can_close(const struct mark_at *open, const struct mark_at *mark)
{
	if (mark->direction == OPENS)
		return false;
	if (open->family == mark->family)
		return true;
	return (open->family == CURLY && mark->family == STRAIGHT) ||
	    (open->family == STRAIGHT && mark->family == CURLY) ||
	    (open->family == DOUBLED && mark->family == STRAIGHT);
}

/*
 * A mark that opens inside a quotation: is it one within it, closed before
 * the outer one?  Then two closing marks come next.
 */
static bool
is_nested(const struct marks *marks, size_t i)
{
	const struct mark_at *mark = &marks->at[i];

	return i + 2 < marks->n && can_close(mark, &marks->at[i + 1]) &&
	    marks->at[i + 1].direction != OPENS &&
	    can_close(mark, &marks->at[i + 2]) &&
	    marks->at[i + 2].direction == CLOSES;
}

/* Where a quotation that nobody closed ends: with its sentence. */
static uint32_t
sentence_end(struct str text, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i + 1 < to; i++)
		if ((text.at[i] == '.' || text.at[i] == '?' ||
		    text.at[i] == '!') && text.at[i + 1] == ' ')
			return i + 1;
	return to;
}

static uint32_t
trim_end(struct str text, uint32_t begin, uint32_t end)
{
	while (end > begin && text.at[end - 1] == ' ')
		end--;
	return end;
}

static void
add_region(struct regions *regions, struct region region, struct str text,
    struct arena *arena)
{
	region.at.end = trim_end(text, region.at.begin, region.at.end);
	if (region.inner.end > region.at.end)
		region.inner.end = region.at.end;
	if (region.inner.begin < region.inner.end)
		arena_append(arena, regions, region);
}

static struct region
region_between(const struct mark_at *open, uint32_t inner_end, uint32_t end,
    uint32_t par)
{
	return (struct region){ .at = { open->at.begin, end },
		.inner = { open->at.end, inner_end }, .par = par };
}

struct walk {
	struct str text;
	const struct region_par *pars;
	size_t n_pars;
	struct regions *regions;
	struct arena *arena;
	struct marks marks;
	bool goes_on; /* the paragraph before left a quotation open */
};

/* Does the paragraph after par begin with an opening mark? */
static bool
next_reopens(const struct walk *walk, size_t par)
{
	struct mark_at mark;
	uint32_t c, i;
	size_t len;

	if (par + 1 >= walk->n_pars)
		return false;
	i = walk->pars[par + 1].at.begin;
	len = utf8_decode(walk->text, i, &c);
	return len > 0 && i < walk->pars[par + 1].at.end &&
	    read_mark(walk->text, &walk->pars[par + 1], i, c, len, &mark) &&
	    mark.direction != CLOSES;
}

/* The last mark of a paragraph opened and nothing closed it. */
static void
end_open(struct walk *walk, const struct mark_at *open, size_t par)
{
	struct span at = walk->pars[par].at;
	struct region region = region_between(
	    open, at.end, at.end, (uint32_t)par);

	if (next_reopens(walk, par)) {
		region.open_after = true;
	} else {
		if (open->family == SINGLE)
			return;
		region.stray = true;
		if (open->at.begin != at.begin)
			region.at.end = region.inner.end = sentence_end(
			    walk->text, open->at.end, at.end);
	}
	region.open_before = walk->goes_on && open->at.begin == at.begin;
	add_region(walk->regions, region, walk->text, walk->arena);
	walk->goes_on = region.open_after;
}

static void
close_region(struct walk *walk, const struct mark_at *open,
    const struct mark_at *mark, size_t par)
{
	struct region region = region_between(
	    open, mark->at.begin, mark->at.end, (uint32_t)par);

	region.open_before = walk->goes_on &&
	    open->at.begin == walk->pars[par].at.begin;
	add_region(walk->regions, region, walk->text, walk->arena);
}

/* The first mark was never closed: a second one opens. */
static void
abandon_region(struct walk *walk, const struct mark_at *open,
    const struct mark_at *mark, size_t par)
{
	uint32_t end;
	struct region region;

	if (open->family == SINGLE)
		return;
	end = sentence_end(walk->text, open->at.end, mark->at.begin);
	region = region_between(open, end, end, (uint32_t)par);
	region.stray = true;
	add_region(walk->regions, region, walk->text, walk->arena);
}

static void
find_in_par(struct walk *walk, size_t par)
{
	const struct mark_at *open = NULL;
	size_t depth = 0;

	collect_marks(walk->text, &walk->pars[par], &walk->marks, walk->arena);
	for (size_t i = 0; i < walk->marks.n; i++) {
		const struct mark_at *mark = &walk->marks.at[i];

		if (open == NULL) {
			if (mark->direction != CLOSES)
				open = mark;
		} else if (depth > 0 && mark->direction != OPENS) {
			depth--;
		} else if (can_close(open, mark)) {
			close_region(walk, open, mark, par);
			open = NULL;
		} else if (mark->family == open->family &&
		    mark->direction == OPENS) {
			if (is_nested(&walk->marks, i)) {
				depth++;
				continue;
			}
			abandon_region(walk, open, mark, par);
			open = mark;
		}
	}
	if (open != NULL)
		end_open(walk, open, par);
	else
		walk->goes_on = false;
}

struct regions
regions_find(struct str text, const struct region_par *pars, size_t n_pars,
    struct arena *arena)
{
	struct regions regions = { 0 };
	struct walk walk = { .text = text, .pars = pars, .n_pars = n_pars,
		.regions = &regions, .arena = arena };

	for (size_t par = 0; par < n_pars; par++)
		find_in_par(&walk, par);
	return regions;
}
