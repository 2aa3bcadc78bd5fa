/*
 * Exponential and logarithm that give the same bits on every machine: the C
 * library's differ with its version and the processor.
 */
#ifndef ENTITIES_NUMBER_H
#define ENTITIES_NUMBER_H

#include <stdint.h>
#include <string.h>

/* e^x to about 1e-13, for x between -700 and 700; beyond, that of the bound. */
static inline double
ner_exp(double x)
{
	static const double inverse[] = { 1.0, 1.0 / 2, 1.0 / 3, 1.0 / 4,
		1.0 / 5, 1.0 / 6, 1.0 / 7, 1.0 / 8, 1.0 / 9, 1.0 / 10,
		1.0 / 11, 1.0 / 12 };
	static const double ln2 = 0.6931471805599453;
	double bounded = x < -700 ? -700 : x > 700 ? 700 : x;
	double turns = bounded * 1.4426950408889634;
	int64_t whole = (int64_t)(turns < 0 ? turns - 0.5 : turns + 0.5);
	double rest = bounded - (double)whole * ln2, sum = 1, power;
	uint64_t bits = (uint64_t)(whole + 1023) << 52;

	for (int i = 11; i >= 0; i--)
		sum = 1 + sum * rest * inverse[i];
	memcpy(&power, &bits, sizeof(power));
	return sum * power;
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
