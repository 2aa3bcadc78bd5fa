/* Weights that are learned by gradient steps (AdaGrad) and averaged. */
#ifndef TRAIN_TABLE_H
#define TRAIN_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct table {
	float *weights;  /* [rows][columns] */
	float *squares;  /* sums of squared gradients */
	double *totals;
	uint32_t rows;
	uint32_t columns;
	uint64_t step;
	float rate;
};

void table_init(struct table *t, uint32_t rows, uint32_t columns, float rate);
void table_release(struct table *t);

/* One weight down its gradient. */
void table_learn(struct table *t, size_t at, float gradient);

/* Add the averaged weights to sums, [rows * columns]. */
void table_average(const struct table *t, double *sums);

/* Add one sum of weights to another. */
void table_add(double *sums, const double *more, size_t count);

/* sums / n as 8-bit or 16-bit numbers in parts of one: round(w * scale). */
int16_t *table_words(const double *sums, size_t count, double n, int scale);
int8_t *table_bytes(const double *sums, size_t count, double n, int scale);

#endif
