/* nl-normalize: files to content, plain and packed. */
#include <stdio.h>

#include "normalize/input.h"
#include "unit.h"

/* All that a file of these bytes holds.  The caller releases it. */
static struct buf
content(const void *bytes, size_t len, const char **error)
{
	FILE *file = tmpfile();
	struct input input;
	struct buf buf;

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	rewind(file);
	buf_init(&buf);
	input_init(&input, fileno(file), len);
	while (input_read(&input, &buf))
		continue;
	*error = input.error;
	input_release(&input);
	fclose(file);
	return buf;
}

/* Text that hardly packs, so that limits on packing do not count. */
static void
fill(char *text, size_t len)
{
	uint32_t seed = 1;

	for (size_t i = 0; i < len; i++) {
		seed = seed * 1664525 + 1013904223;
		text[i] = (char)('a' + (seed >> 24) % 26);
	}
}

static void
plain_files_are_read_to_their_end(void **state)
{
	const size_t sizes[] = { 0, 1, INPUT_STEP - 1, INPUT_STEP,
		INPUT_STEP + 1, 3 * INPUT_STEP };
	char *text = arena_alloc(*state, 3 * INPUT_STEP);

	fill(text, 3 * INPUT_STEP);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		const char *error;
		struct buf buf = content(text, sizes[i], &error);

		assert_null(error);
		assert_true(str_eq(
		    buf_str(&buf), (struct str){ text, sizes[i] }));
		buf_release(&buf);
	}
}

/* A frame of blocks of 100,000 bytes and less, written to packed. */
static size_t
pack_zstd(struct str text, char *packed, size_t size)
{
	ZSTD_CStream *stream = ZSTD_createCStream();
	ZSTD_outBuffer out = { packed, size, 0 };

	ZSTD_initCStream(stream, 3);
	for (size_t i = 0; i < text.len; i += 100000) {
		ZSTD_inBuffer in = { text.at + i,
			text.len - i < 100000 ? text.len - i : 100000, 0 };

		ZSTD_compressStream(stream, &out, &in);
		if (i + 100000 < text.len)
			ZSTD_flushStream(stream, &out);
	}
	ZSTD_endStream(stream, &out);
	ZSTD_freeCStream(stream);
	return out.pos;
}

static void
assert_content(const char *packed, size_t len, struct str text)
{
	const char *error;
	struct buf buf = content(packed, len, &error);

	assert_null(error);
	assert_true(str_eq(buf_str(&buf), text));
	buf_release(&buf);
}

/* Frames whose blocks end where no reading of INPUT_STEP bytes does. */
static void
zstandard_blocks_of_any_size_are_unpacked(void **state)
{
	enum { LEN = 700000 };
	char *text = arena_alloc(*state, LEN);
	char *packed = arena_alloc(*state, 2 * LEN);
	struct str all = { text, LEN };

	fill(text, LEN);
	assert_content(packed, pack_zstd(all, packed, 2 * LEN), all);
}

/* What repeats itself at a distance that only a whole window reaches. */
static struct str
far_repeats(struct arena *arena)
{
	enum { PERIOD = 20000, TIMES = 3 * INPUT_STEP / PERIOD };
	char *text = arena_alloc(arena, PERIOD * TIMES);

	fill(text, PERIOD);
	for (size_t i = 1; i < TIMES; i++)
		memcpy(text + i * PERIOD, text, PERIOD);
	return (struct str){ text, PERIOD * TIMES };
}

/* The last block holds more than what is left of a reading. */
static void
packed_files_give_more_than_one_reading_of_them(void **state)
{
	struct str text = far_repeats(*state);
	struct str part = { text.at, INPUT_STEP + 20000 };
	char *packed = arena_alloc(*state, text.len);
	z_stream zlib = { .next_in = (Bytef *)(uintptr_t)text.at,
		.avail_in = (uInt)text.len, .next_out = (Bytef *)packed,
		.avail_out = (uInt)text.len };

	deflateInit2(&zlib, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
	assert_int_equal(deflate(&zlib, Z_FINISH), Z_STREAM_END);
	assert_content(packed, zlib.total_out, text);
	deflateEnd(&zlib);
	assert_content(packed, pack_zstd(part, packed, text.len), part);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_files_are_read_to_their_end),
		cmocka_unit_test(zstandard_blocks_of_any_size_are_unpacked),
		cmocka_unit_test(packed_files_give_more_than_one_reading_of_them),
	};

	return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
