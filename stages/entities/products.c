#include <string.h>

#include "products_inside.h"

#define TARGET
#include "products_loops.h"

void
ner_kernels_lay(int16_t *out, const int16_t *weights, size_t n, size_t width,
    size_t block)
{
	for (size_t o = 0; o < n; o++)
		for (size_t i = 0; i < width; i++)
			out[((o / block * (width / 2) + i / 2) * block +
			    o % block) * 2 + i % 2] = weights[o * width + i];
}

static void
plain_one(int32_t *out, const int16_t *in, const int16_t *weights, size_t n,
    size_t width)
{
	const int16_t *w = weights;

	memset(out, 0, n * sizeof(*out));
	for (size_t block = 0; block < n; block += NER_BLOCK)
		for (size_t i = 0; i < width; i += 2)
			for (size_t o = 0; o < NER_BLOCK; o++, w += 2)
				out[block + o] += (int32_t)in[i] * w[0] +
				    (int32_t)in[i + 1] * w[1];
}

static void
plain_abreast(int32_t *out, const int16_t *const *in, const int16_t *weights,
    size_t n, size_t width)
{
	const size_t size = NER_BLOCK_ABREAST;

	memset(out, 0, NER_ABREAST * n * sizeof(*out));
	for (size_t k = 0; k < NER_ABREAST; k++) {
		const int16_t *w = weights;

		for (size_t block = 0; block < n; block += size)
			for (size_t i = 0; i < width; i += 2)
				for (size_t o = 0; o < size; o++, w += 2)
					out[k * n + block + o] +=
					    (int32_t)in[k][i] * w[0] +
					    (int32_t)in[k][i + 1] * w[1];
	}
}

static void
plain_settle(int16_t *out, const int32_t *sum, int32_t shift,
    const int32_t *bias, int32_t low, int32_t high, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		int32_t x = (sum[k] >> shift) + (bias == NULL ? 0 : bias[k]);

		x = x < low ? low : x;
		out[k] = (int16_t)(x > high ? high : x);
	}
}

static void
plain_two(int32_t *out, const int16_t *const in[2], const int16_t *weights,
    size_t n, size_t width)
{
	plain_one(out, in[0], weights, n, width);
	plain_one(out + n, in[1], weights, n, width);
}

static void
plain_four(int32_t *out, const int16_t *const in[4], const int16_t *weights,
    size_t n, size_t width)
{
	plain_two(out, in, weights, n, width);
	plain_two(out + 2 * n, in + 2, weights, n, width);
}

static KERNELS(plain, plain_settle);

#ifdef NER_X86

static bool
has_vnni(void)
{
	return __builtin_cpu_supports("avx512f") &&
	    __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512vl") &&
	    __builtin_cpu_supports("avx512vnni");
}

const struct ner_kernels *const *
ner_kernels_all(void)
{
	static const struct ner_kernels *all[4] = { &plain };

	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx2")) {
		all[1] = &ner_avx2;
		all[2] = has_vnni() ? &ner_vnni : NULL;
	}
	return all;
}

#else

const struct ner_kernels *const *
ner_kernels_all(void)
{
	static const struct ner_kernels *const all[] = { &plain, NULL };

	return all;
}

#endif

const struct ner_kernels *
ner_kernels_best(void)
{
	const struct ner_kernels *const *all = ner_kernels_all();

	while (all[1] != NULL)
		all++;
	return *all;
}
