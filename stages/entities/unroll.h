/* For loops over a few sums that are to stay in registers. */
#ifndef ENTITIES_UNROLL_H
#define ENTITIES_UNROLL_H

/* clang does it unasked. */
#if defined(__clang__)
#define UNROLL
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

#endif
