/*
 * Dense products for training.  Sums run in one fixed order whatever the
 * processor, so the same weights come out everywhere.
 */
#ifndef TRAIN_MATRIX_H
#define TRAIN_MATRIX_H

#include <stddef.h>

/*
 * c[m][n] += a[m][k] b[k][n].  Rows of a, b and c are lda, ldb and ldc floats
 * apart; n is a multiple of 16.
 */
void matrix_multiply(float *c, size_t ldc, const float *a, size_t lda,
    const float *b, size_t ldb, size_t m, size_t n, size_t k);

/* to[n][m] = from[m][n] transposed. */
void matrix_transpose(
    float *to, size_t ldt, const float *from, size_t ldf, size_t m, size_t n);

#endif
