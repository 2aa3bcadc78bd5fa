#include "sha256.h"

#include "sha256_fold.h"

/* The first 32 bits of the fractions of the cube roots of the first primes. */
const uint32_t sha256_constants[64] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf,
	0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
	0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
	0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
	0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
	0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
	0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
	0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee,
	0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2 };

static uint32_t
rotate(uint32_t x, int n)
{
	return x >> n | x << (32 - n);
}

static void
expand(const unsigned char *block, uint32_t w[64])
{
	for (int i = 0; i < 16; i++)
		w[i] = (uint32_t)block[4 * i] << 24 |
		    (uint32_t)block[4 * i + 1] << 16 |
		    (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (int i = 16; i < 64; i++) {
		uint32_t a = w[i - 15], b = w[i - 2];

		w[i] = w[i - 16] + w[i - 7] +
		    (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) +
		    (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
	}
}

/* Fold one block into the state; names as in the standard. */
static void
fold(uint32_t state[8], const unsigned char *block)
{
	uint32_t w[64];
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3],
	         e = state[4], f = state[5], g = state[6], h = state[7];

	expand(block, w);
	for (int i = 0; i < 64; i++) {
		uint32_t t1 = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
		    ((e & f) ^ (~e & g)) + sha256_constants[i] + w[i];
		uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) +
		    ((a & b) ^ (a & c) ^ (b & c));

		h = g, g = f, f = e, e = d + t1;
		d = c, c = b, b = a, a = t1 + t2;
	}
	state[0] += a, state[1] += b, state[2] += c, state[3] += d;
	state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void
sha256_fold_plain(uint32_t state[8], const unsigned char *at, size_t blocks)
{
	for (; blocks > 0; blocks--, at += 64)
		fold(state, at);
}

static void
fold_all(uint32_t state[8], const unsigned char *at, size_t blocks)
{
#ifdef SHA256_X86
	if (sha256_has_x86()) {
		sha256_fold_x86(state, at, blocks);
		return;
	}
#endif
	sha256_fold_plain(state, at, blocks);
}

void
sha256_init(struct sha256 *sha)
{
	*sha = (struct sha256){ .state = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372,
		                    0xa54ff53a, 0x510e527f, 0x9b05688c,
		                    0x1f83d9ab, 0x5be0cd19 } };
}

void
sha256_add(struct sha256 *sha, struct str bytes)
{
	size_t have = (size_t)(sha->len % 64), i = 0;

	sha->len += bytes.len;
	if (have > 0) {
		for (; i < bytes.len && have < 64; i++)
			sha->block[have++] = (unsigned char)bytes.at[i];
		if (have < 64)
			return;
		fold_all(sha->state, sha->block, 1);
	}
	if (bytes.len - i >= 64) {
		size_t blocks = (bytes.len - i) / 64;

		fold_all(sha->state, (const unsigned char *)bytes.at + i,
		    blocks);
		i += blocks * 64;
	}
	if (i < bytes.len)
		memcpy(sha->block, bytes.at + i, bytes.len - i);
}

void
sha256_end(struct sha256 *sha, unsigned char digest[SHA256_SIZE])
{
	static const char zeros[64] = { (char)0x80 };
	uint64_t bits = sha->len * 8;
	size_t have = (size_t)(sha->len % 64);
	char tail[8];

	sha256_add(sha,
	    (struct str){ zeros, (have < 56 ? 56 : 120) - have });
	for (int i = 0; i < 8; i++)
		tail[i] = (char)(bits >> (56 - 8 * i) & 0xff);
	sha256_add(sha, (struct str){ tail, 8 });
	for (int i = 0; i < 32; i++)
		digest[i] = (unsigned char)(
		    sha->state[i / 4] >> (24 - 8 * (i % 4)) & 0xff);
}

void
sha256_hex(const unsigned char digest[SHA256_SIZE], char hex[65])
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 0; i < SHA256_SIZE; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[64] = '\0';
}

void
sha256_of(struct str bytes, char hex[65])
{
	unsigned char digest[SHA256_SIZE];
	struct sha256 sha;

	sha256_init(&sha);
	sha256_add(&sha, bytes);
	sha256_end(&sha, digest);
	sha256_hex(digest, hex);
}
