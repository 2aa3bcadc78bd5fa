/* What the table says of a word, and what a line opens with. */
#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "lanes.h"
#include "words.h"

/* ------------------------------------------------------------- opening */

/* A bit for each of the first 32 bytes of a line. */
struct opening_bits {
	uint64_t letters, small, blanks;
};

static inline struct opening_bits
opening_bits(const char *at)
{
	lanes a = lanes_load(at), b = lanes_load(at + LANES);

	return (struct opening_bits){
		lanes_bits(lanes_within(a | 0x20, 'a', 'z')) |
		    lanes_bits(lanes_within(b | 0x20, 'a', 'z')) << LANES,
		lanes_bits(lanes_within(a, 'a', 'z')) |
		    lanes_bits(lanes_within(b, 'a', 'z')) << LANES,
		lanes_bits(lanes_are(a, ' ')) |
		    lanes_bits(lanes_are(b, ' ')) << LANES
	};
}

struct opening
words_opening(struct str line)
{
	struct opening opening = { 0, 0, false };
	struct opening_bits bits;
	unsigned end, next;

	if (line.len < 2 * LANES)
		return opening;
	bits = opening_bits(line.at);
	end = bits_first(~bits.letters);
	if ((bits.blanks >> end & 1) == 0)
		return opening;
	opening.first = end;
	next = bits_first(~(bits.letters >> (end + 1)));
	if ((bits.blanks >> (end + 1) >> next & 1) == 0)
		return opening;
	opening.second = next;
	opening.small =
	    bits_first(~(bits.small >> (end + 1))) >= next;
	return opening;
}

/* ------------------------------------------------------------- classes */

static unsigned
class_named(struct str name)
{
	static const char *const names[] = { "role", "outlet", "agency",
		"photo", "verb", "part", "other" };

	for (unsigned i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_is(name, names[i]))
			return 1u << i;
	return 0;
}

/* The slot of the hash, or a free one. */
static size_t
slot_of(const struct word_classes *classes, uint64_t hash)
{
	size_t i = hash & classes->mask;

	while (classes->hashes[i] != 0 && classes->hashes[i] != hash)
		i = (i + 1) & classes->mask;
	return i;
}

/* The first letters of words that are looked for before all is cut. */
static void
note_letters(struct word_classes *classes, struct str word, unsigned class)
{
	unsigned a = word.at[0] & 31, b = word.len > 1 ? word.at[1] & 31 : 0;

	if (class == WORD_PHOTO)
		classes->photo_letters |= 1u << a;
	if (class == WORD_PART)
		classes->part_letters[a] |= 1u << b;
}

void
word_classes_init(struct word_classes *classes, const struct lexicon_row *rows,
    size_t n)
{
	*classes = (struct word_classes){ .mask = 63 };
	while (classes->mask < n * 2)
		classes->mask = classes->mask * 2 + 1;
	classes->hashes = xcalloc(classes->mask + 1, sizeof(uint64_t));
	classes->classes = xcalloc(classes->mask + 1, 1);
	for (size_t i = 0; i < n; i++) {
		uint64_t hash = hash_str(rows[i].key);
		size_t slot = slot_of(classes, hash);

		classes->hashes[slot] = hash;
		classes->classes[slot] =
		    (unsigned char)class_named(rows[i].value);
		note_letters(classes, rows[i].key, classes->classes[slot]);
	}
}

void
word_classes_release(struct word_classes *classes)
{
	free(classes->hashes);
	free(classes->classes);
}

unsigned
words_class(const struct word_classes *classes, uint64_t hash)
{
	return classes->classes[slot_of(classes, hash)];
}
