/*
 * Replay: run a fuzz target over files instead of under libFuzzer, so that
 * found inputs are tested with any compiler.  Each argument is a file.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
replay(const char *path)
{
	FILE *in = fopen(path, "rb");
	uint8_t *data = NULL;
	size_t size = 0, cap = 0, n;

	if (in == NULL) {
		perror(path);
		exit(2);
	}
	do {
		if (size == cap) {
			cap = cap * 2 + 4096;
			data = realloc(data, cap);
			if (data == NULL)
				abort();
		}
		n = fread(data + size, 1, cap - size, in);
		size += n;
	} while (n > 0);
	fclose(in);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
}

int
main(int argc, char *argv[])
{
	for (int i = 1; i < argc; i++)
		replay(argv[i]);
	return 0;
}
