/* Any bytes in any encoding: UTF-8 comes out, and every op of the map holds. */
#include "normalize/clean.h"
#include "normalize/decode.h"
#include "normalize_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const encodings[] = { NULL, "utf-8", "windows-1252",
		"utf-16le", "utf-16be" };
	struct str source = { (const char *)data, size };

	for (size_t i = 0; i < sizeof(encodings) / sizeof(encodings[0]); i++) {
		struct arena arena;
		struct decoded decoded;

		arena_init(&arena);
		decoded = decode(source, encodings[i], &arena);
		assert(utf8_valid(decoded.text.text) == decoded.text.text.len);
		check_map(&decoded.text.map, source, decoded.text.text);
		clean(&decoded.text, &arena);
		check_text(decoded.text.text);
		check_map(&decoded.text.map, source, decoded.text.text);
		arena_release(&arena);
	}
	return 0;
}
