/* What words may be by a dictionary, for the tagger. */
#include "train.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"

enum {
	SLOTS = 1 << 16,
	MOST = SLOTS / 8 * 7,
};

static void
add(uint32_t *slots, struct str form, unsigned long classes)
{
	struct pos_word word = pos_word(form, false);
	uint32_t key = pos_lexicon_key(&word), k = key >> POS_CLASS_BITS;

	while (slots[k % SLOTS] != 0)
		k++;
	slots[k % SLOTS] = key | (uint32_t)classes;
}

struct pos_lexicon
train_lexicon(const char *path, struct model_writer *out)
{
	FILE *in = fopen(path, "r");
	uint32_t *slots = xcalloc(SLOTS, sizeof(*slots)), n = 0;
	char form[128];
	unsigned long classes;

	if (in == NULL)
		die("cannot open %s: %s", path, strerror(errno));
	while (fscanf(in, "%127[^\t]\t%lu\n", form, &classes) == 2) {
		if (classes == 0 || classes >> POS_CLASS_BITS != 0)
			die("%s: %s: no classes: %lu", path, form, classes);
		if (++n > MOST)
			die("%s: more than %d forms", path, MOST);
		add(slots, str_of(form), classes);
	}
	if (!feof(in))
		die("%s: form %u: not FORM<TAB>CLASSES", path, n + 1);
	fclose(in);
	printf("pos: %u forms with their classes\n", n);
	model_writer_add(out, "lexicon", slots, SLOTS * sizeof(*slots));
	return (struct pos_lexicon){ slots, SLOTS - 1 };
}
