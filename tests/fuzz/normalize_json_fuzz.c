/* Any bytes as JSON: the article is well formed and leads back to the bytes. */
#include "normalize_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;

	arena_init(&arena);
	json_find_articles((struct str){ (const char *)data, size }, &arena);
	arena_release(&arena);
	check_bytes(data, size, FORMAT_JSON);
	return 0;
}
