#include "lint.h"

#include <utf8proc.h>

#include "hash.h"
#include "utf8.h"

/* Ids seen in the article: open addressing, a power of two slots. */
struct ids {
	struct str *slot; /* [mask + 1] */
	size_t mask;
};

static struct str *
find_id(const struct ids *ids, struct str id)
{
	size_t i = (size_t)hash_str(id) & ids->mask;

	while (ids->slot[i].len > 0 && !str_eq(ids->slot[i], id))
		i = (i + 1) & ids->mask;
	return &ids->slot[i];
}

static struct ids
ids_new(const struct article *article)
{
	struct ids ids = { .mask = 15 };

	while (ids.mask < article->n * 2)
		ids.mask = ids.mask * 2 + 1;
	ids.slot = arena_array(article->arena, struct str, ids.mask + 1);
	return ids;
}

static bool
is_key(struct str s)
{
	if (s.len == 0 || !ascii_is_lower((unsigned char)s.at[0]))
		return false;
	for (size_t i = 1; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (!ascii_is_lower(c) && !ascii_is_digit(c) && c != '-' &&
		    c != '_' && c != '.')
			return false;
	}
	return true;
}

static bool
has_bad_escape(struct str value)
{
	for (size_t i = 0; i < value.len; i++) {
		if (value.at[i] != '\\')
			continue;
		if (++i == value.len || strchr("\\tnr", value.at[i]) == NULL)
			return true;
	}
	return false;
}

static const char *
check_attrs(struct str attrs)
{
	struct str attr;

	if (attrs.len == 0)
		return NULL;
	while (str_field(&attrs, '\t', &attr)) {
		size_t equals = str_find(attr, '=', 0);

		if (equals == attr.len || !is_key(str_slice(attr, 0, equals)))
			return "attribute is not key=value";
		if (has_bad_escape(str_slice(attr, equals + 1, attr.len)))
			return "attribute has an unknown escape";
	}
	return NULL;
}

static bool
is_label(struct str s)
{
	if (str_is(s, "."))
		return true;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (!ascii_is_alnum(c) && c != '-' && c != '_')
			return false;
	}
	return s.len > 0;
}

static const char *
check_id(const struct ids *ids, const struct record *record)
{
	struct str *slot = find_id(ids, record->id);

	if (slot->len > 0)
		return "id stands twice in the article";
	*slot = record->id;
	return is_label(record->label) ? NULL : "label has other characters";
}

static const char *
check_text(struct str text)
{
	for (size_t i = utf8_ascii(text), n; i < text.len; i += n) {
		uint32_t c;

		n = utf8_decode(text, i, &c);
		if (c >= 0x80 && c < 0xa0)
			return "text has a C1 control character";
	}
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if ((c < 0x20 && c != '\n') || c == 0x7f)
			return "text has a control character";
	}
	return NULL;
}

/* Only text with a code point from U+0300 on can be out of NFC. */
static bool
is_nfc(struct str text, struct arena *arena)
{
	utf8proc_int32_t *points;
	utf8proc_ssize_t n, after;
	size_t i = 0;

	while (i < text.len && (unsigned char)text.at[i] < 0xcc)
		i++;
	if (i == text.len)
		return true;
	points = arena_array(arena, utf8proc_int32_t, text.len * 3 + 4);
	n = utf8proc_decompose((const utf8proc_uint8_t *)text.at,
	    (utf8proc_ssize_t)text.len, points,
	    (utf8proc_ssize_t)text.len * 3 + 4,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n < 0)
		return false;
	after = utf8proc_reencode(points, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	return after == (utf8proc_ssize_t)text.len &&
	    memcmp(points, text.at, text.len) == 0;
}

static const char *
check_map(const struct article *article)
{
	uint64_t srclen;

	if (article->map.n == 0)
		return article->text.len == 0 ? NULL : "article has no map";
	if (srcmap_text_len(&article->map) != article->text.len)
		return "map does not add up to the text's length";
	if (!str_number(article_attr(article, "srclen"), INT32_MAX, &srclen))
		return "doc has no srclen= that is a number";
	if (srcmap_source_len(&article->map) != srclen)
		return "map does not add up to srclen=";
	return NULL;
}

static bool
is_docid(struct str id)
{
	for (size_t i = 0; i < id.len; i++) {
		unsigned char c = (unsigned char)id.at[i];

		if (c <= 0x20 || c == 0x7f)
			return false;
	}
	return true;
}

static const char *
check_article(const struct article *article)
{
	const char *error = check_text(article->text);

	if (!is_docid(article->id))
		return "docid has a space or a control character";
	if (error == NULL)
		error = check_attrs(article->attrs);
	if (error == NULL && !is_nfc(article->text, article->arena))
		error = "text is not in NFC";
	if (error == NULL)
		error = check_map(article);
	return error;
}

static const char *
check_record(const struct record *record, size_t i, const struct ids *ids,
    bool *later_span)
{
	const char *error = check_attrs(record->attrs);

	if (i == 0 && record->type != RECORD_VIA)
		return "record stands before the first via";
	if (record->type == RECORD_SPAN) {
		bool par = str_is(record->kind, "par");

		if (par && *later_span)
			return "par stands after other spans";
		*later_span = *later_span || !par;
	}
	if (error == NULL &&
	    (record->type == RECORD_SPAN || record->type == RECORD_LINK))
		error = check_id(ids, record);
	return error;
}

static bool
leads_nowhere(const struct record *record, const struct ids *ids)
{
	return record->type == RECORD_LINK &&
	    (find_id(ids, record->column[0])->len == 0 ||
	        find_id(ids, record->column[1])->len == 0);
}

struct lint_fault
lint_article(const struct article *article)
{
	struct ids ids = ids_new(article);
	struct lint_fault fault = { check_article(article), 0 };
	bool later_span = false;

	for (size_t i = 0; i < article->n && fault.text == NULL; i++) {
		fault.text = check_record(
		    &article->records[i], i, &ids, &later_span);
		fault.line = i + 1;
	}
	for (size_t i = 0; i < article->n && fault.text == NULL; i++) {
		if (leads_nowhere(&article->records[i], &ids))
			fault.text = "link leads to an id that is not there";
		fault.line = i + 1;
	}
	return fault;
}
