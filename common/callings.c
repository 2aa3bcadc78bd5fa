#include "callings.h"

#include "callings.tsv.h"

enum {
	ARTS = 1 << 0,
	BUSINESS = 1 << 1,
	EDUCATION = 1 << 2,
	FAITH = 1 << 3,
	FIRE = 1 << 4,
	LABOR = 1 << 5,
	LAW = 1 << 6,
	MEDIA = 1 << 7,
	MEDICINE = 1 << 8,
	MILITARY = 1 << 9,
	POLICE = 1 << 10,
	POLITICS = 1 << 11,
	SCIENCE = 1 << 12,
	SPORT = 1 << 13,
};

/* Which calling goes together with which: people change seats. */
static const struct calling {
	const char *name;
	uint32_t bit;
	uint32_t friends;
} table[] = {
	{ "arts", ARTS, BUSINESS | MEDIA | SPORT },
	{ "business", BUSINESS,
	    ARTS | LAW | MEDIA | MEDICINE | POLITICS | SCIENCE | SPORT },
	{ "education", EDUCATION, LABOR | POLITICS | SCIENCE },
	{ "faith", FAITH, EDUCATION },
	{ "fire", FIRE, LABOR | MILITARY },
	{ "labor", LABOR, EDUCATION | FIRE | POLITICS },
	{ "law", LAW, BUSINESS | POLITICS },
	{ "media", MEDIA, ARTS | BUSINESS | POLITICS | SPORT },
	{ "medicine", MEDICINE, BUSINESS | SCIENCE },
	{ "military", MILITARY, FIRE | POLICE | POLITICS },
	{ "police", POLICE, MILITARY },
	{ "politics", POLITICS,
	    BUSINESS | EDUCATION | LABOR | LAW | MEDIA | MILITARY | SCIENCE },
	{ "science", SCIENCE, BUSINESS | EDUCATION | MEDICINE | POLITICS },
	{ "sport", SPORT, ARTS | BUSINESS | MEDIA },
};

void
callings_init(struct callings *callings)
{
	lexicon_init(&callings->words, callings_rows, callings_n);
}

void
callings_release(struct callings *callings)
{
	lexicon_release(&callings->words);
}

static uint32_t
bit_of(struct str name)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (str_is(name, table[i].name))
			return table[i].bit;
	return 0;
}

static uint32_t
bits_of_word(const struct callings *callings, struct str word)
{
	const struct lexicon_row *row =
	    lexicon_find_lower(&callings->words, word);
	struct str names, name;
	uint32_t bits = 0;

	if (row == NULL)
		return 0;
	names = row->value;
	while (str_field(&names, '|', &name))
		bits |= bit_of(name);
	return bits;
}

uint32_t
callings_of(const struct callings *callings, struct str role)
{
	uint32_t bits = 0;
	size_t begin = 0;

	for (size_t i = 0; i <= role.len; i++) {
		unsigned char c = i < role.len ? (unsigned char)role.at[i] : 0;

		if (ascii_is_alnum(c) || c == '-' || c >= 0x80)
			continue;
		if (i > begin)
			bits |= bits_of_word(
			    callings, str_slice(role, begin, i));
		begin = i + 1;
	}
	return bits;
}

uint32_t
callings_friends(uint32_t a)
{
	uint32_t friends = a;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (a & table[i].bit)
			friends |= table[i].friends;
	return friends;
}

bool
callings_fit(uint32_t a, uint32_t b)
{
	return a == 0 || b == 0 || (callings_friends(a) & b) != 0 ||
	    (callings_friends(b) & a) != 0;
}
