/* What the classes and ids of an element tell. */
#ifndef HTML_CLASS_H
#define HTML_CLASS_H

#include "html_token.h"
#include "label.h"

enum html_class {
	CLASS_NONE,
	CLASS_OTHER,   /* no part of the article: shares, comments */
	CLASS_ARTICLE, /* the article itself */
	CLASS_CAPTION,
	CLASS_CREDIT,
	CLASS_BYLINE,
	CLASS_DEK,
};

/* The label of what is inside an element of this class, label without. */
enum label html_class_label(enum html_class class, enum label label);

/* Judge the value of class= or id=. */
enum html_class html_class_find(struct str value);

/* The same of a tag, going by all of its attributes that have names. */
enum html_class html_class_of(
    struct str s, const struct html_token *token, struct arena *arena);

/* Does a tag say that what it holds is not to be seen? */
bool html_is_hidden(
    struct str s, const struct html_token *token, struct arena *arena);

#endif
