#include "html_class.h"

#include "lexicon.h"

#include "normalize/classes.tsv.h"

static bool
is_joint(char c)
{
	return c == '-' || c == '_';
}

static enum html_class
class_of(struct str word)
{
	static const char *const names[] = { "none", "other", "article",
		"caption", "credit", "byline", "dek" };

	for (size_t i = 0; i < classes_n; i++) {
		if (!str_eq_nocase(classes_rows[i].key, word))
			continue;
		for (unsigned k = 0; k < 7; k++)
			if (str_is(classes_rows[i].value, names[k]))
				return (enum html_class)k;
	}
	return CLASS_NONE;
}

/* Words that turn a class name into one about something else. */
static bool
is_modifier(struct str word)
{
	static const char *const list[] = { "has", "with", "no", "is", "not",
		"js", "without", "show", "hide" };

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (str_eq_nocase(word, str_of(list[i])))
			return true;
	return false;
}

/* "article__share" is told by its last word, "share-buttons" by its first. */
static enum html_class
judge_token(struct str token)
{
	size_t first = 0, last = token.len;
	enum html_class whole = class_of(token), found;

	if (whole != CLASS_NONE || token.len > 64)
		return whole;
	while (first < token.len && !is_joint(token.at[first]))
		first++;
	while (last > 0 && !is_joint(token.at[last - 1]))
		last--;
	if (is_modifier(str_slice(token, 0, first)))
		return CLASS_NONE;
	found = class_of(str_slice(token, last, token.len));
	if (found != CLASS_NONE && found != CLASS_ARTICLE)
		return found;
	found = class_of(str_slice(token, 0, first));
	return found == CLASS_OTHER ? found : CLASS_NONE;
}

enum html_class
html_class_find(struct str value)
{
	enum html_class found = CLASS_NONE;
	struct str token;

	while (str_field(&value, ' ', &token)) {
		enum html_class one = token.len > 0 ? judge_token(token)
		                                    : CLASS_NONE;

		if (one == CLASS_ARTICLE)
			return one;
		if (found == CLASS_NONE || one == CLASS_OTHER)
			found = one == CLASS_NONE ? found : one;
	}
	return found;
}

enum html_class
html_class_of(
    struct str s, const struct html_token *token, struct arena *arena)
{
	static const char *const names[] = { "class", "id", "itemprop", "role" };
	enum html_class found = CLASS_NONE;
	struct str value;

	if (span_len(token->at) < 8)
		return CLASS_NONE;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		enum html_class one;

		if (!html_attr(s, token, names[i], &value, arena))
			continue;
		one = html_class_find(value);
		if (one == CLASS_ARTICLE)
			return one;
		if (found == CLASS_NONE)
			found = one;
	}
	return found;
}

bool
html_is_hidden(
    struct str s, const struct html_token *token, struct arena *arena)
{
	struct str value;

	if (html_attr(s, token, "hidden", &value, arena))
		return true;
	if (html_attr(s, token, "aria-hidden", &value, arena) &&
	    str_is(value, "true"))
		return true;
	return html_attr(s, token, "style", &value, arena) &&
	    (str_find_str(value, STR("display:none"), 0) < value.len ||
	        str_find_str(value, STR("display: none"), 0) < value.len);
}

enum label
html_class_label(enum html_class class, enum label label)
{
	switch (class) {
	case CLASS_CAPTION:
		return LABEL_CAPTION;
	case CLASS_CREDIT:
		return LABEL_CREDIT;
	case CLASS_BYLINE:
		return LABEL_BYLINE;
	case CLASS_DEK:
		return LABEL_DEK;
	default:
		return label;
	}
}
