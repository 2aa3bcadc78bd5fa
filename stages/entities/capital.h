/* From capital to capital: what may begin a name, without a look at the rest. */
#ifndef ENTITIES_CAPITAL_H
#define ENTITIES_CAPITAL_H

#include "lanes.h"
#include "str.h"

/* The first capital of ASCII, or byte beyond ASCII, at i or behind; or end. */
static inline uint32_t
capital_from(struct str text, uint32_t i, uint32_t end)
{
	for (; i < end && text.len - i >= LANES; i += LANES) {
		lanes bytes = lanes_load(text.at + i);
		uint64_t bits =
		    lanes_bits(bytes | lanes_within(bytes, 'A', 'Z'));

		if (bits != 0) {
			i += bits_first(bits);
			return i < end ? i : end;
		}
	}
	while (i < end && !ascii_is_upper((unsigned char)text.at[i]) &&
	    (unsigned char)text.at[i] < 0x80)
		i++;
	return i < end ? i : end;
}

#endif
