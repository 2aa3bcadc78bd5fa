/*
 * Names of persons: their parts, the titles before them, and whether two of
 * them may be one person.
 *
 * What a name looks like never says whether a woman or a man bears it; only a
 * title does ("Mrs.", "Congresswoman", "spokesman").
 */
#ifndef NAMES_H
#define NAMES_H

#include "lexicon.h"
#include "str.h"

/* The knowledge of common/titles.tsv and common/nicknames.tsv. */
struct names {
	struct lexicon titles;
	struct names_title *kinds; /* [rows of titles]: what each is */
	struct lexicon nicknames;
};

void names_init(struct names *names);
void names_release(struct names *names);

enum names_gender {
	NAMES_UNKNOWN,
	NAMES_FEMALE,
	NAMES_MALE,
};

enum names_kind {
	NAMES_NO_TITLE,
	NAMES_HONORIFIC,     /* Mr. Mrs. Dame: courtesy, says no office */
	NAMES_OFFICE,        /* Sen. Mayor Gen. Dr. */
	NAMES_OFFICE_PLURAL, /* Sens. Reps.: before several names */
	NAMES_JOB,           /* negotiator, spokesman: beside a name */
	NAMES_KIN,           /* wife, friend: what one is to another */
	NAMES_MODIFIER,      /* vice, former: only with one of the others */
};

struct names_title {
	enum names_kind kind;
	enum names_gender gender;
};

/*
 * What one word (or two, joined by a blank: "first lady") says as a title.
 * Any case, with or without its stop.
 */
struct names_title names_title(const struct names *names, struct str word);

/*
 * How many bytes of name are titles before the name itself, with the blanks
 * behind them: 14 of "Lt. Gov. Mrs. Okafor".  At least one word is left.
 * *title is that of the last title word, its gender of any that has one.
 */
size_t names_title_len(const struct names *names, struct str name,
    struct names_title *title);

/*
 * The parts of a name without titles, as views into it; a missing part is
 * empty.  A lone word is a surname here, though it may be a given name.
 */
struct names_parts {
	struct str given;    /* Karla; J. of "J. Edgar Hoover" */
	struct str middle;   /* H.W. of "George H.W. Bush" */
	struct str nickname; /* Shorty of "Al “Shorty” Poe", without marks */
	struct str surname;  /* with particles: de Blasio, Van Wagenen */
	struct str suffix;   /* Jr. III */
};

struct names_parts names_parse(struct str name);

/*
 * Fold a word or name for comparing: lower case, no marks on letters, curly
 * apostrophes straight.  out has room for 3 * s.len bytes; returns how many
 * were written.
 */
size_t names_fold(struct str s, char *out);

/* Equal after names_fold()? */
bool names_equal(struct str a, struct str b);

/*
 * May two given names be one person's?  Equal ones, an initial and a name that
 * starts with it, Bob and Robert; an empty one fits every other.
 */
bool names_given_fit(const struct names *names, struct str a, struct str b);

enum names_match {
	NAMES_DIFFERENT,
	NAMES_BY_GIVEN,   /* the short one is the given name: Hillary */
	NAMES_BY_SURNAME, /* the short one is a surname: Clinton, Suu Kyi */
	NAMES_BY_BOTH,    /* given name and surname fit: Bob Dole, R. Dole */
	NAMES_SAME,       /* the same words */
};

/*
 * How a shorter form fits a full name; both without titles and possessives.
 * Of two full names the order does not matter.
 */
enum names_match names_match(
    const struct names *names, struct str form, struct str full);

#endif
