#include "address.h"

/* Endings in wide use for sites, and of files that letters speak of. */
static const char *const endings[] = {
	"com",
	"org",
	"net",
	"edu",
	"gov",
	"mil",
	"int",
	"info",
	"biz",
	"io",
	"co",
	"uk",
	"us",
	"ca",
	"au",
	"de",
	"fr",
	"eu",
	"nl",
	"ie",
	"nz",
	"ch",
	"jp",
	"tv",
	"news",
	"app",
	"dev",
	"ai",
	"me",
	"ly",
	"gl",
	"be",
	"es",
	"html",
	"htm",
	"php",
	"asp",
	"aspx",
	"pdf",
	"doc",
	"docx",
	"xls",
	"xlsx",
	"txt",
	"exe",
	"zip",
	"jpg",
	"jpeg",
	"png",
	"gif",
	"csv",
	"ppt",
	"mp3",
	"mp4",
	"dk",
	"mx",
	"pl",
	"it",
	"se",
	"ru",
	"cn",
};

bool
address_is_domain_end(struct str s)
{
	if (s.len < 2 || s.len > 4)
		return false;
	return STR_IS_ONE_NOCASE(s, endings) && (s.at[0] == s.at[1] ||
	    ascii_is_lower((unsigned char)s.at[0]) ||
	    ascii_is_upper((unsigned char)s.at[1]));
}

static unsigned char
at(struct str text, uint32_t i, uint32_t end)
{
	return i < end ? (unsigned char)text.at[i] : '\0';
}

/* Take marks off the end that are the sentence's. */
static uint32_t
trimmed(struct str text, uint32_t begin, uint32_t end)
{
	bool bracket = memchr(text.at + begin, '(', end - begin) != NULL;

	while (end > begin) {
		unsigned char c = (unsigned char)text.at[end - 1];

		if (c == ')' && bracket)
			break;
		if (c < 0x80 && strchr(".,;:!?'\")]>}*", c) == NULL)
			break;
		end--;
	}
	return end;
}

static bool
is_name_byte(unsigned char c)
{
	return ascii_is_alnum(c) || c == '-' || c == '_';
}

static uint32_t
name_end(struct str text, uint32_t i, uint32_t end)
{
	while (is_name_byte(at(text, i, end)))
		i++;
	return i;
}

/*
 * Past names joined by single stops; *last is where the last begins, *names
 * how many there are.
 */
static uint32_t
dotted_end(
    struct str text, uint32_t i, uint32_t end, uint32_t *last, uint32_t *names)
{
	for (*names = 1;; ++*names) {
		*last = i;
		i = name_end(text, i, end);
		if (at(text, i, end) != '.' ||
		    !is_name_byte(at(text, i + 1, end)))
			return i;
		i++;
	}
}

static bool
has_scheme(struct str text, uint32_t i, uint32_t end)
{
	uint32_t begin = i;

	while (ascii_is_alpha(at(text, i, end)) && i < begin + 8)
		i++;
	return i > begin + 1 && end - i > 3 &&
	       memcmp(text.at + i, "://", 3) == 0;
}

static bool
has_www(struct str text, uint32_t i, uint32_t end)
{
	return end - i > 5 &&
	       str_eq_nocase(str_slice(text, i, i + 4), STR("www."));
}

/* "@cityhall", "#budget2024" */
static uint32_t
tag_end(struct str text, uint32_t i, uint32_t end)
{
	uint32_t last;

	if (at(text, i, end) != '@' && at(text, i, end) != '#')
		return 0;
	if (!ascii_is_alpha(at(text, i + 1, end)))
		return 0;
	last = name_end(text, i + 1, end);
	return last > i + 2 ? last : 0;
}

/* "alt.animals.cat": names of two small letters at least, and stops. */
static bool
is_group(struct str s)
{
	size_t run = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c == '.' ? run < 2 : !ascii_is_lower(c) && c != '-')
			return false;
		run = c == '.' ? 0 : run + 1;
	}
	return run > 1;
}

/* "name@host" or "host.com/path"; else 0. */
static uint32_t
host_end(struct str text, uint32_t begin, uint32_t end)
{
	uint32_t last;
	uint32_t names;
	uint32_t i = dotted_end(text, begin, end, &last, &names);

	if (i == begin)
		return 0;
	if (at(text, i, end) == '@' && is_name_byte(at(text, i + 1, end)))
		return dotted_end(text, i + 1, end, &last, &names);
	if (names > 2 && is_group(str_slice(text, begin, i)))
		return i;
	if (last == begin || !address_is_domain_end(str_slice(text, last, i)))
		return 0;
	if (at(text, i, end) == '/')
		return trimmed(text, begin, end);
	return i;
}

uint32_t
address_end(struct str text, uint32_t begin, uint32_t chunk_end)
{
	uint32_t end;

	if (has_scheme(text, begin, chunk_end) ||
	    has_www(text, begin, chunk_end))
		return trimmed(text, begin, chunk_end);
	end = tag_end(text, begin, chunk_end);
	return end != 0 ? end : host_end(text, begin, chunk_end);
}
