/* Between the files of SHA-256: folding whole blocks of 64 bytes. */
#ifndef SHA256_FOLD_H
#define SHA256_FOLD_H

#include "str.h"

extern const uint32_t sha256_constants[64];

/* On any machine. */
void sha256_fold_plain(
    uint32_t state[8], const unsigned char *at, size_t blocks);

#if defined(__x86_64__) && defined(__GNUC__)
#define SHA256_X86 1

/* Does this processor have the instructions? */
bool sha256_has_x86(void);
void sha256_fold_x86(
    uint32_t state[8], const unsigned char *at, size_t blocks);
#endif

#endif
