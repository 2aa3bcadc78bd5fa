#include "words.h"

#include <utf8proc.h>

#include "hash_word.h"
#include "lexicon.h"
#include "utf8.h"

#include "entities/quiet_words.tsv.h"

enum family {
	FAMILY_LOWER,
	FAMILY_EXACT,
	FAMILY_PREFIX,
	FAMILY_SUFFIX,
	FAMILY_SHAPE,
	FAMILY_LONG_SHAPE,
	FAMILY_RANK,
	FAMILY_LENGTH,
};

/* The first bytes of a form, cut at a code point. */
static struct str
cut(struct str form)
{
	size_t len = NER_FORM_MAX;

	if (form.len <= NER_FORM_MAX)
		return form;
	while (len > 0 && !utf8_is_boundary(form, len))
		len--;
	return str_slice(form, 0, len);
}

static struct str
lower_of(struct str form, char out[3 * NER_FORM_MAX])
{
	return (struct str){ out, utf8_lower_copy(form, out) };
}

static enum ner_case
case_of(struct str form)
{
	size_t upper = 0, lower = 0;
	bool first_upper = false;

	for (size_t i = 0; i < form.len;) {
		uint32_t c;

		i += utf8_decode(form, i, &c);
		if (utf8_is_upper(c)) {
			if (upper + lower == 0)
				first_upper = true;
			upper++;
		} else if (utf8_is_letter(c)) {
			lower++;
		}
	}
	if (upper == 0)
		return lower == 0 ? NER_CASE_NONE : NER_CASE_LOWER;
	if (lower == 0)
		return upper == 1 ? NER_CASE_SINGLE : NER_CASE_UPPER;
	return first_upper && upper == 1 ? NER_CASE_INITIAL : NER_CASE_MIXED;
}

uint64_t
ner_form_hash(struct str text, struct span at)
{
	at.end = at.begin + (uint32_t)cut(str_span(text, at)).len;
	return hash_word(text, at);
}

/* What the table of quiet words says of a form: see there. */
static void
set_quiet(struct ner_form *form, struct str lower)
{
	const struct lexicon_row *row = table_find(&quiet_words_table, lower);
	bool small = form->letters <= NER_CASE_LOWER;

	if (row == NULL)
		return;
	form->quiet = small && !str_is(row->value, "capital");
	form->alone_none = !small && row->value.len > 0 &&
	    (form->letters == NER_CASE_INITIAL ||
	    form->letters == NER_CASE_SINGLE);
}

struct ner_form
ner_form_of(struct str form, const struct ner_vectors *vectors)
{
	char lower[3 * NER_FORM_MAX];
	struct str head = cut(form);
	struct ner_form out = { .exact = hash_str(head),
		.vector = NER_VECTOR_UNKNOWN };

	out.letters = (uint8_t)case_of(head);
	if (out.letters > NER_CASE_LOWER)
		head = lower_of(head, lower);
	out.lower = out.letters > NER_CASE_LOWER ? hash_str(head) : out.exact;
	if (out.letters != NER_CASE_NONE && vectors != NULL) {
		out.vector = ner_vectors_find(vectors, head);
		out.proper = out.letters == NER_CASE_LOWER &&
		    ner_vector_proper(vectors, out.vector);
		out.named = out.letters > NER_CASE_LOWER &&
		    ner_vector_named(vectors, out.vector);
	}
	set_quiet(&out, head);
	out.bytes = (uint8_t)(form.len < 255 ? form.len : 255);
	return out;
}

void
ner_form_call(struct str form, const struct ner_vectors *vectors)
{
	char lower[3 * NER_FORM_MAX];

	ner_vectors_call_word(vectors, lower_of(cut(form), lower));
}

static void
add(struct ner_word *word, enum family family, uint64_t value)
{
	uint64_t hash = hash_join((uint64_t)family, value);

	word->row[word->n++] = (uint32_t)(hash % NER_ROWS);
}

/* Beginnings and endings of 2 to 4 characters, of words that are longer. */
static void
add_affixes(struct ner_word *word, struct str lower)
{
	size_t front = 0, back = lower.len;

	for (int chars = 1; chars <= 4; chars++) {
		uint32_t c;

		if (front >= lower.len || back == 0)
			return;
		front += utf8_decode(lower, front, &c);
		utf8_before(lower, back, &back);
		if (chars > 1)
			add(word, FAMILY_PREFIX,
			    hash_str(str_slice(lower, 0, front)));
		add(word, FAMILY_SUFFIX,
		    hash_str(str_slice(lower, back, lower.len)));
	}
}

static char
shape_of(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_lower((unsigned char)c) ? 'x'
		    : ascii_is_upper((unsigned char)c)  ? 'X'
		    : ascii_is_digit((unsigned char)c)  ? 'd'
		                                        : (char)c;
	if (utf8_is_digit(c))
		return 'd';
	if (utf8_is_upper(c))
		return 'X';
	if (utf8_is_letter(c))
		return c < 0x250 ? 'x' : 'u';
	return 'p';
}

/* A form's shape: runs of one kind cut to so many characters. */
struct shape {
	char at[NER_FORM_MAX + 1]; /* one to write in vain */
	size_t len;
};

static inline void
shape_add(struct shape *shape, char kind, bool may)
{
	shape->at[shape->len] = kind;
	shape->len += may && shape->len < NER_FORM_MAX;
}

/* "Xx", "X.X.", "dd": short runs cut to one character, long ones to three. */
static void
shapes(struct str form, struct shape *brief, struct shape *longer)
{
	char last = '\0';
	size_t run = 0;

	brief->len = longer->len = 0;
	for (size_t i = 0; i < form.len;) {
		uint32_t c;
		char kind;

		i += utf8_decode(form, i, &c);
		kind = shape_of(c);
		run = kind == last ? run + 1 : 1;
		last = kind;
		shape_add(brief, kind, run <= 1);
		shape_add(longer, kind, run <= 3);
	}
}

static uint64_t
shape_hash(const struct shape *shape)
{
	return hash_str((struct str){ shape->at, shape->len });
}

/* Letters without their accents, other characters beyond ASCII left out. */
static struct str
plain_of(struct str lower, char out[3 * NER_FORM_MAX])
{
	size_t len = 0;

	for (size_t i = 0; i < lower.len;) {
		utf8proc_int32_t parts[8];
		utf8proc_ssize_t n;
		uint32_t c;

		i += utf8_decode(lower, i, &c);
		if (c == 0x2019)
			c = '\'';
		n = c < 0x80 ? 0 : utf8proc_decompose_char((int32_t)c, parts,
		    8, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, NULL);
		if (n > 0 && n <= 8)
			c = (uint32_t)parts[0];
		if (c < 0x80)
			out[len++] = (char)c;
	}
	return (struct str){ out, len };
}

/*
 * The vector of a word, or of what is nearest to it in spelling.  known: that
 * of the word itself, or NER_VECTOR_UNKNOWN.
 */
static int32_t
vector_of(struct str lower, const struct ner_vectors *vectors, int32_t known)
{
	char space[3 * NER_FORM_MAX];
	int32_t found = known != NER_VECTOR_UNKNOWN ?
	    known : ner_vectors_find(vectors, lower);
	struct str plain;

	if (found != NER_VECTOR_NONE || lower.len == 0)
		return found;
	plain = plain_of(lower, space);
	if (plain.len > 1 && plain.at[plain.len - 1] == '.')
		plain.len--;
	return plain.len == 0 ?
	    NER_VECTOR_NONE : ner_vectors_find(vectors, plain);
}

static uint64_t
rank_of(const struct ner_vectors *vectors, int32_t vector)
{
	return vector == NER_VECTOR_NONE ?
	    255 : vectors->rank[vector] & (uint64_t)NER_VECTOR_RANK;
}

void
ner_word_of(struct str form, bool caseless, const struct ner_vectors *vectors,
    const struct ner_form *seen, struct ner_word *word)
{
	char space[3 * NER_FORM_MAX];
	struct str head = cut(form);
	struct str lower = lower_of(head, space);
	uint64_t written = caseless ? 99 :
	    seen != NULL ? seen->letters : (uint64_t)case_of(head);
	uint64_t hash = hash_str(lower);
	struct shape brief, longer;

	shapes(caseless ? lower : head, &brief, &longer);
	word->n = 0;
	word->vector = vector_of(lower, vectors,
	    seen != NULL ? seen->vector : NER_VECTOR_UNKNOWN);
	add(word, FAMILY_LOWER, hash);
	add(word, FAMILY_EXACT, hash_join(written, hash));
	word->lexical = word->n;
	add_affixes(word, lower);
	word->affixes = word->n - word->lexical;
	add(word, FAMILY_RANK,
	    hash_join(written, rank_of(vectors, word->vector)));
	add(word, FAMILY_LENGTH, hash_join(written, lower.len / 2));
	add(word, FAMILY_SHAPE, shape_hash(&brief));
	add(word, FAMILY_LONG_SHAPE, shape_hash(&longer));
}
