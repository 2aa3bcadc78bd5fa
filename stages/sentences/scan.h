/*
 * What a reader of a paragraph keeps in mind: open quotations and brackets,
 * the list that is being told, the dateline.
 */
#ifndef SCAN_H
#define SCAN_H

#include "span.h"
#include "str.h"

/* The last item of a list that was run into one line: "1. ... 2. ...". */
struct scan_item {
	char style;     /* '.', ')' or both as ']'; '\0': none yet */
	char kind;      /* '1', 'a' or 'A' */
	uint32_t value; /* 1 for "1." and "a." */
};

struct scan {
	struct str text;
	struct span par;
	uint32_t begin; /* of the sentence that is being read */
	bool in_double; /* a double quotation mark is open */
	bool in_single;
	uint32_t brackets; /* how many are open */
	bool quoted;       /* the sentence began inside a quotation */
	struct scan_item item;
	uint32_t label;    /* where the label of that item ends, or 0 */
	uint32_t note;     /* where the number of a note ends, or 0 */
	uint32_t dateline; /* end of "CITY, St. (SOURCE) -", or par.begin */
	uint32_t words;    /* of the sentence, as far as it was read */
	uint32_t lowers;   /* blanks before small letters among them */
	uint32_t marks;    /* rows of . ? ! read in the paragraph */
	uint32_t mark;     /* the next of them, or par.end */
	bool lower_start;  /* the paragraph begins with a small letter */
	bool ends_stopped; /* the paragraph ends with . ? ! */
};

/* The byte at i, a blank behind the paragraph. */
static inline unsigned char
scan_byte(const struct scan *scan, uint32_t i)
{
	return i < scan->par.end ? (unsigned char)scan->text.at[i] : ' ';
}

static inline bool
scan_blank(const struct scan *scan, uint32_t i)
{
	return ascii_is_space(scan_byte(scan, i));
}

void scan_init(struct scan *scan, struct str text, struct span par);

/* Where the next . ? ! stands at or behind byte i, or par.end. */
uint32_t scan_next_mark(struct scan *scan, uint32_t i);

/*
 * Is byte next, behind a blank, so near a mark and so far into a sentence
 * that a capital there is only a name's?  This keeps the bare blanks of prose
 * from the model.
 */
bool scan_in_prose(struct scan *scan, uint32_t next);

/*
 * From which byte on that is so for blanks behind byte i, once the sentence
 * has a small letter behind a blank; par.end: of none.
 */
uint32_t scan_prose_from(struct scan *scan, uint32_t i);

/* Take note of the quotation mark or bracket at byte i. */
void scan_mark(struct scan *scan, uint32_t i);

/*
 * Does an item of a list begin at byte next, behind the blank at end?  Keeps
 * the item in mind, so that only the one that follows it counts.
 */
bool scan_item(struct scan *scan, uint32_t end, uint32_t next);

/* Is the sentence, up to byte end, only the number or letter of an item? */
bool scan_is_label(const struct scan *scan, uint32_t end);

/* Is there a bullet at byte i? */
bool scan_is_bullet(const struct scan *scan, uint32_t i);

#endif
