/* Contractions and possessives: "do n't", "Okafor 's", "can not". */
#include "token_scan.h"

static bool
is_clitic(struct str s)
{
	static const char *const clitics[] = { "s", "m", "d", "re", "ve",
		"ll" };

	for (size_t i = 0; i < sizeof(clitics) / sizeof(clitics[0]); i++)
		if (str_eq_nocase(s, str_of(clitics[i])))
			return true;
	return s.len == 0; /* the students' */
}

/* A quick look that spares most words the table: -not, -nna, -tta, -mme, -nt. */
static bool
ends_like_fused(struct str s)
{
	unsigned char last = ascii_lower((unsigned char)s.at[s.len - 1]);
	unsigned char before = ascii_lower((unsigned char)s.at[s.len - 2]);

	if (last == 't')
		return before == 'o' || before == 'n';
	return (last == 'a' && (before == 'n' || before == 't')) ||
	       (last == 'e' && before == 'm');
}

/* Words that are written as one: how many bytes the first part takes. */
static uint32_t
fused_cut(struct str s)
{
	static const struct {
		struct str word;
		uint32_t cut;
	} fused[] = {
		{ { "cannot", 6 }, 3 },
		{ { "gonna", 5 }, 3 },
		{ { "wanna", 5 }, 3 },
		{ { "gotta", 5 }, 3 },
		{ { "gimme", 5 }, 3 },
		{ { "lemme", 5 }, 3 },
		{ { "dont", 4 }, 2 },
		{ { "doesnt", 6 }, 4 },
		{ { "didnt", 5 }, 3 },
		{ { "isnt", 4 }, 2 },
		{ { "wasnt", 5 }, 3 },
		{ { "couldnt", 7 }, 5 },
		{ { "wouldnt", 7 }, 5 },
		{ { "havent", 6 }, 4 },
	};

	if (s.len < 4 || s.len > 7 || !ends_like_fused(s))
		return 0;
	for (size_t i = 0; i < sizeof(fused) / sizeof(fused[0]); i++)
		if (str_eq_nocase(s, fused[i].word))
			return fused[i].cut;
	return 0;
}

/*
 * Where to cut the word from begin to end whose last apostrophe is at
 * apostrophe and n bytes wide; end: nowhere.
 */
static uint32_t
clitic_cut(const struct token_scan *scan, uint32_t begin, uint32_t end,
    uint32_t apostrophe, uint32_t n)
{
	struct str tail = token_slice(scan, apostrophe + n, end);

	if (tail.len == 1 && ascii_lower((unsigned char)tail.at[0]) == 't' &&
	    apostrophe > begin + 1 &&
	    ascii_lower((unsigned char)scan->text.at[apostrophe - 1]) == 'n')
		return apostrophe - 1;
	if (apostrophe > begin && is_clitic(tail) &&
	    !(token_kinds[(unsigned char)scan->text.at[apostrophe - 1]] &
		DIGIT))
		return apostrophe;
	return end;
}

void
token_add_word(
    struct token_scan *scan, uint32_t begin, uint32_t end, uint32_t apostrophe)
{
	uint32_t cut = 0;

	if (scan->words && apostrophe != 0)
		cut = clitic_cut(scan, begin, end, apostrophe,
		    scan->text.at[apostrophe] == '\xe2' ? 3 : 1);
	else if (scan->words)
		cut = begin + fused_cut(token_slice(scan, begin, end));
	if (cut > begin && cut < end) {
		token_add(scan, begin, cut, TOKEN_WORD);
		begin = cut;
	}
	token_add(scan, begin, end, TOKEN_WORD);
}
