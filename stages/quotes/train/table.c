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

int16_t *
table_bytes(const double *sums, size_t count, double n, int scale)
{
	int16_t *bytes = xmalloc(count * sizeof(*bytes));

	for (size_t i = 0; i < count; i++) {
		double w = round(sums[i] / n * scale);

		bytes[i] = (int16_t)(w > 32767 ? 32767 : w < -32767 ? -32767
		    : w);
	}
	return bytes;
}
