#include "srcmap.h"

enum { LIMIT = INT32_MAX };

static struct srcmap_op
sums(const struct srcmap *map)
{
	if (map->at == NULL)
		return (struct srcmap_op){ 0, 0, false };
	return map->at[map->n];
}

/* Make the sentinel an op, and set a new sentinel behind it. */
static void
push(struct srcmap *map, uint32_t a, uint32_t b, bool same, struct arena *arena)
{
	struct srcmap_op op = sums(map);

	op.same = same;
	if (map->n + 2 > map->cap) {
		size_t cap = map->cap == 0 ? 16 : map->cap * 2;

		map->at = arena_grow(arena, map->at,
		    map->cap * sizeof(*map->at), cap * sizeof(*map->at));
		map->cap = cap;
	}
	map->at[map->n++] = op;
	map->at[map->n] = (struct srcmap_op){ op.source + a, op.text + b,
		false };
}

/* Is the last op one that dropped source bytes? */
static bool
ends_in_drop(const struct srcmap *map)
{
	return map->n > 0 && !map->at[map->n - 1].same &&
	    map->at[map->n - 1].text == map->at[map->n].text;
}

void
srcmap_same(struct srcmap *map, uint32_t n, struct arena *arena)
{
	if (n == 0)
		return;
	if (map->n > 0 && map->at[map->n - 1].same) {
		map->at[map->n].source += n;
		map->at[map->n].text += n;
		return;
	}
	push(map, n, n, true, arena);
}

void
srcmap_change(struct srcmap *map, uint32_t a, uint32_t b, struct arena *arena)
{
	if (a == 0 && b == 0)
		return;
	if (b == 0 && ends_in_drop(map)) {
		map->at[map->n].source += a;
		return;
	}
	push(map, a, b, false, arena);
}

uint32_t
srcmap_source_len(const struct srcmap *map)
{
	return sums(map).source;
}

uint32_t
srcmap_text_len(const struct srcmap *map)
{
	return sums(map).text;
}

/* The op that made text byte offset; offset is below the text's length. */
static size_t
op_at(const struct srcmap *map, uint32_t offset)
{
	size_t low = 0, high = map->n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (map->at[middle].text <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

enum { NEAR = 8 }; /* ops that are walked before a search is made */

/* The same, from op near on: by walking where it is not far. */
static size_t
op_near(const struct srcmap *map, uint32_t offset, size_t near)
{
	if (near >= map->n || map->at[near].text > offset)
		return op_at(map, offset);
	for (size_t end = near + NEAR; near < end; near++)
		if (near + 1 == map->n || map->at[near + 1].text > offset)
			return near;
	return op_at(map, offset);
}

static uint32_t
source_begin(const struct srcmap *map, uint32_t offset, size_t *near)
{
	const struct srcmap_op *op;

	if (map->n == 0 || offset >= srcmap_text_len(map))
		return srcmap_source_len(map);
	*near = op_near(map, offset, *near);
	op = &map->at[*near];
	return op->source + (op->same ? offset - op->text : 0);
}

/* The source byte behind the one that text byte offset - 1 came from. */
static uint32_t
source_end(const struct srcmap *map, uint32_t offset, size_t near)
{
	const struct srcmap_op *op;

	if (map->n == 0 || offset > srcmap_text_len(map))
		return srcmap_source_len(map);
	op = &map->at[op_near(map, offset - 1, near)];
	return op->same ? op->source + (offset - op->text) : op[1].source;
}

struct span
srcmap_source_near(const struct srcmap *map, struct span text, size_t *near)
{
	uint32_t begin = source_begin(map, text.begin, near);

	if (text.end <= text.begin)
		return (struct span){ begin, begin };
	return (struct span){ begin, source_end(map, text.end, *near) };
}

struct span
srcmap_source(const struct srcmap *map, struct span text)
{
	size_t near = 0;

	return srcmap_source_near(map, text, &near);
}

/* Room for more ops, and the sums behind them. */
static void
reserve(struct srcmap *map, size_t more, struct arena *arena)
{
	size_t cap = map->n + more + 1;

	if (cap <= map->cap)
		return;
	map->at = arena_grow(arena, map->at, map->cap * sizeof(*map->at),
	    cap * sizeof(*map->at));
	map->cap = cap;
}

/* Read a number of at most LIMIT at *at; false where there is none. */
static inline bool
read_number(const char **at, const char *end, uint32_t *number)
{
	const char *begin = *at, *p = begin;
	uint64_t n = 0;

	while (p < end && p - begin < 10 && ascii_is_digit((unsigned char)*p))
		n = n * 10 + (uint64_t)(*p++ - '0');
	if (p == begin || (*begin == '0' && p - begin > 1) || n > LIMIT)
		return false;
	*at = p;
	*number = (uint32_t)n;
	return true;
}

/* Read "a=" or "a>b" at *at. */
static bool
read_op(const char **at, const char *end, uint32_t *a, uint32_t *b, bool *same)
{
	if (!read_number(at, end, a) || *at == end)
		return false;
	*same = **at == '=';
	*b = *a;
	if (*(*at)++ == '=')
		return *a > 0;
	return (*at)[-1] == '>' && read_number(at, end, b) && (*a | *b) != 0;
}

bool
srcmap_parse(struct srcmap *map, struct str ops, struct arena *arena)
{
	const char *at = ops.at, *end = ops.at + ops.len;
	struct srcmap_op sum = sums(map);
	uint32_t a, b;

	reserve(map, ops.len / 3 + 1, arena); /* "1= " is the shortest */
	for (;;) {
		if (!read_op(&at, end, &a, &b, &sum.same) ||
		    a > LIMIT - sum.source || b > LIMIT - sum.text)
			return false;
		map->at[map->n++] = sum;
		sum = (struct srcmap_op){ sum.source + a, sum.text + b, false };
		map->at[map->n] = sum;
		if (at == end)
			return true;
		if (*at++ != ' ')
			return false;
	}
}

void
srcmap_print(const struct srcmap *map, struct buf *out)
{
	for (size_t i = 0; i < map->n; i++) {
		const struct srcmap_op *op = &map->at[i];
		char *at = buf_room(out, 24);

		if (i > 0)
			*at++ = ' ';
		at = buf_put_number(at, op[1].source - op->source);
		*at++ = op->same ? '=' : '>';
		if (!op->same)
			at = buf_put_number(at, op[1].text - op->text);
		out->len = (size_t)(at - out->at);
	}
}
