#include "sha256.h"
#include "sha256_fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

/* The examples that NIST publishes with FIPS 180-4, and two edges. */
static void
digests_are_those_of_the_standard(void **state)
{
	static const struct {
		const char *text, *hex;
	} cases[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb924"
		      "27ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223"
		         "b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		    "248d6a61d20638b8e5c026930c3e6039"
		    "a33ce45964ff2167f6ecedd419db06c1" },
	};
	char hex[65];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		sha256_of(str_of(cases[i].text), hex);
		assert_string_equal(hex, cases[i].hex);
	}
}

static void
pieces_give_the_digest_of_the_whole(void **state)
{
	char bytes[1000], whole[65], pieces[65];
	unsigned char digest[SHA256_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i * 7);
	sha256_of((struct str){ bytes, sizeof(bytes) }, whole);
	for (size_t step = 1; step < 130; step++) {
		struct sha256 sha;

		sha256_init(&sha);
		for (size_t i = 0; i < sizeof(bytes); i += step) {
			size_t left = sizeof(bytes) - i;

			sha256_add(&sha, (struct str){ bytes + i,
			    left < step ? left : step });
		}
		sha256_end(&sha, digest);
		sha256_hex(digest, pieces);
		assert_string_equal(pieces, whole);
	}
}

/* A block that is all of the message "abc", as the standard pads it. */
static void
any_machine_folds_as_the_standard_says(void **state)
{
	static const uint32_t want[8] = { 0xba7816bf, 0x8f01cfea, 0x414140de,
		0x5dae2223, 0xb00361a3, 0x96177a9c, 0xb410ff61, 0xf20015ad };
	const unsigned char block[64] = { 'a', 'b', 'c', 0x80, [63] = 24 };
	struct sha256 sha;

	(void)state;
	sha256_init(&sha);
	sha256_fold_plain(sha.state, block, 1);
	assert_memory_equal(sha.state, want, sizeof(want));
}

#ifdef SHA256_X86
static void
both_ways_to_fold_are_one(void **state)
{
	unsigned char blocks[64 * 20];
	struct sha256 plain, fast;

	(void)state;
	if (!sha256_has_x86())
		skip();
	for (size_t i = 0; i < sizeof(blocks); i++)
		blocks[i] = (unsigned char)(i * i >> 3);
	sha256_init(&plain);
	sha256_init(&fast);
	sha256_fold_plain(plain.state, blocks, 20);
	sha256_fold_x86(fast.state, blocks, 20);
	assert_memory_equal(plain.state, fast.state, sizeof(plain.state));
}
#endif

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digests_are_those_of_the_standard),
		cmocka_unit_test(pieces_give_the_digest_of_the_whole),
		cmocka_unit_test(any_machine_folds_as_the_standard_says),
#ifdef SHA256_X86
		cmocka_unit_test(both_ways_to_fold_are_one),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
