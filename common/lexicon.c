#include "lexicon.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "lanes.h"
#include "utf8.h"

/* The same is worked out in scripts/tab2c.awk. */
static size_t
bit_of(size_t len, char first, char last)
{
	return (len * 961 + (size_t)(unsigned char)first * 37 +
	    (size_t)(unsigned char)last) & 4095;
}

static size_t
filter_bit(struct str key)
{
	if (key.len == 0)
		return 0;
	return bit_of(key.len, key.at[0], key.at[key.len - 1]);
}

/* As str_cmp() of two short keys that begin with the same byte. */
static int
order_of(struct str a, struct str b)
{
	size_t i = 1;

	while (i < a.len && i < b.len && a.at[i] == b.at[i])
		i++;
	if (i >= a.len || i >= b.len)
		return (a.len > b.len) - (a.len < b.len);
	return (unsigned char)a.at[i] < (unsigned char)b.at[i] ? -1 : 1;
}

const struct lexicon_row *
table_find(const struct table *table, struct str key)
{
	size_t c = key.len > 0 ? (unsigned char)key.at[0] : 0;
	size_t low = table->first[c], high = table->first[c + 1];
	size_t bit = filter_bit(key);

	if ((table->maybe[bit / 8] >> bit % 8 & 1) == 0)
		return NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = order_of(table->rows[middle].key, key);

		if (order == 0)
			return &table->rows[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* So many bytes of a key are read as two words of eight. */
enum { SHORT_KEY = 16 };

/* A key of SHORT_KEY bytes at most, zeros behind it; false where not ASCII. */
static inline bool
read_short(struct str key, uint64_t part[2])
{
	part[1] = 0;
	if (key.len < 8) {
		part[0] = eight_load_short(key.at, key.len, 0);
	} else {
		part[0] = eight_load(key.at);
		if (key.len > 8)
			part[1] = eight_load(key.at + key.len - 8) >>
			    8 * (SHORT_KEY - key.len);
	}
	return ((part[0] | part[1]) & EIGHT_OF(0x80)) == 0;
}

/* Without a branch, for how long a word is cannot be foreseen. */
static inline uint64_t
hash_short(const uint64_t part[2], size_t len)
{
	return hash_end(hash_eight(hash_begin(len), part[0]), part[1]);
}

static uint64_t
hash_key(struct str key)
{
	uint64_t part[2];

	if (key.len > SHORT_KEY)
		return hash_str(key);
	read_short(key, part);
	return hash_short(part, key.len);
}

static unsigned char
tag_of(uint64_t hash)
{
	return (unsigned char)(hash >> 24 | 1);
}

/* The place of a key, or the free one where it belongs. */
static size_t
slot_of(const struct lexicon *lexicon, struct str key, uint64_t hash)
{
	size_t i = (size_t)hash & lexicon->mask;
	uint32_t part = (uint32_t)(hash >> 32);

	for (; lexicon->tags[i] != 0; i = (i + 1) & lexicon->mask)
		if (lexicon->tags[i] == tag_of(hash) &&
		    lexicon->slots[i].hash == part &&
		    str_eq(lexicon->slots[i].row->key, key))
			break;
	return i;
}

static bool
may_have(const struct lexicon *lexicon, struct str key)
{
	size_t bit = filter_bit(key);

	return (lexicon->filter[bit / 64] >> bit % 64 & 1) != 0;
}

static uint64_t
first_eight(struct str key)
{
	return eight_load_short(key.at, key.len < 8 ? key.len : 8, 0);
}

void
lexicon_init(
    struct lexicon *lexicon, const struct lexicon_row *rows, size_t n)
{
	size_t size = 16;

	while (size < n * 2)
		size *= 2;
	*lexicon = (struct lexicon){ .mask = size - 1, .rows = rows,
		.n = n };
	lexicon->slots = xcalloc(size, sizeof(*lexicon->slots) + 1);
	lexicon->tags = (unsigned char *)(lexicon->slots + size);
	for (size_t i = 0; i < n; i++) {
		size_t bit = filter_bit(rows[i].key);
		uint64_t hash = hash_key(rows[i].key);
		size_t slot = slot_of(lexicon, rows[i].key, hash);

		lexicon->slots[slot] = (struct lexicon_slot){ &rows[i],
			first_eight(rows[i].key), (uint32_t)rows[i].key.len,
			(uint32_t)(hash >> 32) };
		lexicon->tags[slot] = tag_of(hash);
		lexicon->filter[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

void
lexicon_release(struct lexicon *lexicon)
{
	free(lexicon->slots);
	*lexicon = (struct lexicon){ 0 };
}

const struct lexicon_row *
lexicon_find(const struct lexicon *lexicon, struct str key)
{
	return may_have(lexicon, key) ?
	    lexicon->slots[slot_of(lexicon, key, hash_key(key))].row : NULL;
}

/* Surely not there, told by its ends, before it is made lower? */
static inline bool
is_other_word(const struct lexicon *lexicon, struct str key)
{
	unsigned char first = (unsigned char)key.at[0];
	unsigned char last = (unsigned char)key.at[key.len - 1];
	size_t bit = bit_of(
	    key.len, (char)ascii_lower(first), (char)ascii_lower(last));

	return (lexicon->filter[bit / 64] >> bit % 64 & 1) == 0;
}

/* Is the short key that of a slot?  Most have no more than eight bytes. */
static inline bool
equals_short(
    const struct lexicon_slot *slot, const uint64_t part[2], size_t len)
{
	uint64_t other[2];

	return slot->len == len && slot->first == part[0] &&
	    (len <= 8 ||
	    (read_short(slot->row->key, other) && other[1] == part[1]));
}

static const struct lexicon_row *
find_short(const struct lexicon *lexicon, const uint64_t part[2], size_t len)
{
	uint64_t hash = hash_short(part, len);
	size_t i = (size_t)hash & lexicon->mask;

	for (; lexicon->tags[i] != 0; i = (i + 1) & lexicon->mask) {
		const struct lexicon_slot *slot = &lexicon->slots[i];

		if (lexicon->tags[i] == tag_of(hash) &&
		    slot->hash == (uint32_t)(hash >> 32) &&
		    equals_short(slot, part, len))
			return slot->row;
	}
	return NULL;
}

static const struct lexicon_row *
find_long(const struct lexicon *lexicon, struct str key)
{
	char lower[3 * 255];

	if (key.len > 255 || (key.len == 0 && !may_have(lexicon, key)))
		return NULL;
	return lexicon_find(lexicon,
	    (struct str){ lower, utf8_lower_copy(key, lower) });
}

const struct lexicon_row *
lexicon_find_lower(const struct lexicon *lexicon, struct str key)
{
	uint64_t part[2];

	if (key.len - 1 >= SHORT_KEY || !read_short(key, part))
		return find_long(lexicon, key);
	if (is_other_word(lexicon, key))
		return NULL;
	part[0] = eight_lower(part[0]);
	part[1] = eight_lower(part[1]);
	return find_short(lexicon, part, key.len);
}

const struct lexicon_row *
lexicon_find_word(
    const struct lexicon *lexicon, struct str text, struct span at)
{
	struct str key = str_span(text, at);
	uint64_t part[2];
	lanes v;

	if (key.len - 1 >= SHORT_KEY || text.len - at.begin < LANES)
		return lexicon_find_lower(lexicon, key);
	v = lanes_first(lanes_load(key.at), key.len);
	if (lanes_any(v))
		return find_long(lexicon, key);
	v |= lanes_within(v, 'A', 'Z') & 0x20;
	lanes_eights(v, part);
	if (is_other_word(lexicon, key))
		return NULL;
	return find_short(lexicon, part, key.len);
}
