#include "teach.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "buf.h"
#include "diag.h"
#include "hash.h"
#include "utf8.h"

struct taught {
	struct str name;
	struct str full;
	enum entity_label label;
	struct taught *next; /* with the same first word, the longer first */
};

struct teach {
	struct buf bytes; /* the file: what the names point into */
	struct taught *names; /* [n] */
	size_t n;
	struct taught **slots; /* [mask + 1]: by the hash of the first word */
	size_t mask;
};

/* Is the code point at byte i part of a word?  *len: its bytes. */
static bool
in_word(struct str s, size_t i, size_t *len)
{
	uint32_t c = (unsigned char)s.at[i];

	*len = 1;
	if (c < 0x80)
		return ascii_is_alnum((unsigned char)c);
	*len = utf8_decode(s, i, &c);
	return utf8_is_letter(c) || utf8_is_digit(c);
}

/* The end of the word, or of the one sign, that begins at byte i. */
static size_t
word_end(struct str s, size_t i)
{
	size_t len, begin = i;

	while (i < s.len && in_word(s, i, &len))
		i += len;
	return i == begin && i < s.len ? i + len : i;
}

static enum entity_label
label_of(struct str name, const char *path, size_t line)
{
	for (enum entity_label l = ENTITY_PERSON; l <= ENTITY_MISC; l++)
		if (str_is(name, entity_label_name(l)))
			return l;
	die("%s:%zu: type '%.*s' is none of person org place norp event work "
	    "law product misc", path, line, (int)name.len, name.at);
}

static void
read_line(struct teach *teach, struct str line, const char *path, size_t number)
{
	struct str rest = line, name = { 0 }, type = { 0 }, full = { 0 };
	struct taught *taught;

	str_field(&rest, '\t', &name);
	name = str_trim(name);
	if (rest.at == NULL || name.len == 0)
		die("%s:%zu: expected name, TAB, type", path, number);
	str_field(&rest, '\t', &type);
	if (rest.at != NULL)
		str_field(&rest, '\t', &full);
	if ((teach->n & (teach->n - 1)) == 0)
		teach->names = xrealloc(teach->names,
		    (teach->n == 0 ? 1 : teach->n * 2) *
		        sizeof(*teach->names));
	taught = &teach->names[teach->n++];
	*taught = (struct taught){ name, str_trim(full),
		label_of(str_trim(type), path, number), NULL };
	if (taught->full.len == 0)
		taught->full = name;
}

static void
read_lines(struct teach *teach, const char *path)
{
	struct str rest = buf_str(&teach->bytes), line;
	size_t number = 0;

	if (utf8_valid(rest) != rest.len)
		die("%s: is not UTF-8", path);
	while (rest.len > 0 && str_field(&rest, '\n', &line)) {
		number++;
		line = str_trim(line);
		if (line.len > 0 && line.at[0] != '#')
			read_line(teach, line, path, number);
	}
}

static void
read_bytes(struct buf *bytes, const char *path)
{
	FILE *file = fopen(path, "rb");
	size_t n;

	if (file == NULL)
		die("%s: cannot open: %s", path, strerror(errno));
	do {
		buf_reserve(bytes, 65536);
		n = fread(bytes->at + bytes->len, 1, 65536, file);
		bytes->len += n;
	} while (n > 0);
	if (ferror(file))
		die("%s: cannot read: %s", path, strerror(errno));
	fclose(file);
}

static struct taught **
slot_of(const struct teach *teach, struct str word)
{
	return &teach->slots[hash_str(word) & teach->mask];
}

/* Put each name into the list of its first word, the longest first. */
static void
link_names(struct teach *teach)
{
	size_t size = 16;

	while (size < teach->n * 2)
		size *= 2;
	teach->mask = size - 1;
	teach->slots = xcalloc(size, sizeof(struct taught *));
	for (size_t i = 0; i < teach->n; i++) {
		struct taught *taught = &teach->names[i];
		struct taught **at = slot_of(teach,
		    str_slice(taught->name, 0, word_end(taught->name, 0)));

		while (*at != NULL && (*at)->name.len > taught->name.len)
			at = &(*at)->next;
		taught->next = *at;
		*at = taught;
	}
}

struct teach *
teach_read(const char *path)
{
	struct teach *teach = xcalloc(1, sizeof(*teach));

	buf_init(&teach->bytes);
	read_bytes(&teach->bytes, path);
	read_lines(teach, path);
	link_names(teach);
	return teach;
}

void
teach_free(struct teach *teach)
{
	if (teach == NULL)
		return;
	buf_release(&teach->bytes);
	free(teach->names);
	free(teach->slots);
	free(teach);
}

/* Does a name of this many bytes, which text begins with, end there? */
static bool
ends_word(struct str text, size_t len)
{
	size_t begin, next;

	if (len == text.len)
		return true;
	utf8_before(text, len, &begin);
	return !in_word(text, len, &next) || !in_word(text, begin, &next);
}

/* The longest taught name that begins text and ends with a word's end. */
static const struct taught *
longest(const struct teach *teach, struct str text)
{
	const struct taught *t =
	    *slot_of(teach, str_slice(text, 0, word_end(text, 0)));

	for (; t != NULL; t = t->next)
		if (str_starts(text, t->name) && ends_word(text, t->name.len))
			return t;
	return NULL;
}

void
teach_find(const struct teach *teach, struct str text, struct span at,
    uint32_t sentence, struct entities *found, struct arena *arena)
{
	uint32_t i = at.begin;

	while (i < at.end) {
		const struct taught *t =
		    longest(teach, str_slice(text, i, at.end));

		if (t == NULL) {
			i += (uint32_t)word_end(str_slice(text, i, at.end), 0);
			continue;
		}
		arena_append(arena, found, ((struct entity){
		    .at = { i, i + (uint32_t)t->name.len },
		    .label = t->label, .sentence = sentence,
		    .confidence = 1.0f, .name = t->full, .of = ENTITY_NONE,
		    .taught = true }));
		i += (uint32_t)t->name.len;
	}
}
