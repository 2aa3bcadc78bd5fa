/* The records that the stage adds: quote, cue and speaker. */
#ifndef QUOTES_RECORDS_H
#define QUOTES_RECORDS_H

#include "quotes/attribution.h"
#include "quotes/resolve.h"

/* Which attributions are wanted. */
struct wanted {
	float confidence; /* at least so much, 0 to 1 */
	bool speech_only; /* no thought, no stance */
	bool direct_only;
};

bool records_wants(const struct wanted *wanted,
    const struct attribution *attribution, const struct speaker *speaker);

/*
 * That content, speaker and name of an attribution are right, 0 to 1.
 * speaker may be NULL: there is none.
 */
float records_confidence(
    const struct attribution *attribution, const struct speaker *speaker);

/* Ought somebody to look at it before it is used? */
bool records_review(
    const struct attribution *attribution, const struct speaker *speaker);

/* The speaker of an attribution, or NULL. */
const struct speaker *records_speaker(
    const struct resolution *resolution, size_t attribution);

const char *records_type(enum quote_type type);
const char *records_class(enum quote_class class);
const char *records_kind(enum source_kind kind);

/*
 * Write the records of the wanted attributions, by first byte.  Speakers and
 * cues that several share are written once.
 */
void records_write(struct block *out, const struct attributions *attributions,
    const struct resolution *resolution, const struct wanted *wanted);

#endif
