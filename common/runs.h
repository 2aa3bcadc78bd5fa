/*
 * Where a run of bytes of one kind ends, sixteen bytes at a time: a loop over
 * the letters of a word ends somewhere else each time, which a processor
 * cannot foresee.
 *
 * Each looks at the bytes of text from i to end, and returns end where the run
 * does not end before.
 */
#ifndef RUNS_H
#define RUNS_H

#include "lanes.h"
#include "str.h"

#define RUN(name, in_lanes, in_byte)                                        \
	static inline uint32_t                                              \
	name(struct str text, uint32_t i, uint32_t end)                     \
	{                                                                   \
		for (; i < end && text.len - i >= LANES; i += LANES) {      \
			lanes v = lanes_load(text.at + i);                  \
			uint64_t ends = 0xffff & ~lanes_bits(in_lanes);     \
                                                                            \
			if (ends != 0) {                                    \
				i += bits_first(ends);                      \
				return i < end ? i : end;                   \
			}                                                   \
		}                                                           \
		for (; i < end; i++) {                                      \
			unsigned char c = (unsigned char)text.at[i];        \
                                                                            \
			if (!(in_byte))                                     \
				return i;                                   \
		}                                                           \
		return end;                                                 \
	}

/* Of letters of ASCII. */
RUN(run_letters, lanes_within(v | 0x20, 'a', 'z'), ascii_is_alpha(c))

/* Of letters and digits of ASCII. */
RUN(run_alnum,
    lanes_within(v | 0x20, 'a', 'z') | lanes_within(v, '0', '9'),
    ascii_is_alnum(c))

/* Of anything but white space of ASCII. */
RUN(run_dark, ~(lanes_are(v, ' ') | lanes_within(v, '\t', '\r')),
    !ascii_is_space(c))

/* Of ASCII but its capitals. */
RUN(run_small, ~(v | lanes_within(v, 'A', 'Z')),
    c < 0x80 && !ascii_is_upper(c))

#undef RUN

#endif
