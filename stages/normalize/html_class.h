/* What the classes and ids of an element tell. */
#ifndef HTML_CLASS_H
#define HTML_CLASS_H

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

/* Judge the value of class= or id=. */
enum html_class html_class_find(struct str value);

#endif
