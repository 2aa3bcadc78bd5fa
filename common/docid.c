#include "docid.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "utf8.h"

enum { DOCID_MAX = 255 };

void
docids_init(struct docids *ids)
{
	ids->mask = 1023;
	ids->n = 0;
	ids->slots = xcalloc(ids->mask + 1, sizeof(*ids->slots));
}

void
docids_release(struct docids *ids)
{
	free(ids->slots);
}

static bool
insert(struct docids *ids, uint64_t hash)
{
	size_t i = hash & ids->mask;

	for (; ids->slots[i] != 0; i = (i + 1) & ids->mask)
		if (ids->slots[i] == hash)
			return false;
	ids->slots[i] = hash;
	ids->n++;
	return true;
}

static void
grow(struct docids *ids)
{
	struct docids larger = { .mask = ids->mask * 2 + 1 };

	larger.slots = xcalloc(larger.mask + 1, sizeof(*larger.slots));
	for (size_t i = 0; i <= ids->mask; i++)
		if (ids->slots[i] != 0)
			insert(&larger, ids->slots[i]);
	free(ids->slots);
	*ids = larger;
}

/* Note the id.  False where it was given out before. */
static bool
is_new(struct docids *ids, struct str id)
{
	if (ids->n * 2 > ids->mask)
		grow(ids);
	return insert(ids, hash_str(id) | 1);
}

/* Cut a known extension off; false where there is none. */
static bool
cut(struct str *path, const char *extension)
{
	size_t len = strlen(extension);

	if (path->len <= len || !str_eq_nocase(str_slice(*path,
	        path->len - len, path->len), str_of(extension)) ||
	    path->at[path->len - len - 1] == '/')
		return false;
	path->len -= len;
	return true;
}

struct str
docid_stem(struct str path)
{
	static const char *const packed[] = { ".gz", ".zst" };
	static const char *const kinds[] = { ".txt", ".text", ".md", ".html",
		".htm", ".xhtml", ".json", ".jsonl", ".ndjson" };

	for (size_t i = 0; i < sizeof(packed) / sizeof(packed[0]); i++)
		if (cut(&path, packed[i]))
			break;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (cut(&path, kinds[i]))
			break;
	return path;
}

static bool
is_kept(unsigned char c)
{
	return c > ' ' && c < 0x7f && c != '%' && c != ':';
}

/* Letters of any script stay; blanks become "_", the rest "%41", so does the
 * colon that docid_part() puts before a number. */
static struct str
printable(struct str path, struct arena *arena)
{
	char *out = arena_alloc(arena, path.len * 3 + 1);
	size_t len = 0;

	for (size_t i = 0; i < path.len;) {
		uint32_t c;
		size_t n;

		if (is_kept((unsigned char)path.at[i])) {
			out[len++] = path.at[i++];
			continue;
		}
		n = utf8_decode(path, i, &c);
		if (n == 1 && c == ' ')
			out[len++] = '_';
		else if (n > 1 && (utf8_is_letter(c) || utf8_is_digit(c))) {
			memcpy(out + len, path.at + i, n);
			len += n;
		} else {
			n = n == 0 ? 1 : n;
			for (size_t k = i; k < i + n; k++) {
				static const char hex[] = "0123456789ABCDEF";
				unsigned char byte = (unsigned char)path.at[k];

				out[len++] = '%';
				out[len++] = hex[byte >> 4];
				out[len++] = hex[byte & 15];
			}
		}
		i += n;
	}
	return (struct str){ out, len };
}

/* At most max bytes: a long id keeps its end and gets a hash before it. */
static struct str
shorten(struct str id, size_t max, struct arena *arena)
{
	size_t begin;

	if (id.len <= max)
		return id;
	begin = id.len - (max - 18);
	while (!utf8_is_boundary(id, begin))
		begin++;
	return arena_printf(arena, "%016llx-%.*s",
	    (unsigned long long)hash_str(id), (int)(id.len - begin),
	    id.at + begin);
}

struct str
docid_part(struct str id, uint64_t number, struct arena *arena)
{
	if (number == 0)
		return id;
	id = shorten(id, DOCID_MAX - 21, arena);
	return arena_printf(arena, "%.*s:%llu", (int)id.len, id.at,
	    (unsigned long long)number);
}

struct str
docids_new(struct docids *ids, struct str path, uint64_t number,
    struct arena *arena)
{
	struct str stem = printable(docid_stem(path), arena), id;

	if (stem.len == 0)
		stem = STR("article");
	stem = docid_part(stem, number, arena);
	id = shorten(stem, DOCID_MAX, arena);
	for (unsigned copy = 2; !is_new(ids, id); copy++) {
		struct str base = shorten(stem, DOCID_MAX - 12, arena);

		id = arena_printf(arena, "%.*s~%u", (int)base.len, base.at,
		    copy);
	}
	return id;
}
