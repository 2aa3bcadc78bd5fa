/*
 * Exponential and logarithm that give the same bits on every machine: the C
 * library's differ with its version and the processor.
 */
#ifndef ENTITIES_NUMBER_H
#define ENTITIES_NUMBER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Four numbers side by side, wherever they lie. */
typedef double ner_four
    __attribute__((vector_size(32), aligned(8), may_alias));
typedef int64_t ner_four_bits
    __attribute__((vector_size(32), aligned(8), may_alias));

/* x = e^x to about 1e-10, for numbers between -700 and 700. */
static inline __attribute__((always_inline)) void
ner_exp_four(ner_four *x)
{
	static const double ln2 = 0.6931471805599453;
	/* Added to a number it leaves its nearest whole in the low bits. */
	static const double magic = 6755399441055744.0;
	ner_four turns = *x * 1.4426950408889634 + magic;
	ner_four rest = *x - (turns - magic) * ln2;
	ner_four sum = 1 + rest * (1.0 / 9);

	sum = 1 + sum * rest * (1.0 / 8);
	sum = 1 + sum * rest * (1.0 / 7);
	sum = 1 + sum * rest * (1.0 / 6);
	sum = 1 + sum * rest * (1.0 / 5);
	sum = 1 + sum * rest * (1.0 / 4);
	sum = 1 + sum * rest * (1.0 / 3);
	sum = 1 + sum * rest * (1.0 / 2);
	sum = 1 + sum * rest;
	*x = sum * (ner_four)(((ner_four_bits)turns + 1023) << 52);
}

/* The same for one number; beyond the bounds, that of the bound. */
static inline double
ner_exp(double x)
{
	ner_four bounded = { x < -700 ? -700 : x > 700 ? 700 : x };

	ner_exp_four(&bounded);
	return bounded[0];
}

/* Natural logarithm of a positive, normal number. */
static inline double
ner_log(double x)
{
	static const double ln2 = 0.6931471805599453;
	uint64_t bits;
	int64_t power;
	double part, z, square, term, sum = 0;

	memcpy(&bits, &x, sizeof(bits));
	power = (int64_t)(bits >> 52) - 1023;
	bits = (bits & 0xfffffffffffffu) | 0x3ff0000000000000u;
	memcpy(&part, &bits, sizeof(part));
	z = (part - 1) / (part + 1);
	square = z * z;
	term = z;
	for (int i = 1; i < 30; i += 2) {
		sum += term / i;
		term *= square;
	}
	return 2 * sum + (double)power * ln2;
}

#endif
