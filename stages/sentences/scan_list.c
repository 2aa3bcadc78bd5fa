/* Lists that were run into one line, and their labels. */
#include "abbrev.h"
#include "scan.h"
#include "utf8.h"

bool
scan_is_bullet(const struct scan *scan, uint32_t i)
{
	static const uint32_t bullets[] = { 0x2022, 0x2023, 0x2043, 0x204c,
		0x204d, 0x2219, 0x25a0, 0x25aa, 0x25cf, 0x25e6, 0x25c6, 0x27a2,
		0xb7 };
	uint32_t c;

	if (scan_byte(scan, i) < 0x80)
		return false;
	c = utf8_at(scan->text, i);
	for (size_t k = 0; k < sizeof(bullets) / sizeof(bullets[0]); k++)
		if (c == bullets[k])
			return true;
	return false;
}

/* Read "1", "12", "a" or "B" at *i; the kind, or '\0'. */
static char
read_value(const struct scan *scan, uint32_t *i, uint32_t *value)
{
	unsigned char c = scan_byte(scan, *i);

	*value = 0;
	if (ascii_is_alpha(c)) {
		++*i;
		*value = (uint32_t)(ascii_lower(c) - 'a') + 1;
		return ascii_is_upper(c) ? 'A' : 'a';
	}
	for (int n = 0; n < 2 && ascii_is_digit(scan_byte(scan, *i)); n++, ++*i)
		*value = *value * 10 + (uint32_t)(scan_byte(scan, *i) - '0');
	return *value == 0 ? '\0' : '1';
}

/* Read the label of an item, "1." "a)" "(2)" "3.)", that begins at byte i. */
static struct scan_item
read_label(const struct scan *scan, uint32_t i, uint32_t *end)
{
	struct scan_item item = { 0 };

	if (scan_byte(scan, i) == '(')
		i++;
	item.kind = read_value(scan, &i, &item.value);
	if (item.kind == '\0')
		return item;
	if (scan_byte(scan, i) == '.') {
		item.style = '.';
		i++;
	}
	if (scan_byte(scan, i) == ')') {
		item.style = item.style == '.' ? ']' : ')';
		i++;
	}
	*end = i;
	if (!scan_blank(scan, i))
		item.style = '\0';
	return item;
}

/* Is the stop before byte end that of an abbreviation, as in "No. 1."? */
static bool
is_abbreviated(const struct scan *scan, uint32_t end)
{
	uint32_t begin = end - 1;

	while (begin > scan->par.begin && end - begin < 12 &&
	       ascii_is_alpha(scan_byte(scan, begin - 1)))
		begin--;
	return abbrev_class(str_slice(scan->text, begin, end - 1), NULL) !=
	       ABBREV_NONE;
}

/* May a first item begin behind what ends at byte end? */
static bool
may_begin_list(const struct scan *scan, uint32_t end, uint32_t next)
{
	unsigned char c;

	if (next == scan->begin)
		return true;
	c = scan_byte(scan, end - 1);
	return c == ':' || c == ';' || (c == '.' && !is_abbreviated(scan, end));
}

bool
scan_item(struct scan *scan, uint32_t end, uint32_t next)
{
	uint32_t after = 0;
	struct scan_item item = read_label(scan, next, &after);

	if (item.style == '\0')
		return false;
	if (item.style == scan->item.style && item.kind == scan->item.kind &&
	    item.value == scan->item.value + 1) {
		scan->item = item;
		scan->label = after;
		return true;
	}
	if (item.value == 1 && item.kind != 'A' &&
	    may_begin_list(scan, end, next)) {
		scan->item = item;
		scan->label = after;
	}
	return false;
}

bool
scan_is_label(const struct scan *scan, uint32_t end)
{
	uint32_t i = scan->begin;
	uint32_t after = 0;
	struct scan_item item;

	if (end == scan->label)
		return true;
	if (end - i > 12)
		return false;
	if (scan_is_bullet(scan, i)) {
		while (i < end &&
		       (scan_byte(scan, i) >= 0x80 || scan_blank(scan, i)))
			i++;
		if (i == end)
			return true;
	}
	if (end - i == 2 && ascii_is_upper(scan_byte(scan, i)) &&
	    scan_byte(scan, i + 1) == ':')
		return true; /* "Q:" */
	item = read_label(scan, i, &after);
	return item.style != '\0' && after == end;
}
