/* Steps of Adam for the weights, of AdaGrad (a rate a row) for the rows. */
#include "network_inside.h"

static float
root(float x)
{
	return __builtin_sqrtf(x);
}

/* The numbers of a step of Adam. */
struct step {
	float rate, decay, by1, by2;
};

static inline __attribute__((always_inline)) void
step_all(float *restrict w, const float *restrict g, float *restrict m,
    float *restrict v, const struct step *step)
{
	const float rate = step->rate, decay = step->decay;
	const float by1 = step->by1, by2 = step->by2;

	for (size_t i = 0; i < WEIGHTS; i++) {
		m[i] = 0.9f * m[i] + 0.1f * g[i];
		v[i] = 0.999f * v[i] + 0.001f * g[i] * g[i];
		w[i] -= rate * (m[i] * by1) /
		        (__builtin_sqrtf(v[i] * by2) + 1e-6f) +
		    decay * w[i];
	}
}

#if defined(__x86_64__) && defined(__GNUC__)

/* The same in wider registers; no two steps in one rounding. */
static __attribute__((target("avx2"))) void
step_256(float *w, const float *g, float *m, float *v,
    const struct step *step)
{
	step_all(w, g, m, v, step);
}

static void
step_any(float *w, const float *g, float *m, float *v,
    const struct step *step)
{
	if (__builtin_cpu_supports("avx2"))
		step_256(w, g, m, v, step);
	else
		step_all(w, g, m, v, step);
}

#else

static void
step_any(float *w, const float *g, float *m, float *v,
    const struct step *step)
{
	step_all(w, g, m, v, step);
}

#endif

static void
step_weights(struct network *net, float rate)
{
	float *w = (float *)net->weights;
	struct step step = { .rate = rate,
		.decay = (float)net->recipe.decay * rate };

	net->beta1 *= 0.9;
	net->beta2 *= 0.999;
	step.by1 = (float)(1 / (1 - net->beta1));
	step.by2 = (float)(1 / (1 - net->beta2));
	step_any(w, (const float *)net->grad, (float *)net->mean,
	    (float *)net->square, &step);
	if (net->averaging && net->steps % 8 == 0) {
		for (size_t i = 0; i < WEIGHTS; i++)
			net->total[i] += w[i];
		net->totals++;
	}
}

void
network_catch_up(struct network *net, uint32_t row)
{
	float by = (float)(net->steps - net->row_last[row]);

	if (net->averaging)
		for (size_t k = 0; k < NER_ROW; k++)
			net->row_total[row][k] += by * net->rows[row][k];
	net->row_last[row] = net->steps;
}

static void
step_rows(struct network *net, float rate)
{
	for (size_t i = 0; i < net->n_touched; i++) {
		uint32_t row = net->touched[i];
		const float *g = net->row_grad[row];
		float square = 0, by;

		for (size_t k = 0; k < NER_ROW; k++)
			square += g[k] * g[k];
		network_catch_up(net, row);
		net->row_square[row] += square / NER_ROW;
		by = rate / (root(net->row_square[row]) + 1e-4f);
		for (size_t k = 0; k < NER_ROW; k++)
			net->rows[row][k] -= by * g[k];
		net->is_touched[row] = false;
	}
	net->n_touched = 0;
}

void
network_step(struct network *net, float rate, float row_rate)
{
	step_rows(net, row_rate);
	step_weights(net, rate);
	net->steps++;
}
