/* The words of a line, with what the tables know about each. */
#ifndef WORDS_H
#define WORDS_H

#include "arena.h"
#include "lexicon.h"
#include "str.h"

enum { WORDS_MAX = 96 };

/* What words.tsv says of a word; or'ed together. */
enum word_class {
	WORD_ROLE = 1,   /* "writer" */
	WORD_OUTLET = 2, /* "gazette" */
	WORD_AGENCY = 4, /* "reuters" */
	WORD_PHOTO = 8,  /* "getty" */
	WORD_VERB = 16,  /* "said" */
	WORD_PART = 32,  /* "van" */
	WORD_OTHER = 64, /* "breaking" */
};

struct word {
	struct str lower;  /* in lower case */
	uint64_t hash;     /* of lower */
	struct span at;    /* bytes of the line */
	unsigned classes;
	bool is_word;      /* has a letter or digit */
	bool capital;      /* begins with a capital letter */
	bool capitals;     /* has two letters or more, none of them small */
	bool digits;       /* begins with a digit */
};

/* What words.tsv says, by the hash of the word. */
struct word_classes {
	uint64_t *hashes; /* [mask + 1], 0: free */
	unsigned char *classes;
	size_t mask;
	uint32_t photo_letters; /* a bit for each that a WORD_PHOTO begins with */
	uint32_t part_letters[32]; /* for each two of a WORD_PART, likewise */
};

void word_classes_init(struct word_classes *classes,
    const struct lexicon_row *rows, size_t n);
void word_classes_release(struct word_classes *classes);

/* The classes of the word in lower case that has this hash. */
unsigned words_class(const struct word_classes *classes, uint64_t hash);

/* May this word in small letters be a WORD_PART?  Yes too often. */
static inline bool
words_may_be_part(const struct word_classes *classes, struct str word)
{
	return (classes->part_letters[word.at[0] & 31] >>
	    (word.len > 1 ? word.at[1] & 31 : 0) & 1) != 0;
}

/*
 * The first two words of a line, in bytes, where they are nothing but ASCII
 * letters with a blank behind each; 0: otherwise, or too long.
 */
struct opening {
	unsigned first, second;
	bool small; /* the second has no capital letter */
};

struct opening words_opening(struct str line);

/* n is 0 where the line has more than WORDS_MAX words. */
struct words {
	struct word at[WORDS_MAX];
	size_t n;
	struct str line;
};

/* Letters, digits, and what stands inside a word make one; signs are alone. */
void words_read(struct words *words, struct str line,
    const struct word_classes *classes, struct arena *arena);

/* Where the word that begins at byte i of line, no blank, ends. */
size_t words_end(struct str line, size_t i);

/* Longer words count as the empty one in words_hash_at(). */
enum { WORDS_HASH_MAX = 32 };

/*
 * The hash of the word at *i in lower case, as words_read() gives it; *i is
 * set behind the word.
 */
uint64_t words_hash_at(struct str line, size_t *i);

/* Is word k this one, given in lower case?  False behind the end. */
static inline bool
words_is(const struct words *words, size_t k, const char *lower)
{
	return k < words->n && str_is(words->at[k].lower, lower);
}

/* The line's text from the beginning of word k up to the end of word end - 1,
 * the empty string where there is none. */
struct str words_text(const struct words *words, size_t k, size_t end);

/* Has one of the words from k on up to end a class of these? */
bool words_have(
    const struct words *words, size_t k, size_t end, unsigned classes);

#endif
