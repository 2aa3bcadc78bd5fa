#include "table.h"

#include <math.h>
#include <stdlib.h>

#include "diag.h"

void
table_init(struct table *t, uint32_t rows, uint32_t columns, float rate)
{
	size_t n = (size_t)rows * columns;

	*t = (struct table){ .rows = rows, .columns = columns, .step = 1,
		.rate = rate };
	t->weights = xcalloc(n, sizeof(*t->weights));
	t->squares = xcalloc(n, sizeof(*t->squares));
	t->totals = xcalloc(n, sizeof(*t->totals));
}

void
table_release(struct table *t)
{
	free(t->weights);
	free(t->squares);
	free(t->totals);
}

void
table_learn(struct table *t, size_t at, float gradient)
{
	float change;

	t->squares[at] += gradient * gradient;
	change = -t->rate * gradient / (sqrtf(t->squares[at]) + 1e-3f);
	t->weights[at] += change;
	t->totals[at] += (double)change * (double)t->step;
}

void
table_average(const struct table *t, double *sums)
{
	size_t n = (size_t)t->rows * t->columns;

	for (size_t i = 0; i < n; i++)
		sums[i] += t->weights[i] - t->totals[i] / (double)(t->step + 1);
}

void
table_add(double *sums, const double *more, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sums[i] += more[i];
}

static double
scaled(double w, int scale, double limit)
{
	w = round(w * scale);
	return w > limit ? limit : w < -limit ? -limit : w;
}

int16_t *
table_words(const double *sums, size_t count, double n, int scale)
{
	int16_t *words = xmalloc(count * sizeof(*words));

	for (size_t i = 0; i < count; i++)
		words[i] = (int16_t)scaled(sums[i] / n, scale, 32767);
	return words;
}

int8_t *
table_bytes(const double *sums, size_t count, double n, int scale)
{
	int8_t *bytes = xmalloc(count * sizeof(*bytes));

	for (size_t i = 0; i < count; i++)
		bytes[i] = (int8_t)scaled(sums[i] / n, scale, 127);
	return bytes;
}
