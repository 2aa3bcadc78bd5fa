/*
 * Text with marked names for tests: "[p:Ann Poe] of [o:Marten & Sons]" is
 * plain text and its entities; a capital marks one that the tagger doubts.
 */
#ifndef TESTS_MARKED_H
#define TESTS_MARKED_H

#include "buf.h"
#include "entities/entity.h"

struct marked {
	struct str text;
	struct entities found;
	struct spans sentences; /* one: the whole text */
	struct span whole;
};

static inline enum entity_label
marked_label(char c)
{
	return c == 'p' ? ENTITY_PERSON
	    : c == 'o'  ? ENTITY_ORG
	    : c == 'l'  ? ENTITY_PLACE
	    : c == 'n'  ? ENTITY_NORP
	    : c == 'd'  ? ENTITY_DATE
	    : c == 'e'  ? ENTITY_EVENT
	                : ENTITY_MISC;
}

/* "surface=label" of every name, joined by "; ". */
static inline void
marked_show(const struct marked *m, struct buf *out)
{
	for (size_t i = 0; i < m->found.n; i++) {
		const struct entity *e = &m->found.at[i];

		if (out->len > 0)
			buf_text(out, "; ");
		buf_add(out, str_span(m->text, e->at));
		buf_byte(out, '=');
		buf_text(out, entity_label_name(e->label));
	}
}

/* m keeps pointing into itself: do not copy it. */
static inline void
marked_read(struct marked *m, const char *marks, struct arena *arena)
{
	char *text = arena_alloc(arena, strlen(marks) + 1);
	uint32_t len = 0, begin = 0;
	enum entity_label label = ENTITY_MISC;
	bool doubt = false;

	*m = (struct marked){ .sentences = { &m->whole, 1 } };
	for (; *marks != '\0'; marks++) {
		if (marks[0] == '[' && marks[1] != '\0' && marks[2] == ':') {
			begin = len;
			doubt = ascii_is_upper((unsigned char)marks[1]);
			label = marked_label(
			    (char)ascii_lower((unsigned char)marks[1]));
			marks += 2;
		} else if (marks[0] == ']') {
			arena_append(arena, &m->found, ((struct entity){
			    .at = { begin, len }, .label = label,
			    .confidence = doubt ? 0.3f : 0.9f,
			    .of = ENTITY_NONE }));
		} else {
			text[len++] = *marks;
		}
	}
	m->text = (struct str){ text, len };
	m->whole = (struct span){ 0, len };
}

#endif
