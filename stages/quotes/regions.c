#include "regions_marks.h"

#include "utf8.h"

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
	    regions_mark(walk->text, &walk->pars[par + 1], i, c, len, &mark) &&
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

	regions_marks(walk->text, &walk->pars[par], &walk->marks, walk->arena);
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
