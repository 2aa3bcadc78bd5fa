#include "soft.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"

/* Sums over files, [n] tokens. */
struct sums {
	uint32_t (*at)[NER_TAGS];
	size_t n, files;
};

static void
add_file(struct sums *sums, const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t soft[NER_TAGS];

	if (file == NULL)
		die("%s: %s", path, strerror(errno));
	for (size_t i = 0; i < sums->n; i++) {
		if (fread(soft, sizeof(soft), 1, file) != 1)
			die("%s: does not fit the text", path);
		for (int t = 0; t < NER_TAGS; t++)
			sums->at[i][t] += soft[t];
	}
	fclose(file);
	sums->files++;
}

/* The means become those of the samples, one after another. */
static void
share_out(const struct sums *sums, struct samples *samples,
    struct arena *arena)
{
	uint8_t (*soft)[NER_TAGS] =
	    arena_calloc(arena, sums->n + 1, sizeof(*soft));

	for (size_t i = 0; i < sums->n; i++)
		for (int t = 0; t < NER_TAGS; t++)
			soft[i][t] = (uint8_t)(
			    (sums->at[i][t] + sums->files / 2) / sums->files);
	for (size_t i = 0; i < samples->n; i++) {
		samples->at[i].soft = (const uint8_t (*)[NER_TAGS])soft;
		soft += samples->at[i].doc.n;
	}
}

void
soft_read(struct samples *samples, const char *paths, struct arena *arena)
{
	struct str rest = str_of(paths), path;
	struct sums sums = { 0 };

	for (size_t i = 0; i < samples->n; i++)
		sums.n += samples->at[i].doc.n;
	sums.at = xcalloc(sums.n + 1, sizeof(*sums.at));
	while (str_field(&rest, ',', &path))
		add_file(&sums, arena_copy(arena, path).at);
	share_out(&sums, samples, arena);
	free(sums.at);
}

void
soft_write(struct network *network, struct samples *samples, const char *path)
{
	FILE *file = fopen(path, "wb");

	if (file == NULL)
		die("%s: %s", path, strerror(errno));
	for (size_t i = 0; i < samples->n; i++) {
		size_t n = samples->at[i].doc.n;
		uint8_t (*soft)[NER_TAGS] = xcalloc(n, sizeof(*soft));

		network_soften(network, &samples->at[i], soft);
		fwrite(soft, sizeof(*soft), n, file);
		free(soft);
	}
	if (ferror(file) | fclose(file))
		die("%s: cannot be written", path);
}
