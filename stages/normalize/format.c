#include "format.h"

#include "json.h"

static const char *const names[] = { "auto", "text", "json", "jsonl", "html" };

const char *
format_name(enum format format)
{
	return names[format];
}

bool
format_find(struct str name, enum format *format)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_is(name, names[i])) {
			*format = (enum format)i;
			return true;
		}
	*format = FORMAT_AUTO;
	return false;
}

/* The path's extension, ".gz" and ".zst" taken off. */
static bool
has_extension(struct str path, const char *extension)
{
	static const char *const packed[] = { ".gz", ".zst" };
	size_t len = strlen(extension);

	for (size_t i = 0; i < 2; i++)
		if (str_ends(path, str_of(packed[i])))
			path.len -= strlen(packed[i]);
	return path.len > len && str_eq_nocase(str_slice(path,
	    path.len - len, path.len), str_of(extension));
}

/* What a JSON file may begin with and a text does not. */
static bool
begins_json(struct str s)
{
	size_t i = json_skip(s, 0), next = json_skip(s, i + 1);

	if (i >= s.len || next >= s.len)
		return false;
	if (s.at[i] == '{')
		return s.at[next] == '"' || s.at[next] == '}';
	return s.at[i] == '[' && (s.at[next] == '{' || s.at[next] == ']');
}

/* Is the first line a whole value, with another behind it? */
static bool
is_lines(struct str s, struct str path)
{
	struct json_value value;
	size_t i = 0, end;

	if (has_extension(path, ".jsonl") || has_extension(path, ".ndjson"))
		return true;
	if (s.at[json_skip(s, 0)] != '{' || !json_read(s, &i, &value))
		return false;
	end = str_find(s, '\n', i);
	i = json_skip(s, i);
	return end < s.len && end < i && i < s.len && s.at[i] == '{';
}

static bool
begins_tag(struct str s, const char *tag)
{
	size_t len = strlen(tag);

	return s.len > len && s.at[0] == '<' &&
	    str_eq_nocase(str_slice(s, 1, len + 1), str_of(tag));
}

/* Tags that stand in pages, and hardly in a text about anything else. */
static bool
has_page_tag(struct str s)
{
	static const char *const tags[] = { "!doctype html", "html", "body",
		"head>", "head ", "article", "meta ", "p>", "p ", "div",
		"title>", "script" };

	for (size_t i = str_find(s, '<', 0); i < s.len;
	     i = str_find(s, '<', i + 1))
		for (size_t k = 0; k < sizeof(tags) / sizeof(tags[0]); k++)
			if (begins_tag(str_slice(s, i, s.len), tags[k]))
				return true;
	return false;
}

static bool
begins_html(struct str s, struct str path)
{
	size_t i = json_skip(s, 0);
	struct str front = str_slice(s, 0, s.len < 4096 ? s.len : 4096);

	if (has_extension(path, ".html") || has_extension(path, ".htm") ||
	    has_extension(path, ".xhtml"))
		return has_page_tag(s);
	return i < s.len && s.at[i] == '<' && has_page_tag(front);
}

enum format
format_guess(struct str bytes, struct str path)
{
	if (str_starts(bytes, STR("\xef\xbb\xbf")))
		bytes = str_slice(bytes, 3, bytes.len);
	if (bytes.len == 0)
		return FORMAT_TEXT;
	if (begins_json(bytes))
		return is_lines(bytes, path) ? FORMAT_JSONL : FORMAT_JSON;
	return begins_html(bytes, path) ? FORMAT_HTML : FORMAT_TEXT;
}
