/* Any bytes as HTML: the article is well formed and leads back to the bytes. */
#include "normalize_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_bytes(data, size, FORMAT_HTML);
	return 0;
}
