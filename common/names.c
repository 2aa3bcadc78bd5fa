#include "names.h"

#include <utf8proc.h>

#include "utf8.h"

#include "nicknames.tsv.h"
#include "titles.tsv.h"

enum { FOLD_MAX = 3 * 127 };

void
names_init(struct names *names)
{
	lexicon_init(&names->titles, titles_rows, titles_n);
	lexicon_init(&names->nicknames, nicknames_rows, nicknames_n);
}

void
names_release(struct names *names)
{
	lexicon_release(&names->titles);
	lexicon_release(&names->nicknames);
}

/* ------------------------------------------------------------------ titles */

static struct names_title
title_of_row(const struct lexicon_row *row)
{
	static const struct {
		const char *name;
		enum names_kind kind;
	} kinds[] = {
		{ "honorific", NAMES_HONORIFIC },
		{ "office", NAMES_OFFICE },
		{ "office-plural", NAMES_OFFICE_PLURAL },
		{ "job", NAMES_JOB },
		{ "kin", NAMES_KIN },
		{ "modifier", NAMES_MODIFIER },
	};
	struct names_title title = { NAMES_NO_TITLE, NAMES_UNKNOWN };
	size_t tab = str_find(row->value, '\t', 0);
	char gender = row->value.at[row->value.len - 1];

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_is(str_slice(row->value, 0, tab), kinds[i].name))
			title.kind = kinds[i].kind;
	if (gender == 'f')
		title.gender = NAMES_FEMALE;
	if (gender == 'm')
		title.gender = NAMES_MALE;
	return title;
}

static struct str
without_stop(struct str word)
{
	if (word.len > 1 && word.at[word.len - 1] == '.')
		word.len--;
	return word;
}

struct names_title
names_title(const struct names *names, struct str word)
{
	const struct lexicon_row *row =
	    lexicon_find_lower(&names->titles, without_stop(word));

	if (row == NULL)
		return (struct names_title){ NAMES_NO_TITLE, NAMES_UNKNOWN };
	return title_of_row(row);
}

size_t
names_title_len(
    const struct names *names, struct str name, struct names_title *title)
{
	struct names_title found = { NAMES_NO_TITLE, NAMES_UNKNOWN };
	size_t len = 0, begin = 0, space;

	for (; (space = str_find(name, ' ', begin)) < name.len;
	     begin = space + 1) {
		struct names_title word =
		    names_title(names, str_slice(name, begin, space));

		if (word.kind == NAMES_NO_TITLE || word.kind == NAMES_JOB ||
		    word.kind == NAMES_KIN)
			break;
		if (word.kind == NAMES_MODIFIER)
			continue;
		found.kind = word.kind;
		if (word.gender != NAMES_UNKNOWN)
			found.gender = word.gender;
		len = space + 1;
	}
	*title = found;
	return len;
}

/* ------------------------------------------------------------------- parts */

static bool
is_one_of(struct str word, const char *const list[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(word, str_of(list[i])))
			return true;
	return false;
}

static bool
is_suffix(struct str word)
{
	static const char *const list[] = { "Jr", "Sr", "II", "III", "IV",
		"MD", "M.D", "PhD", "Ph.D", "Esq", "JD", "J.D", "CPA", "QC",
		"KC", "MBE", "OBE", "CBE" };

	return is_one_of(
	    without_stop(word), list, sizeof(list) / sizeof(list[0]));
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

/* --------------------------------------------------------------- comparing */

/* The letter under the marks: é to e.  Other scripts stay as they are. */
static uint32_t
base_letter(uint32_t c)
{
	utf8proc_int32_t parts[18];
	int boundary = 0;
	utf8proc_ssize_t n;

	if (c == 0x2019 || c == 0x2018)
		return '\'';
	if (c < 0xc0 || c > 0x24f)
		return utf8_lower(c);
	n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, 18,
	    UTF8PROC_DECOMPOSE, &boundary);
	return utf8_lower(n > 0 ? (uint32_t)parts[0] : c);
}

size_t
names_fold(struct str s, char *out)
{
	size_t len = 0, n;
	uint32_t c;

	for (size_t i = 0; i < s.len; i += n) {
		if ((unsigned char)s.at[i] < 0x80) {
			out[len++] = (char)ascii_lower((unsigned char)s.at[i]);
			n = 1;
			continue;
		}
		n = utf8_decode(s, i, &c);
		if (n == 0) {
			out[len++] = s.at[i];
			n = 1;
			continue;
		}
		len += utf8_encode(base_letter(c), out + len);
	}
	return len;
}

/* The folded form of at most FOLD_MAX / 3 bytes; longer names are cut. */
struct folded {
	char at[FOLD_MAX];
	size_t len;
};

static struct folded
fold(struct str s)
{
	struct folded f;

	if (s.len > FOLD_MAX / 3)
		s.len = FOLD_MAX / 3;
	f.len = names_fold(s, f.at);
	return f;
}

static struct str
view(const struct folded *f)
{
	return (struct str){ f->at, f->len };
}

bool
names_equal(struct str a, struct str b)
{
	struct folded x, y;

	if (str_eq(a, b))
		return true;
	x = fold(a);
	y = fold(b);
	return str_eq(view(&x), view(&y));
}

/* "J", "J.", "J.D.", "JD": capital letters and stops. */
static bool
is_initials(struct str word)
{
	size_t letters = 0;
	bool stop = false;

	for (size_t i = 0; i < word.len; i++) {
		if (word.at[i] == '.')
			stop = true;
		else if (ascii_is_upper((unsigned char)word.at[i]))
			letters++;
		else
			return false;
	}
	return letters == 1 || (letters > 1 && letters <= 3 &&
	    (stop || letters == 2));
}

/* Is one of the full forms of a ("|"-joined) b, or one of b's? */
static bool
share_form(struct str a_forms, struct str b, struct str b_forms)
{
	struct str form, other;

	while (str_field(&a_forms, '|', &form)) {
		struct str rest = b_forms;

		if (str_eq(form, b))
			return true;
		while (rest.len > 0 && str_field(&rest, '|', &other))
			if (str_eq(form, other))
				return true;
	}
	return false;
}

static struct str
full_forms(const struct names *names, struct str given)
{
	const struct lexicon_row *row = lexicon_find(&names->nicknames, given);

	return row == NULL ? (struct str){ NULL, 0 } : row->value;
}

static bool
are_variants(const struct names *names, struct str a, struct str b)
{
	struct str a_forms = full_forms(names, a);
	struct str b_forms = full_forms(names, b);

	return (a_forms.len > 0 && share_form(a_forms, b, b_forms)) ||
	    (b_forms.len > 0 && share_form(b_forms, a, a_forms));
}

bool
names_given_fit(const struct names *names, struct str a, struct str b)
{
	struct folded x = fold(a), y = fold(b);

	if (a.len == 0 || b.len == 0 || str_eq(view(&x), view(&y)))
		return true;
	if (is_initials(a) || is_initials(b))
		return x.at[0] == y.at[0];
	return are_variants(names, view(&x), view(&y));
}

/* Is short all of full, or its last words? */
static bool
ends_with_words(struct str full, struct str form)
{
	size_t cut;

	if (form.len >= full.len)
		return names_equal(full, form);
	cut = full.len - form.len;
	return full.at[cut - 1] == ' ' &&
	    names_equal(str_slice(full, cut, full.len), form);
}

static bool
surname_fits(struct str a, struct str b)
{
	return ends_with_words(a, b) || ends_with_words(b, a);
}

static bool
suffix_fits(struct str a, struct str b)
{
	return a.len == 0 || b.len == 0 ||
	    names_equal(without_stop(a), without_stop(b));
}

/* Given names fit, or the one goes by the other's middle or nickname. */
static bool
first_names_fit(const struct names *names, const struct names_parts *a,
    const struct names_parts *b)
{
	if (names_given_fit(names, a->given, b->given))
		return a->middle.len == 0 || b->middle.len == 0 ||
		    ascii_lower((unsigned char)a->middle.at[0]) ==
		    ascii_lower((unsigned char)b->middle.at[0]);
	if (a->nickname.len > 0 && names_equal(a->nickname, b->given))
		return true;
	if (b->nickname.len > 0 && names_equal(b->nickname, a->given))
		return true;
	return (a->middle.len > 1 && names_equal(a->middle, b->given)) ||
	    (b->middle.len > 1 && names_equal(b->middle, a->given));
}

/* A form without a given name: a surname, or a given name after all. */
static enum names_match
match_short(struct str form, const struct names_parts *full)
{
	if (ends_with_words(full->surname, form) ||
	    ends_with_words(form, full->surname))
		return NAMES_BY_SURNAME;
	if (names_equal(form, full->given) ||
	    (full->nickname.len > 0 && names_equal(form, full->nickname)))
		return NAMES_BY_GIVEN;
	return NAMES_DIFFERENT;
}

enum names_match
names_match(const struct names *names, struct str form, struct str full)
{
	struct names_parts a, b;

	if (names_equal(form, full))
		return NAMES_SAME;
	a = names_parse(form);
	b = names_parse(full);
	if (!suffix_fits(a.suffix, b.suffix))
		return NAMES_DIFFERENT;
	if (a.given.len == 0)
		return match_short(a.surname, &b);
	if (b.given.len == 0)
		return match_short(b.surname, &a);
	if (surname_fits(a.surname, b.surname) &&
	    first_names_fit(names, &a, &b))
		return NAMES_BY_BOTH;
	/* "Peña Nieto" of "Enrique Peña Nieto" looks like a given name. */
	if (ends_with_words(full, form) && a.suffix.len == b.suffix.len)
		return NAMES_BY_SURNAME;
	return NAMES_DIFFERENT;
}
