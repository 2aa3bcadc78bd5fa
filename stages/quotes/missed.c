#include "missed.h"

#include "utf8.h"

/* Words at the end of a phrase that look like a name. */
struct run {
	struct span at;
	size_t n;     /* words */
	bool titled;  /* a noun for a person stands right before */
	bool whole;   /* nothing stands before */
};

static struct span
last_word(const struct reading *reading, struct span at)
{
	return word_before(reading->text, at.end, at.begin);
}

static void
add_surname(struct missed *missed, uint64_t key)
{
	size_t i = key & missed->mask;

	while (missed->surnames[i] != 0 && missed->surnames[i] != key)
		i = (i + 1) & missed->mask;
	missed->surnames[i] = key;
}

static bool
has_surname(const struct missed *missed, uint64_t key)
{
	size_t i = key & missed->mask;

	while (missed->surnames[i] != 0 && missed->surnames[i] != key)
		i = (i + 1) & missed->mask;
	return missed->surnames[i] == key;
}

void
missed_init(struct missed *missed, const struct reading *reading,
    struct arena *arena)
{
	size_t size = 16;

	while (size < 2 * reading->n)
		size *= 2;
	missed->mask = size - 1;
	missed->surnames = arena_array(arena, uint64_t, size);
	for (size_t i = 0; i < reading->n; i++) {
		const struct mention *m = &reading->at[i];
		struct str name = str_span(reading->text, m->at);

		if (m->kind != MENTION_NAME ||
		    str_find(name, ' ', 0) == name.len)
			continue;
		add_surname(missed, word_key(str_span(reading->text,
		    last_word(reading, m->at))) | 1);
	}
}

static bool
is_name_word(const struct reading *reading, struct span at)
{
	struct str word = str_span(reading->text, at);

	return word.len > 0 && utf8_is_upper(utf8_at(word, 0)) &&
	    words_find(reading->words, word).kind == WORD_OTHER;
}

/* May the bytes between two words of one name be these? */
static bool
is_joint(struct str between)
{
	for (size_t i = 0; i < between.len; i++) {
		char c = between.at[i];

		if (c != ' ' && c != '.' && c != '-' && c != '\'' && c != '"')
			return false;
	}
	return between.len > 0 && between.len <= 3;
}

/* The last word, with all parts of one that has hyphens. */
static struct span
whole_word(const struct reading *reading, struct span phrase)
{
	struct span at = last_word(reading, phrase);

	while (at.begin > phrase.begin && span_len(at) > 0 &&
	    reading->text.at[at.begin - 1] == '-') {
		struct span rest = { phrase.begin, at.begin - 1 };

		at.begin = last_word(reading, rest).begin;
	}
	return at;
}

/* The words of a name at the end of a phrase. */
static struct run
name_run(const struct reading *reading, struct span phrase)
{
	struct str text = reading->text;
	struct run run = { { phrase.end, phrase.end }, 0, false, false };
	struct span at = whole_word(reading, phrase);

	run.at.end = run.at.begin = at.end;
	while (is_name_word(reading, at) &&
	    (run.n == 0 ||
	        is_joint(str_slice(text, at.end, run.at.begin)))) {
		run.at.begin = at.begin;
		run.n++;
		at = whole_word(
		    reading, (struct span){ phrase.begin, at.begin });
	}
	run.whole = span_len(at) == 0;
	/* "Editor-in-Chief" is a title by its last part. */
	at = word_before(text, at.end, at.begin);
	run.titled = !run.whole && run.at.begin - at.end <= 2 &&
	    words_find_at(reading->words, text, at).kind ==
	        WORD_PERSON;
	return run;
}

/* "Jacklyn Ashley", of which the entities have only Ashley. */
static struct span
longer_name(const struct missed *missed, const struct reading *reading,
    const struct source *source)
{
	const struct mention *m = &reading->at[source->mention];
	struct span phrase = { source->core.begin, m->at.end };
	struct run run = name_run(reading, phrase);
	uint64_t key =
	    word_key(str_span(reading->text, last_word(reading, m->at))) | 1;

	if (source->label != SOURCE_SURNAME || has_surname(missed, key) ||
	    run.n < 2 || run.n > 3 || !run.whole ||
	    run.at.begin == m->at.begin)
		return (struct span){ 0, 0 };
	return run.at;
}

struct span
missed_name(const struct missed *missed, const struct reading *reading,
    const struct source *source)
{
	const struct span none = { 0, 0 };
	const struct mention *m = source->mention == NOBODY ?
	    NULL : &reading->at[source->mention];
	struct run run;
	uint64_t key;

	if (source->label == SOURCE_PRONOUN || source->kind == SOURCE_GROUP)
		return none;
	if (m != NULL && m->kind == MENTION_NAME)
		return longer_name(missed, reading, source);
	run = name_run(reading, source->core);
	if (run.n == 0 || run.n > 4)
		return none;
	key = word_key(str_span(reading->text,
	    last_word(reading, run.at))) | 1;
	if (run.titled && (m == NULL || run.at.begin > m->at.begin ||
	        run.n > 1))
		return run.at;
	if (m == NULL && run.whole &&
	    (run.n > 1 || has_surname(missed, key)))
		return run.at;
	return none;
}
