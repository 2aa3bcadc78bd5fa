#include "html_token.h"

#include "clean.h"
#include "edit.h"

static bool
is_name_char(unsigned char c)
{
	return ascii_is_alnum(c) || c == '-' || c == ':' || c == '_';
}

static size_t
name_end(struct str s, size_t i)
{
	while (i < s.len && is_name_char((unsigned char)s.at[i]))
		i++;
	return i;
}

/* Skip a quoted value that begins at byte i; i + 1 where it is not closed. */
static size_t
skip_quoted(struct html_reader *r, size_t i)
{
	char quote = r->s.at[i];
	bool *none = &r->no_quote[quote == '\''];
	size_t end;

	if (*none)
		return i + 1;
	end = str_find(r->s, quote, i + 1);
	*none = end == r->s.len;
	return *none ? i + 1 : end + 1;
}

/* The end of the tag whose name ends at byte i, behind its ">". */
static size_t
tag_end(struct html_reader *r, size_t i)
{
	bool value = false; /* behind "=" */

	while (i < r->s.len && r->s.at[i] != '>') {
		char c = r->s.at[i];

		if (value && (c == '"' || c == '\''))
			i = skip_quoted(r, i);
		else
			i++;
		value = c == '=' || (value && ascii_is_space((unsigned char)c));
	}
	return i < r->s.len ? i + 1 : i;
}

static bool
is_raw(struct str name)
{
	static const char *const list[] = { "script", "style", "textarea",
		"title", "xmp", "noframes" };

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (str_eq_nocase(name, str_of(list[i])))
			return true;
	return false;
}

/* Where the raw element ends: at "</script". */
static size_t
raw_end(struct str s, size_t i, struct str name)
{
	for (i = str_find(s, '<', i); i < s.len; i = str_find(s, '<', i + 1))
		if (i + 2 + name.len <= s.len && s.at[i + 1] == '/' &&
		    str_eq_nocase(str_slice(s, i + 2, i + 2 + name.len), name))
			return i;
	return s.len;
}

/* Skip "<!-- -->", "<!doctype>", "<?xml?>" at byte i. */
static size_t
skip_declaration(struct str s, size_t i)
{
	size_t end;

	if (str_starts(str_slice(s, i, s.len), STR("<!--"))) {
		end = str_find_str(s, STR("-->"), i + 2);
		return end < s.len ? end + 3 : s.len;
	}
	end = str_find(s, '>', i);
	return end < s.len ? end + 1 : s.len;
}

static void
read_tag(struct html_reader *r, struct html_token *token)
{
	bool end = r->s.at[r->at + 1] == '/';
	size_t begin = r->at, name = begin + 1 + end;
	size_t stop = name_end(r->s, name);

	token->kind = end ? HTML_END : HTML_START;
	token->name = (struct span){ (uint32_t)name, (uint32_t)stop };
	r->at = tag_end(r, stop);
	token->at = (struct span){ (uint32_t)begin, (uint32_t)r->at };
	if (!end && is_raw(str_span(r->s, token->name)))
		r->raw = token->name;
}

static bool
begins_tag(struct str s, size_t i)
{
	size_t name = i + 1;

	if (name < s.len && s.at[name] == '/')
		name++;
	return name < s.len && ascii_is_alpha((unsigned char)s.at[name]);
}

static bool
begins_declaration(struct str s, size_t i)
{
	return i + 1 < s.len && (s.at[i + 1] == '!' || s.at[i + 1] == '?');
}

static void
read_text(struct html_reader *r, struct html_token *token)
{
	size_t begin = r->at;

	for (r->at = begin + 1; r->at < r->s.len; r->at++) {
		r->at = str_find(r->s, '<', r->at);
		if (r->at >= r->s.len || begins_tag(r->s, r->at) ||
		    begins_declaration(r->s, r->at))
			break;
	}
	if (r->at > r->s.len)
		r->at = r->s.len;
	token->kind = HTML_TEXT;
	token->at = (struct span){ (uint32_t)begin, (uint32_t)r->at };
}

bool
html_next(struct html_reader *r, struct html_token *token)
{
	if (span_len(r->raw) > 0) {
		size_t begin = r->at;

		token->kind = HTML_RAW;
		token->name = r->raw;
		r->at = raw_end(r->s, r->at, str_span(r->s, r->raw));
		token->at = (struct span){ (uint32_t)begin, (uint32_t)r->at };
		r->raw = (struct span){ 0, 0 };
		return true;
	}
	while (r->at < r->s.len && r->s.at[r->at] == '<' &&
	    begins_declaration(r->s, r->at))
		r->at = skip_declaration(r->s, r->at);
	if (r->at >= r->s.len)
		return false;
	if (r->s.at[r->at] == '<' && begins_tag(r->s, r->at))
		read_tag(r, token);
	else
		read_text(r, token);
	return true;
}

struct str
html_text(struct str s, struct arena *arena)
{
	char *out = arena_alloc(arena, s.len + 8);
	size_t len = 0;

	for (size_t i = 0; i < s.len;) {
		size_t n = 0, used = s.at[i] == '&'
		    ? entity_decode(s, i, out + len, &n) : 0;

		if (used > 0) {
			len += n;
			i += used;
		} else if (ascii_is_space((unsigned char)s.at[i])) {
			if (len > 0 && out[len - 1] != ' ')
				out[len++] = ' ';
			i++;
		} else {
			out[len++] = s.at[i++];
		}
	}
	return str_trim((struct str){ out, len });
}

/* Cut the next attribute off a tag's inside. */
static bool
next_attr(struct str s, size_t *i, struct str *name, struct str *value)
{
	size_t begin;

	while (*i < s.len && !is_name_char((unsigned char)s.at[*i]))
		++*i;
	begin = *i;
	*i = name_end(s, begin);
	*name = str_slice(s, begin, *i);
	*value = (struct str){ "", 0 };
	while (*i < s.len && ascii_is_space((unsigned char)s.at[*i]))
		++*i;
	if (*i >= s.len || s.at[*i] != '=')
		return name->len > 0;
	for (++*i; *i < s.len && ascii_is_space((unsigned char)s.at[*i]);)
		++*i;
	begin = *i;
	if (*i < s.len && (s.at[*i] == '"' || s.at[*i] == '\'')) {
		*i = str_find(s, s.at[begin], begin + 1);
		*value = str_slice(s, begin + 1, *i);
		*i += *i < s.len;
		return true;
	}
	while (*i < s.len && !ascii_is_space((unsigned char)s.at[*i]))
		++*i;
	*value = str_slice(s, begin, *i);
	return true;
}

bool
html_attr(struct str s, const struct html_token *tag, const char *name,
    struct str *value, struct arena *arena)
{
	size_t end = tag->at.end;
	struct str inside, key, raw;
	size_t i = 0;

	if (end > tag->name.end && s.at[end - 1] == '>')
		end--;
	inside = str_slice(s, tag->name.end, end);
	while (next_attr(inside, &i, &key, &raw))
		if (str_eq_nocase(key, str_of(name))) {
			*value = html_text(raw, arena);
			return true;
		}
	return false;
}
