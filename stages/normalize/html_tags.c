/* The tags of HTML that matter to an article. */
#include "html_tags.h"

const struct html_tag html_tags[HTML_TAGS] = {
	{ "p", TAG_BLOCK },
	{ "div", TAG_BLOCK | TAG_CONTAINER },
	{ "a", TAG_INLINE },
	{ "span", TAG_INLINE },
	{ "br", TAG_BLOCK | TAG_EMPTY },
	{ "li", TAG_BLOCK },
	{ "ul", TAG_BLOCK | TAG_CONTAINER },
	{ "ol", TAG_BLOCK | TAG_CONTAINER },
	{ "h1", TAG_BLOCK },
	{ "h2", TAG_BLOCK },
	{ "h3", TAG_BLOCK },
	{ "h4", TAG_BLOCK },
	{ "h5", TAG_BLOCK },
	{ "h6", TAG_BLOCK },
	{ "article", TAG_BLOCK | TAG_CONTAINER },
	{ "main", TAG_BLOCK | TAG_CONTAINER },
	{ "section", TAG_BLOCK | TAG_CONTAINER },
	{ "body", TAG_BLOCK | TAG_CONTAINER },
	{ "header", TAG_BLOCK | TAG_CONTAINER },
	{ "blockquote", TAG_BLOCK },
	{ "figure", TAG_BLOCK },
	{ "figcaption", TAG_BLOCK },
	{ "table", TAG_BLOCK | TAG_CONTAINER },
	{ "tr", TAG_BLOCK },
	{ "td", TAG_BLOCK | TAG_CONTAINER },
	{ "th", TAG_BLOCK },
	{ "dl", TAG_BLOCK },
	{ "dt", TAG_BLOCK },
	{ "dd", TAG_BLOCK },
	{ "pre", TAG_BLOCK },
	{ "hr", TAG_BLOCK | TAG_EMPTY },
	{ "address", TAG_BLOCK },
	{ "form", TAG_BLOCK | TAG_CONTAINER },
	{ "fieldset", TAG_BLOCK | TAG_CONTAINER },
	{ "center", TAG_BLOCK | TAG_CONTAINER },
	{ "nav", TAG_BLOCK | TAG_SKIP },
	{ "footer", TAG_BLOCK | TAG_SKIP },
	{ "aside", TAG_BLOCK | TAG_SKIP },
	{ "head", TAG_BLOCK | TAG_SKIP },
	{ "noscript", TAG_BLOCK | TAG_SKIP },
	{ "template", TAG_BLOCK | TAG_SKIP },
	{ "svg", TAG_INLINE | TAG_SKIP },
	{ "math", TAG_INLINE | TAG_SKIP },
	{ "iframe", TAG_BLOCK | TAG_SKIP },
	{ "object", TAG_BLOCK | TAG_SKIP },
	{ "video", TAG_BLOCK | TAG_SKIP },
	{ "audio", TAG_BLOCK | TAG_SKIP },
	{ "canvas", TAG_BLOCK | TAG_SKIP },
	{ "button", TAG_INLINE | TAG_SKIP },
	{ "select", TAG_INLINE | TAG_SKIP },
	{ "label", TAG_INLINE | TAG_SKIP },
	{ "dialog", TAG_BLOCK | TAG_SKIP },
	{ "menu", TAG_BLOCK | TAG_SKIP },
	{ "time", TAG_INLINE },
};

size_t
html_tag_find(struct str name)
{
	for (size_t i = 0; i < HTML_TAGS; i++)
		if (str_eq_nocase(name, str_of(html_tags[i].name)))
			return i;
	return HTML_TAGS;
}

/* What ends an open element by beginning. */
static const struct {
	const char *begun, *open;
} endings[] = {
	{ "li", "li" },
	{ "dt", "dt" },
	{ "dt", "dd" },
	{ "dd", "dd" },
	{ "dd", "dt" },
	{ "td", "td" },
	{ "td", "th" },
	{ "th", "td" },
	{ "th", "th" },
	{ "tr", "td" },
	{ "tr", "th" },
	{ "tr", "tr" },
};

bool
html_tag_ends(size_t begun, size_t open)
{
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (strcmp(html_tags[begun].name, endings[i].begun) == 0 &&
		    strcmp(html_tags[open].name, endings[i].open) == 0)
			return true;
	return false;
}
