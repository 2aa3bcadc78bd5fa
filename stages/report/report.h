/*
 * The report: counts over all articles, and the text of the first of them.
 *
 * Articles are drawn as they come, but who is number 1 is known only at the
 * end.  So drawn text has marks for speakers, which the page fills in.
 */
#ifndef REPORT_H
#define REPORT_H

#include "people.h"
#include "reading.h"
#include "strmap.h"

enum {
	REPORT_COLORS = 7, /* speakers 1 to 7 have a color of their own */
};

struct report_options {
	const char *title;
	const char *alias;   /* file of people_alias_read(), or NULL */
	uint64_t stories;    /* so many articles are shown with their text */
};

/* An amount for each of the keys that came up. */
struct report_tally {
	struct strmap where; /* key: number of the entry */
	struct report_entry {
		struct str key;
		uint64_t direct, indirect;
		uint32_t handle; /* of a speaker */
		uint32_t outlet;
	} *at; /* [n] */
	size_t n, cap;
};

struct report {
	struct report_options options;
	struct people_alias *alias;
	struct people *people;
	struct arena arena;          /* what lives as long as the report */
	struct buf stories;          /* drawn articles, with marks */
	struct buf troubles;         /* drawn: articles with errors */
	struct report_tally dates;   /* "2024-05-01" */
	struct report_tally outlets; /* by name */
	struct report_tally cells;   /* speaker and outlet */
	uint64_t n_articles, n_quotes, n_direct, n_words;
	uint64_t n_nameless;         /* quotes without a speaker's name */
	uint64_t n_review;           /* quotes that a person should look at */
	uint64_t n_trouble, n_quarantined;
	uint64_t n_undated;
};

void report_init(struct report *report, const struct report_options *options);
void report_release(struct report *report);

/* Count an article and, where it is among the first, draw it. */
void report_add(struct report *report, const struct article *article);

/* Make the page.  Nothing can be added after that. */
void report_page(struct report *report, struct buf *out);

/* --------------------------------------- between the files of this folder */

/* Draw the article.  handles[i] is the speaker of the i-th quotation. */
void story_draw(struct buf *out, const struct reading *reading,
    const uint32_t handles[], uint64_t number, uint32_t outlet);

#define STORY_NOBODY UINT32_MAX /* a quotation without a name */

/*
 * A mark in drawn text, to be filled in when the order of speakers is known:
 * 'n' their number (0: nobody), 'c' the number of their color.  'a' begins an
 * article, in which speakers without a color of their own get one that is
 * free there.
 */
void story_mark(struct buf *out, char what, uint32_t handle);
void story_fill(struct buf *out, struct str drawn,
    const struct people *people);

/* The color of their own that speaker number n has, 1 to 7; 0: none. */
unsigned story_color(uint64_t n);

/* Charts, each a <section>; persons are people_finish()'s. */
void chart_people(struct buf *out, const struct person persons[], size_t n);
void chart_dates(struct buf *out, const struct report *report);
void chart_outlets(struct buf *out, const struct report *report,
    const struct person persons[], size_t n);

#endif
