/*
 * What complete.c asks of its parts: where a name ends that has a number or an
 * acronym behind it.
 */
#ifndef ENTITIES_COMPLETE_PARTS_H
#define ENTITIES_COMPLETE_PARTS_H

#include "entity.h"
#include "names.h"

/* The byte at i, NUL behind the end. */
static inline unsigned char
byte_at(struct str text, uint32_t i)
{
	return i < text.len ? (unsigned char)text.at[i] : '\0';
}

/* Behind the capitals (and "&") from i on. */
static inline uint32_t
capitals_end(struct str text, uint32_t i)
{
	while (ascii_is_upper(byte_at(text, i)) || byte_at(text, i) == '&')
		i++;
	return i;
}

/* Behind the digits from i on. */
static inline uint32_t
digits_end(struct str text, uint32_t i)
{
	while (ascii_is_digit(byte_at(text, i)))
		i++;
	return i;
}

/*
 * "SEIU Local 1021" and "SEIU 1021": the number belongs to the name.  A bare
 * one only behind an acronym, and only of three or four digits that are no
 * year.  Returns the end of the whole name.
 */
uint32_t complete_local_end(struct str text, struct span name);

/*
 * "Senate Majority" before "Leader": cut the word of the title off.  Returns
 * whether anything of the name is left.
 */
bool complete_before_office(struct entity *entity, struct str text,
    const struct lexicon *office_words);

/*
 * Put titles outside of a person's name, a suffix ("Jr.") and initials before
 * it inside, but nothing that stands before floor.
 */
void complete_person(struct entity *entity, struct str text, uint32_t floor,
    const struct names *names);

/*
 * Add or extend the stations of a sentence, "FOX40" and "ABC 10".  next is the
 * first of the n names in found that may lie in it; it is moved on.
 */
void complete_stations(struct entities *found, size_t n, size_t *next,
    struct str text, struct span at, uint32_t sentence, struct arena *arena);

/*
 * Add the acronym in brackets behind name i of n, where its letters are the
 * name's initials, unless it is found already.
 */
void complete_bracketed(struct entities *found, size_t i, size_t n,
    struct str text, struct arena *arena);

/*
 * Add the state behind a town, "OH" of "Chillicothe, OH", where name i of n is
 * one and the state is not found.
 */
void complete_state(struct entities *found, size_t i, size_t n,
    struct str text, struct arena *arena);

/*
 * Where name i is an organisation's acronym in brackets, by its label or by a
 * word of last_words.tsv, add the words before them, behind floor, whose
 * initials are its letters: "Housing Authority of New Orleans".  Returns
 * whether it is now the last that was found.
 */
bool complete_long_form(struct entities *found, size_t i, struct str text,
    uint32_t floor, const struct lexicon *last_words, struct arena *arena);

#endif
