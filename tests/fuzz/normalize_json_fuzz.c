/* Any bytes as JSON: the article is well formed and leads back to the bytes. */
#include "normalize_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct labeller labeller;
	struct str source = { (const char *)data, size };
	struct arena arena;

	if (labeller.words.hashes == NULL)
		labeller_init(&labeller);
	arena_init(&arena);
	json_find_articles(source, &arena);
	check_article(&labeller, source, FORMAT_JSON, &arena);
	arena_release(&arena);
	return 0;
}
