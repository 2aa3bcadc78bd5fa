#include "skim.h"

#include "lanes.h"

/*
 * A view is 64 bytes: one before the first that is spoken of, and three
 * behind the last, since a blank is judged by its neighbours.
 */
enum { VIEW = 64, VIEW_SPAN = VIEW - 4 };

/* Which bytes of a view are what. */
struct kinds {
	uint64_t word;  /* letters, digits and commas: nothing ends with these */
	uint64_t lower; /* small letters */
	uint64_t blank;
	uint64_t label; /* what ends the label of an item, "b)" */
	uint64_t joint; /* apostrophes and hyphens */
	uint64_t wide; /* beyond ASCII, but where quotation marks begin */
};

static struct kinds
kinds_of(const char *at)
{
	struct kinds kinds = { 0 };

#pragma GCC unroll 4
	for (unsigned i = 0; i < VIEW; i += LANES) {
		lanes v = lanes_load(at + i);
		lanes word = lanes_within(v | 0x20, 'a', 'z') |
			     lanes_within(v, '0', '9') | lanes_are(v, ',');
		lanes label = lanes_are(v, '.') | lanes_are(v, ')');
		lanes joint = lanes_are(v, '\'') | lanes_are(v, '-');
		lanes wide = v & ~(lanes_are(v, 0xc2) | lanes_are(v, 0xe2));

		kinds.word |= lanes_bits(word) << i;
		kinds.lower |= lanes_bits(lanes_within(v, 'a', 'z')) << i;
		kinds.blank |= lanes_bits(lanes_are(v, ' ')) << i;
		kinds.label |= lanes_bits(label) << i;
		kinds.joint |= lanes_bits(joint) << i;
		kinds.wide |= lanes_bits(wide) << i;
	}
	return kinds;
}

/* The view of the bytes around i; at the ends of the text a filled up copy. */
static struct kinds
look_around(struct str text, uint32_t i)
{
	char copy[VIEW];
	size_t n = text.len - i;

	if (i > 0 && n >= VIEW - 1)
		return kinds_of(text.at + i - 1);
	memset(copy, '\n', sizeof(copy));
	if (i > 0)
		copy[0] = text.at[i - 1];
	memcpy(copy + 1, text.at + i, n < VIEW - 1 ? n : VIEW - 1);
	return kinds_of(copy);
}

static void
look(struct skim *skim, uint32_t i)
{
	struct kinds kinds = look_around(skim->text, i);
	uint64_t blank = kinds.blank & kinds.word << 1 & kinds.word >> 1 &
			 ~(kinds.label >> 2);
	uint64_t inside = kinds.joint & kinds.word << 1 & kinds.lower >> 1;

	skim->begin = i;
	skim->n = VIEW_SPAN;
	skim->dull = blank & kinds.lower >> 1;
	skim->prose = blank & ~(kinds.label >> 3);
	skim->asks = ~(kinds.word | kinds.wide | inside); /* "don't" */
}

/* The bits above the lowest one; none where there is no bit. */
static uint64_t
above_lowest(uint64_t bits)
{
	return -(bits & -bits) << 1;
}

/* Pass over up to n bytes from bit first on.  Returns how many. */
static unsigned
pass(struct skim *skim, unsigned first, unsigned n, bool prose)
{
	uint64_t dull = skim->dull >> first;
	uint64_t blank = prose ? skim->prose >> first : 0;
	uint64_t live;

	if (skim->lowers == 0)
		blank &= above_lowest(dull);
	blank |= dull;
	n = bits_first((skim->asks >> first & ~blank) | (uint64_t)1 << n);
	live = ((uint64_t)1 << n) - 1;
	skim->words += bits_count(blank & live);
	skim->lowers += bits_count(dull & live);
	return n;
}

uint32_t
skim_on(struct skim *skim, uint32_t i, uint32_t end, uint32_t prose)
{
	while (i < end) {
		uint32_t from = i - skim->begin;
		uint32_t n, passed;

		if (from >= skim->n) {
			look(skim, i);
			from = 0;
		}
		n = skim->n - from < end - i ? skim->n - from : end - i;
		passed = pass(skim, from + 1, n, i + 1 >= prose);
		i += passed;
		if (passed < n)
			break;
	}
	return i;
}

uint32_t
skim_to_mark(struct str text, uint32_t i, uint32_t end)
{
	for (; i + LANES <= end; i += LANES) {
		lanes v = lanes_load(text.at + i);
		uint64_t marks = lanes_bits(
		    lanes_are(v, '.') | lanes_are(v, '?') | lanes_are(v, '!'));

		if (marks != 0)
			return i + bits_first(marks);
	}
	while (i < end && text.at[i] != '.' && text.at[i] != '?' &&
	       text.at[i] != '!')
		i++;
	return i;
}
