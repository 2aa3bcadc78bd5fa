/* Are two names one person's? */
#include "names.h"

#include <utf8proc.h>

#include "utf8.h"

enum { FOLD_MAX = 3 * 127 };

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
	    names_equal(str_without_stop(a), str_without_stop(b));
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
