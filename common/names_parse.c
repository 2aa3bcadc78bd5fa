/* The parts of a person's name. */
#include "names.h"

#include "utf8.h"

enum { LISTED_MAX = 5 }; /* bytes of the longest word in the lists */

static bool
is_one_of(struct str word, const char *const list[], size_t n)
{
	return word.len <= LISTED_MAX && str_is_one_nocase(word, list, n);
}

static bool
is_suffix(struct str word)
{
	static const char *const list[] = { "Jr", "Sr", "II", "III", "IV",
		"MD", "M.D", "PhD", "Ph.D", "Esq", "JD", "J.D", "CPA", "QC",
		"KC", "MBE", "OBE", "CBE" };

	return is_one_of(
	    str_without_stop(word), list, sizeof(list) / sizeof(list[0]));
}

/*
 * Words that belong to the surname behind them: "Ursula von der Leyen", "Van
 * Wagenen".  Some are so only in lower case: "al-Sisi" yes, "Al Gore" no.
 */
static bool
is_particle(struct str word)
{
	static const char *const any[] = { "de", "da", "di", "del", "della",
		"der", "den", "van", "von", "la", "le", "las", "los", "st.",
		"st", "ter", "ten", "dos", "das", "du", "dello" };
	static const char *const lower[] = { "al", "el", "bin", "ibn", "bint",
		"abu", "af", "av", "zu", "zur", "do", "y", "e" };

	if (is_one_of(word, any, sizeof(any) / sizeof(any[0])))
		return true;
	return word.len > 0 && ascii_is_lower((unsigned char)word.at[0]) &&
	    is_one_of(word, lower, sizeof(lower) / sizeof(lower[0]));
}

static bool
is_nickname(struct str word)
{
	uint32_t first = utf8_at(word, 0);

	return first == '(' || (utf8_mark(first) != MARK_NONE &&
	    word.len > 2 && first != 0x2019);
}

/* Take the marks or brackets off both ends. */
static struct str
without_marks(struct str word)
{
	uint32_t c;
	size_t begin;

	begin = utf8_decode(word, 0, &c);
	word = str_slice(word, begin, word.len);
	if (word.len > 0) {
		c = utf8_before(word, word.len, &begin);
		if (c == ')' || utf8_mark(c) != MARK_NONE)
			word.len = begin;
	}
	return word;
}

/* s without its last n bytes and the blanks or comma before them. */
static struct str
drop_end(struct str s, size_t n)
{
	s.len -= n;
	while (s.len > 0 && (s.at[s.len - 1] == ' ' || s.at[s.len - 1] == ','))
		s.len--;
	return s;
}

static struct str
cut_suffixes(struct str *name)
{
	const char *end = name->at + name->len;
	struct str suffix = { end, 0 };

	for (;;) {
		struct str word = str_last_word(*name);

		if (word.len == name->len || !is_suffix(word))
			return suffix;
		suffix = (struct str){ word.at, (size_t)(end - word.at) };
		*name = drop_end(*name, word.len);
	}
}

static struct str
cut_surname(struct str *name)
{
	struct str surname = str_last_word(*name);
	struct str rest = drop_end(*name, surname.len);

	while (rest.len > 0) {
		struct str word = str_last_word(rest);

		if (!is_particle(word))
			break;
		surname = (struct str){ word.at,
			(size_t)(surname.at - word.at) + surname.len };
		rest = drop_end(rest, word.len);
	}
	*name = rest;
	return surname;
}

struct names_parts
names_parse(struct str name)
{
	struct names_parts parts = { 0 };
	struct str empty, word, middle;
	size_t end;

	name = str_trim(name);
	empty = str_slice(name, 0, 0);
	parts.given = parts.middle = parts.nickname = empty;
	parts.suffix = cut_suffixes(&name);
	parts.surname = cut_surname(&name);
	if (name.len == 0)
		return parts;
	end = str_find(name, ' ', 0);
	parts.given = str_slice(name, 0, end);
	middle = str_trim(str_slice(name, end, name.len));
	word = str_last_word(middle);
	if (word.len > 0 && is_nickname(word)) {
		parts.nickname = without_marks(word);
		middle = drop_end(middle, word.len);
	}
	parts.middle = middle;
	return parts;
}
