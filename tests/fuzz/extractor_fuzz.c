/*
 * Any valid UTF-8 as an article, its lines as paragraphs: what is found lies
 * on code point boundaries, in order, and no byte is reported twice.
 */
#include <assert.h>
#include <stdlib.h>

#include "quotes/attribution.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern const unsigned char model_quotes[], model_quotes_end[];

enum { RECORDS = 4096 };

static size_t
add_record(struct record *records, size_t n, struct str text,
    const char *kind, struct span at, const char *label)
{
	if (n == RECORDS || at.begin >= at.end)
		return n;
	records[n] = (struct record){ .type = RECORD_SPAN,
		.kind = str_of(kind), .id = STR("x1"), .at = at,
		.label = str_of(label), .surface = str_span(text, at) };
	return n + 1;
}

/* Lines are paragraphs, what ends in a full stop is a sentence. */
static size_t
make_records(struct record *records, struct str text)
{
	size_t n = 0;

	for (uint32_t i = 0; i < text.len;) {
		uint32_t end = (uint32_t)str_find(text, '\n', i);

		n = add_record(records, n, text, "par",
		    (struct span){ i, end }, i % 7 == 3 ? "headline"
		    : i % 5 == 1 ? "transcript" : "body");
		for (uint32_t s = i, k = i; k < end; k++)
			if (text.at[k] == '.' || k + 1 == end) {
				n = add_record(records, n, text, "sent",
				    (struct span){ s, k + 1 }, ".");
				s = k + 1;
			}
		i = end + 1;
	}
	return n;
}

static void
check_span(struct str text, struct span at)
{
	assert(at.begin <= at.end && at.end <= text.len);
	assert(utf8_is_boundary(text, at.begin));
	assert(utf8_is_boundary(text, at.end));
}

static void
check(struct str text, const struct attributions *found)
{
	char *reported = calloc(text.len + 1, 1);

	for (size_t i = 0; i < found->n; i++) {
		const struct attribution *a = &found->at[i];

		assert(a->content.n > 0);
		assert(a->confidence >= 0 && a->confidence <= 1);
		check_span(text, a->speaker);
		check_span(text, a->cue);
		for (size_t k = 0; k < a->content.n; k++) {
			struct span at = a->content.at[k];

			check_span(text, at);
			assert(at.begin < at.end);
			assert(k == 0 ||
			    a->content.at[k - 1].end <= at.begin);
			for (uint32_t b = at.begin; b < at.end; b++) {
				assert(!reported[b]);
				reported[b] = 1;
			}
		}
	}
	free(reported);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct extractor *extractor;
	static struct record records[RECORDS];
	struct str text = { (const char *)data, size };
	struct article article = { .text = text, .records = records };
	struct attributions found;
	struct arena arena;

	if (extractor == NULL)
		extractor = extractor_new(model_quotes, model_quotes_end);
	if (size > 100000 || utf8_valid(text) < size)
		return 0;
	arena_init(&arena);
	article.n = make_records(records, text);
	found = extractor_find(extractor, &article, &arena);
	check(text, &found);
	arena_release(&arena);
	return 0;
}
