/*
 * Characters as they should be: NFC, plain spaces and line feeds, nothing
 * invisible, mojibake undone.  Quotation marks, dashes, ligatures and
 * ellipses stay as printed.
 */
#ifndef CLEAN_H
#define CLEAN_H

#include "edit.h"

/*
 * Clean text, valid UTF-8, and put it upon its map.  What is left holds no
 * control character but LF.  Returns whether cleaning it again would change
 * nothing; only mojibake of a dozen layers is not so.  Linear time.
 */
bool clean(struct mapped *text, struct arena *arena);

/*
 * Is this valid UTF-8 that clean() would leave as it is?  bytes may be any.
 * Such text has no byte order mark and no control character but LF.
 */
bool clean_is_right(struct str bytes);

/*
 * Decode what HTML leaves behind in plain text, "&amp;" "&#8217;" "&nbsp;",
 * once: "&amp;lt;" becomes "&lt;".
 */
void clean_entities(struct mapped *text, struct arena *arena);

/*
 * The character reference at byte i of text, where '&' stands.  Returns its
 * length with the final ';', or 0: there is none.  *out has room for 8 bytes
 * and gets *n of them.
 */
size_t entity_decode(struct str text, size_t i, char *out, size_t *n);

/*
 * Mojibake at byte i of text: UTF-8 that was read as Windows-1252 or Latin-1
 * ("â€™" for "’").  Returns how many bytes of text it takes and sets *c to
 * the character that was meant; 0: nothing that is surely mojibake.
 */
size_t mojibake_decode(struct str text, size_t i, uint32_t *c);

#endif
