/*
 * Random passes over random text: the composed map leads where the passes one
 * after the other lead, and survives being printed and parsed.
 */
#include "normalize_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Read edits off the input: keep so many bytes, replace so many by so many. */
static struct mapped
pass(struct str from, const uint8_t **data, const uint8_t *end,
    struct arena *arena)
{
	static const char filler[16] = "0123456789abcdef";
	struct edit edit;
	size_t at = 0;

	edit_begin(&edit, from, arena);
	while (*data + 2 <= end) {
		size_t keep = (*data)[0] % 16, drop = (*data)[1] % 4;
		size_t put = (*data)[1] / 4 % 4;

		*data += 2;
		if ((*data)[-2] >= 0xf0 || at + keep + drop > from.len)
			break;
		edit_change(&edit, at + keep, at + keep + drop,
		    (struct str){ filler + at % 8, put });
		at += keep + drop;
	}
	return edit_end(&edit);
}

static void
check_print(const struct srcmap *map, struct arena *arena)
{
	struct srcmap again = { 0 };
	struct buf out, twice;

	buf_init(&out);
	buf_init(&twice);
	srcmap_print(map, &out);
	if (map->n > 0)
		assert(srcmap_parse(&again, buf_str(&out), arena));
	srcmap_print(&again, &twice);
	assert(str_eq(buf_str(&out), buf_str(&twice)));
	buf_release(&out);
	buf_release(&twice);
}

/* What the first map and then the second widen a span to, or more. */
static void
check_spans(const struct srcmap *first, const struct srcmap *second,
    const struct srcmap *both)
{
	for (uint32_t i = 0; i < srcmap_text_len(both); i++) {
		struct span at = { i, i + 1 };
		struct span middle = srcmap_source(second, at), one, all;

		if (span_len(middle) == 0)
			continue;
		one = srcmap_source(first, middle);
		all = srcmap_source(both, at);
		assert(all.begin <= one.begin && one.end <= all.end);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = data + size;
	struct str source;
	struct mapped text, done;
	struct srcmap first;
	struct arena arena;

	if (size < 8)
		return 0;
	arena_init(&arena);
	source = (struct str){ (const char *)data, size / 4 };
	data += size / 4;
	text = pass(source, &data, end, &arena);
	check_map(&text.map, source, text.text);
	for (int i = 0; i < 3; i++) {
		first = text.map;
		done = pass(text.text, &data, end, &arena);
		mapped_apply(&text, &done, &arena);
		check_map(&text.map, source, text.text);
		check_print(&text.map, &arena);
		check_spans(&first, &done.map, &text.map);
	}
	arena_release(&arena);
	return 0;
}
