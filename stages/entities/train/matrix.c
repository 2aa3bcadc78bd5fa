#include "matrix.h"

#include <assert.h>
#include <string.h>

#include "entities/unroll.h"

enum { LANES = 16 };

typedef float lanes __attribute__((vector_size(64), aligned(4), may_alias));

/* Four rows of c by 32 columns, kept in registers. */
static inline __attribute__((always_inline)) void
block_4x32(float *c, size_t ldc, const float *a, size_t lda, const float *b,
    size_t ldb, size_t k)
{
	lanes sum[4][2];

	UNROLL
	for (size_t i = 0; i < 4; i++) {
		sum[i][0] = *(const lanes *)(c + i * ldc);
		sum[i][1] = *(const lanes *)(c + i * ldc + LANES);
	}
	for (size_t l = 0; l < k; l++) {
		lanes b0 = *(const lanes *)(b + l * ldb);
		lanes b1 = *(const lanes *)(b + l * ldb + LANES);

		UNROLL
		for (size_t i = 0; i < 4; i++) {
			float x = a[i * lda + l];

			sum[i][0] += b0 * x;
			sum[i][1] += b1 * x;
		}
	}
	UNROLL
	for (size_t i = 0; i < 4; i++) {
		*(lanes *)(c + i * ldc) = sum[i][0];
		*(lanes *)(c + i * ldc + LANES) = sum[i][1];
	}
}

static inline __attribute__((always_inline)) void
block_1x16(float *c, const float *a, const float *b, size_t ldb, size_t k)
{
	lanes sum = *(const lanes *)c;

	for (size_t l = 0; l < k; l++)
		sum += *(const lanes *)(b + l * ldb) * a[l];
	*(lanes *)c = sum;
}

static inline __attribute__((always_inline)) void
multiply(float *c, size_t ldc, const float *a, size_t lda, const float *b,
    size_t ldb, size_t m, size_t n, size_t k)
{
	for (size_t j = 0; j + 32 <= n; j += 32)
		for (size_t i = 0; i + 4 <= m; i += 4)
			block_4x32(c + i * ldc + j, ldc, a + i * lda, lda,
			    b + j, ldb, k);
	for (size_t r = 0; r < m; r++)
		for (size_t j = r < m / 4 * 4 ? n / 32 * 32 : 0; j < n;
		    j += LANES)
			block_1x16(c + r * ldc + j, a + r * lda, b + j, ldb,
			    k);
}

#if defined(__x86_64__) && defined(__GNUC__)

/* The same sums in wider registers; no multiply-and-add in one rounding. */
static __attribute__((target("avx512f"))) void
multiply_512(float *c, size_t ldc, const float *a, size_t lda, const float *b,
    size_t ldb, size_t m, size_t n, size_t k)
{
	multiply(c, ldc, a, lda, b, ldb, m, n, k);
}

static __attribute__((target("avx2"))) void
multiply_256(float *c, size_t ldc, const float *a, size_t lda, const float *b,
    size_t ldb, size_t m, size_t n, size_t k)
{
	multiply(c, ldc, a, lda, b, ldb, m, n, k);
}

void
matrix_multiply(float *c, size_t ldc, const float *a, size_t lda,
    const float *b, size_t ldb, size_t m, size_t n, size_t k)
{
	assert(n % LANES == 0);
	if (__builtin_cpu_supports("avx512f"))
		multiply_512(c, ldc, a, lda, b, ldb, m, n, k);
	else if (__builtin_cpu_supports("avx2"))
		multiply_256(c, ldc, a, lda, b, ldb, m, n, k);
	else
		multiply(c, ldc, a, lda, b, ldb, m, n, k);
}

#else

void
matrix_multiply(float *c, size_t ldc, const float *a, size_t lda,
    const float *b, size_t ldb, size_t m, size_t n, size_t k)
{
	assert(n % LANES == 0);
	multiply(c, ldc, a, lda, b, ldb, m, n, k);
}

#endif

void
matrix_transpose(
    float *to, size_t ldt, const float *from, size_t ldf, size_t m, size_t n)
{
	for (size_t i0 = 0; i0 < m; i0 += 16)
		for (size_t j = 0; j < n; j++)
			for (size_t i = i0; i < i0 + 16 && i < m; i++)
				to[j * ldt + i] = from[i * ldf + j];
}
