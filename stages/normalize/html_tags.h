/* What the tags of HTML mean for the text between them. */
#ifndef HTML_TAGS_H
#define HTML_TAGS_H

#include "str.h"

/* What a tag is; or'ed. */
enum tag_trait {
	TAG_BLOCK = 1,    /* begins and ends a block */
	TAG_CONTAINER = 2, /* is a node */
	TAG_SKIP = 4,     /* holds no text of the article */
	TAG_INLINE = 8,   /* tracked, but no block */
	TAG_EMPTY = 16,   /* has no end tag */
};

struct html_tag {
	const char *name; /* in small letters */
	unsigned traits;
};

enum { HTML_TAGS = 54 };

/* The first is "p". */
extern const struct html_tag html_tags[HTML_TAGS];

/* The place of a tag in html_tags; HTML_TAGS: it is none of them. */
size_t html_tag_find(struct str name);

/* Does an element that begins end an open one, as "li" ends "li"? */
bool html_tag_ends(size_t begun, size_t open);

#endif
