/*
 * Which tokens of a sentence are looked at: those with a capital or beside
 * one, as ner_place_words() says.
 */
#ifndef ENTITIES_ACTIVE_H
#define ENTITIES_ACTIVE_H

#include "words.h"

enum { NER_ACTIVE_MORE = 4 };

/*
 * Set doc->active of sentence s, whose style is set.
 *
 * careless  the document is careless with capitals
 * marked    room for the sentence's tokens and NER_ACTIVE_MORE
 */
void ner_activate(const struct ner_doc *doc, size_t s, bool careless,
    bool *marked);

#endif
