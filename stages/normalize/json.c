#include "json.h"

#include "utf8.h"

enum { DEPTH_MAX = 512 };

size_t
json_skip(struct str s, size_t i)
{
	while (i < s.len && (s.at[i] == ' ' || s.at[i] == '\t' ||
	    s.at[i] == '\n' || s.at[i] == '\r'))
		i++;
	return i;
}

/* The closing quote of the string that begins at *i; false: there is none. */
static bool
skip_string(struct str s, size_t *i)
{
	size_t at = *i + 1;

	for (;;) {
		const char *quote = at < s.len
		    ? memchr(s.at + at, '"', s.len - at) : NULL;
		size_t end, slashes = 0;

		if (quote == NULL)
			return false;
		end = (size_t)(quote - s.at);
		while (end - slashes > *i + 1 && s.at[end - slashes - 1] == '\\')
			slashes++;
		at = end + 1;
		if (slashes % 2 == 0)
			break;
	}
	*i = at;
	return true;
}

/* A number or a word, up to what ends it. */
static bool
skip_scalar(struct str s, size_t *i, enum json_kind *kind)
{
	static const char *const words[] = { "true", "false", "null", "NaN",
		"Infinity", "-Infinity" };
	size_t begin = *i;
	struct str word;

	while (*i < s.len && strchr(" \t\r\n,]}:\"[{", s.at[*i]) == NULL)
		++*i;
	word = str_slice(s, begin, *i);
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (str_is(word, words[k])) {
			*kind = JSON_IS_WORD;
			return true;
		}
	*kind = JSON_IS_NUMBER;
	for (size_t k = 0; k < word.len; k++)
		if (strchr("0123456789+-.eE", word.at[k]) == NULL) {
			*i = begin;
			return false;
		}
	return word.len > 0;
}

/* The brackets that are open, and what may come next. */
struct nesting {
	bool object[DEPTH_MAX]; /* [n]: '{' or '[' */
	size_t n;
	bool after_colon; /* a value must come */
};

/* Take a comma, colon or closing bracket between values; *done: all closed. */
static bool
skip_sign(struct str s, size_t *i, struct nesting *open, bool *value_next)
{
	char c = s.at[*i];

	if (c == '}' || c == ']') {
		if (open->n == 0 || open->after_colon ||
		    open->object[open->n - 1] != (c == '}'))
			return false;
		open->n--;
		*value_next = false;
	} else if (c == ',' || c == ':') {
		if (open->n == 0 || *value_next ||
		    (c == ':' && !open->object[open->n - 1]))
			return false;
		*value_next = true;
		open->after_colon = c == ':';
	} else {
		return false;
	}
	++*i;
	return true;
}

static bool
open_bracket(struct str s, size_t *i, struct nesting *open)
{
	if (open->n == DEPTH_MAX)
		return false;
	open->object[open->n++] = s.at[*i] == '{';
	open->after_colon = false;
	++*i;
	return true;
}

/* Skip an object or array with all that is in it. */
static bool
skip_nested(struct str s, size_t *i)
{
	struct nesting open = { .n = 0 };
	bool value_next = true;
	enum json_kind kind;

	do {
		*i = json_skip(s, *i);
		if (*i >= s.len)
			return false;
		if (strchr("}],:", s.at[*i]) != NULL && s.at[*i] != '\0') {
			if (!skip_sign(s, i, &open, &value_next))
				return false;
			continue;
		}
		if (!value_next)
			return false;
		if (s.at[*i] == '{' || s.at[*i] == '[') {
			if (!open_bracket(s, i, &open))
				return false;
			continue;
		}
		if (s.at[*i] == '"' ? !skip_string(s, i)
		                    : !skip_scalar(s, i, &kind))
			return false;
		value_next = false;
		open.after_colon = false;
	} while (open.n > 0);
	return true;
}

bool
json_read(struct str s, size_t *i, struct json_value *value)
{
	bool good;

	*i = json_skip(s, *i);
	if (*i >= s.len)
		return false;
	value->at.begin = (uint32_t)*i;
	if (s.at[*i] == '"') {
		value->kind = JSON_IS_STRING;
		good = skip_string(s, i);
	} else if (s.at[*i] == '{' || s.at[*i] == '[') {
		value->kind = s.at[*i] == '{' ? JSON_IS_OBJECT : JSON_IS_ARRAY;
		good = skip_nested(s, i);
	} else {
		good = skip_scalar(s, i, &value->kind);
	}
	value->at.end = (uint32_t)*i;
	return good;
}

/* Step over the opening bracket or the comma before the next value. */
static enum json_step
step(struct str s, size_t *i, char open, char close)
{
	bool first;

	*i = json_skip(s, *i);
	if (*i >= s.len)
		return JSON_MALFORMED;
	if (s.at[*i] == close) {
		++*i;
		return JSON_END;
	}
	first = s.at[*i] == open;
	if (!first && s.at[*i] != ',')
		return JSON_MALFORMED;
	*i = json_skip(s, *i + 1);
	if (first && *i < s.len && s.at[*i] == close) {
		++*i;
		return JSON_END;
	}
	return JSON_NEXT;
}

enum json_step
json_next_member(
    struct str s, size_t *i, struct span *key, struct json_value *value)
{
	enum json_step found = step(s, i, '{', '}');
	struct json_value name;

	if (found != JSON_NEXT)
		return found;
	if (!json_read(s, i, &name) || name.kind != JSON_IS_STRING)
		return JSON_MALFORMED;
	*key = json_inner(name);
	*i = json_skip(s, *i);
	if (*i >= s.len || s.at[*i] != ':')
		return JSON_MALFORMED;
	++*i;
	return json_read(s, i, value) ? JSON_NEXT : JSON_MALFORMED;
}

enum json_step
json_next_element(struct str s, size_t *i, struct json_value *value)
{
	enum json_step found = step(s, i, '[', ']');

	if (found != JSON_NEXT)
		return found;
	return json_read(s, i, value) ? JSON_NEXT : JSON_MALFORMED;
}
