#include "fullname.h"

void
fullname_add(struct person *person, struct str text)
{
	size_t i = 0;

	while (i < FORMS_MAX && person->forms[i].n > 0 &&
	       !str_eq(person->forms[i].text, text))
		i++;
	if (i == FORMS_MAX)
		return;
	person->forms[i].text = text;
	person->forms[i].n++;
}

bool
fullname_is_tail(struct str name, struct str tail)
{
	struct str end;

	if (tail.len + 1 >= name.len)
		return false;
	end = str_slice(name, name.len - tail.len, name.len);
	return name.at[name.len - tail.len - 1] == ' ' &&
	       names_equal(end, tail);
}

/* The commonest form, the longer of two, capitals only where nothing else. */
void
fullname_choose(struct person *person)
{
	size_t best = 0;

	for (size_t i = 1; i < FORMS_MAX && person->forms[i].n > 0; i++) {
		struct str a = person->forms[i].text;
		struct str b = person->forms[best].text;
		uint32_t n = person->forms[i].n, m = person->forms[best].n;

		if (str_has_lower(a) != str_has_lower(b)) {
			best = str_has_lower(a) ? i : best;
			continue;
		}
		if (fullname_is_tail(a, b) ||
		    (!fullname_is_tail(b, a) &&
			(n > m || (n == m && a.len > b.len))))
			best = i;
	}
	person->name = person->forms[best].text;
}

bool
fullname_is_slip(struct str a, struct str b)
{
	size_t head = 0, tail = 0, least = a.len < b.len ? a.len : b.len;
	size_t most = a.len < b.len ? b.len : a.len;

	while (head < least && ascii_lower((unsigned char)a.at[head]) ==
				   ascii_lower((unsigned char)b.at[head]))
		head++;
	while (tail < least - head &&
	       ascii_lower((unsigned char)a.at[a.len - 1 - tail]) ==
		   ascii_lower((unsigned char)b.at[b.len - 1 - tail]))
		tail++;
	return head > 0 && most - head - tail <= 1;
}

/* What stands behind the last " of " or " the ", if two words do. */
static struct str
behind_of(struct str name)
{
	struct str rest = name;

	for (size_t i = 0; i + 4 < name.len; i++) {
		struct str tail = str_slice(name, i, name.len);

		if (str_starts(tail, STR(" of ")))
			rest = str_slice(name, i + 4, name.len);
		else if (str_starts(tail, STR(" the ")))
			rest = str_slice(name, i + 5, name.len);
	}
	return str_find(rest, ' ', 0) < rest.len ? rest : name;
}

/* Without "Democrat" and the like, as long as two words are left. */
static struct str
without_titles(const struct words *words, struct str name)
{
	for (;;) {
		size_t blank = str_find(name, ' ', 0);
		enum word_kind kind =
		    words_find(words, str_slice(name, 0, blank)).kind;

		if (blank == name.len ||
		    str_find(name, ' ', blank + 1) == name.len ||
		    (kind != WORD_PERSON && kind != WORD_EPITHET))
			return name;
		name = str_slice(name, blank + 1, name.len);
	}
}

static size_t
count_blanks(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.at[i] == ' ';
	return n;
}

/* Will Rogers of "Orrin County Chairman Will Rogers": what stands behind the
 * last noun for a person, if two words do. */
static struct str
behind_title(const struct words *words, struct str name)
{
	struct str rest = name, left = name, word;

	if (count_blanks(name) < 3)
		return name;
	while (str_field(&left, ' ', &word))
		if (left.at != NULL && count_blanks(left) > 0 &&
		    words_find(words, word).kind == WORD_PERSON)
			rest = left;
	return rest;
}

/* Ana Ruiz of "Ana Ruiz of Orrin". */
static struct str
before_of(struct str name)
{
	size_t at = str_find_str(name, STR(" of "), 0);
	struct str head = str_slice(name, 0, at);

	return count_blanks(head) > 0 ? head : name;
}

struct str
fullname_bare(const struct persons *persons, struct str name)
{
	enum { NAME_MAX_BYTES = 256 }; /* what is longer is no name */
	struct names_title title;
	size_t len;
	struct str behind;

	if (name.len > NAME_MAX_BYTES)
		return name;
	len = names_title_len(persons->names, name, &title);
	behind = behind_of(name);
	if (behind.len == name.len) {
		name = before_of(str_slice(name, len, name.len));
		return without_titles(
		    persons->words, behind_title(persons->words, name));
	}
	if (str_starts(behind, STR("House ")) ||
	    str_starts(behind, STR("Senate ")))
		behind =
		    str_slice(behind, str_find(behind, ' ', 0) + 1, behind.len);
	return behind;
}
