/*
 * SHA-256, after FIPS 180-4 (NIST, 2015).
 */
#ifndef SHA256_H
#define SHA256_H

#include "str.h"

enum { SHA256_SIZE = 32 };

struct sha256 {
	uint32_t state[8];
	uint64_t len; /* bytes so far */
	unsigned char block[64];
};

void sha256_init(struct sha256 *sha);
void sha256_add(struct sha256 *sha, struct str bytes);
void sha256_end(struct sha256 *sha, unsigned char digest[SHA256_SIZE]);

/* The digest as 64 hexadecimal digits and a NUL. */
void sha256_hex(const unsigned char digest[SHA256_SIZE], char hex[65]);

/* The digest of bytes as hexadecimal digits, in one call. */
void sha256_of(struct str bytes, char hex[65]);

#endif
