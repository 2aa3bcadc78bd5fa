/*
 * Abbreviations: words that are written with a full stop.
 *
 * What lies in abbrev.tsv, found without any memory or set-up.
 */
#ifndef ABBREV_H
#define ABBREV_H

#include "str.h"

enum abbrev {
	ABBREV_NONE,
	ABBREV_TITLE,   /* before a name: Dr. Lt. Gov. St. */
	ABBREV_NUMBER,  /* before a number: No. Fig. pp. */
	ABBREV_MONTH,   /* months and days: Jan. Tues. */
	ABBREV_COMPANY, /* after a name: Inc. Co. Dept. */
	ABBREV_SUFFIX,  /* after a name: Jr. Ph.D. */
	ABBREV_STATE,   /* after a comma: Calif. N.Y. */
	ABBREV_TIME,    /* after a number: a.m. B.C. */
	ABBREV_LATIN,   /* e.g. etc. vs. */
	ABBREV_PLACE,   /* Ave. Blvd. */
	ABBREV_UNIT,    /* after a number: oz. ft. approx. */
	ABBREV_OTHER,
};

/*
 * The class of word, given without its last stop in any case of letters.
 * *is_word, where it is not NULL, is set to whether the same letters are also
 * an ordinary word ("no", "mass"); false for ABBREV_NONE.
 */
enum abbrev abbrev_class(struct str word, bool *is_word);

/*
 * Behind the state that follows a town's name: in "Salem, Ore., is" and from
 * 5, where the name ends, 11.  Where none follows: at.
 */
size_t abbrev_state_end(struct str text, size_t at);

#endif
