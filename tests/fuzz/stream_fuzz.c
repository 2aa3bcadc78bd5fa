/*
 * Any bytes as a stream: the reader takes whole, checked articles or refuses,
 * and what it took goes through lint, pack and the map without harm.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "lint/lint.h"
#include "stream.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
look(const struct article *article)
{
	uint32_t reach = srcmap_source_len(&article->map);

	(void)lint_article(article);
	for (size_t i = 0; i < article->n; i++) {
		const struct record *record = &article->records[i];
		struct span source;

		if (record->type != RECORD_SPAN)
			continue;
		assert(record->at.end <= article->text.len);
		source = srcmap_source(&article->map, record->at);
		assert(source.begin <= source.end && source.end <= reach);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FILE *in = tmpfile();
	struct stream_reader reader;
	struct article article;

	if (in == NULL)
		abort();
	fwrite(data, 1, size, in);
	rewind(in);
	stream_open(&reader, in);
	while (stream_next(&reader, &article) == STREAM_ARTICLE)
		look(&article);
	stream_close(&reader);
	fclose(in);
	return 0;
}
