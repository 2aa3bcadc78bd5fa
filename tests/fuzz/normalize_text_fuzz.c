/*
 * Any bytes as a text file with a head: the article is well formed, can be
 * written and read again as a stream, and normalizing its text again changes
 * nothing.
 */
#include <stdio.h>
#include <stdlib.h>

#include "normalize/clean.h"
#include "normalize/decode.h"
#include "normalize/layout.h"
#include "normalize_check.h"
#include "stream.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Has source no mojibake of more layers than are undone? */
static bool
settles(struct str source, struct arena *arena)
{
	struct mapped text = decode(source, NULL, arena).text;

	clean_entities(&text, arena);
	return clean(&text, arena);
}

static void
check_again(struct str text, struct arena *arena)
{
	struct mapped again = mapped_same(text, arena);
	struct layout_lines lines;
	uint32_t at = 0;

	clean(&again, arena);
	assert(str_eq(again.text, text));
	lines = layout(&again, true, arena);
	assert(str_eq(again.text, text));
	for (size_t i = 0; i < lines.n; i++) {
		assert(lines.at[i].at.begin == at);
		at = lines.at[i].at.end + 1;
	}
	assert(at == (text.len == 0 ? 0 : text.len + 1));
}

static void
check_stream(const struct draft *draft)
{
	struct stream_reader reader;
	struct article article;
	char *written = NULL;
	size_t len = 0;
	FILE *in, *out = open_memstream(&written, &len);
	struct buf buf;

	assert(out != NULL);
	buf_init(&buf);
	draft_write(draft, &buf, out);
	buf_release(&buf);
	fclose(out);
	in = fmemopen(written, len, "rb");
	assert(in != NULL);
	stream_open(&reader, in);
	assert(stream_next(&reader, &article) == STREAM_ARTICLE);
	assert(str_eq(article.text, join_pars(draft)));
	assert(stream_next(&reader, &article) == STREAM_END);
	stream_close(&reader);
	fclose(in);
	free(written);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct labeller labeller;
	struct str source = { (const char *)data, size };
	struct arena arena;
	struct draft draft;

	if (labeller.words.hashes == NULL)
		labeller_init(&labeller);
	arena_init(&arena);
	draft = check_article(&labeller, source, FORMAT_TEXT, &arena);
	if (settles(source, &arena))
		check_again(join_pars(&draft), &arena);
	check_stream(&draft);
	arena_release(&arena);
	return 0;
}
