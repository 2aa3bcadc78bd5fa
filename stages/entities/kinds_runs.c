/* Names whose last or first word tells what they are of. */
#include "kinds_word.h"

enum { RUN_MAX = 8 }; /* words */

static const float run_confidence = 0.7f;

/* Small words inside a name; "the" only in "of the". */
static bool
is_link(const struct ksentence *s, size_t i)
{
	static const char *const words[] = { "of", "and", "for", "on", "de" };

	if (STR_IS_ONE(kword_text(s, i), words))
		return true;
	return i > 0 && kword_is(s, i, "the") && kword_is(s, i - 1, "of");
}

static bool
starts_with_digit(const struct ksentence *s, size_t i)
{
	return ascii_is_digit((unsigned char)kword_text(s, i).at[0]);
}

static bool
is_number(const struct ksentence *s, size_t i)
{
	struct str word = kword_text(s, i);

	for (size_t k = 0; k < word.len; k++)
		if (!ascii_is_digit((unsigned char)word.at[k]))
			return false;
	return true;
}

/* Words that begin a sentence, and are of no name. */
static bool
is_opening(const struct ksentence *s, size_t i)
{
	static const char *const words[] = { "The", "A", "An", "This", "That",
		"These", "Those", "His", "Her", "Its", "Their", "Our", "In",
		"On", "At", "By", "For", "From", "With", "Under", "Since",
		"After", "Before", "During", "But", "And", "As", "If", "When",
		"While", "Although", "Though", "Both", "Every", "No", "One",
		"Some" };

	return STR_IS_ONE(kword_text(s, i), words);
}

/*
 * The first word of the run of capitalised words that ends with word i; with
 * links it may hold small words.
 */
static size_t
run_begin(const struct ksentence *s, size_t i, bool links)
{
	size_t first = i;

	for (size_t k = i; k > 0 && i - k < RUN_MAX; k--) {
		if (!s->word[k].joined)
			break;
		if (s->word[k - 1].capital && !is_opening(s, k - 1) &&
		    !is_number(s, k - 1))
			first = k - 1;
		else if (!links || !is_link(s, k - 1))
			break;
	}
	return first;
}

/* The last word of the run of capitalised words that begins with word i. */
static size_t
run_end(const struct ksentence *s, size_t i, bool links)
{
	size_t last = i;

	for (size_t k = i + 1; kword_follows(s, k) && k - i < RUN_MAX; k++) {
		if (s->word[k].capital)
			last = k;
		else if (!links || !is_link(s, k))
			break;
	}
	return last;
}

/* "World War II", "Act of 1965", "Super Bowl 50" */
static size_t
with_number(const struct ksentence *s, size_t last)
{
	static const char *const numbers[] = { "I", "II", "III", "IV", "V" };

	if (kword_follows(s, last + 1) &&
	    STR_IS_ONE(kword_text(s, last + 1), numbers))
		return last + 1;
	if (kword_follows(s, last + 1) && kword_is(s, last + 1, "of") &&
	    kword_follows(s, last + 2) &&
	    ascii_is_digit((unsigned char)kword_text(s, last + 2).at[0]) &&
	    kword_text(s, last + 2).len == 4)
		return last + 2;
	return last;
}

enum entity_label
kinds_label(struct str kind)
{
	if (str_starts(kind, STR("org")))
		return ENTITY_ORG;
	if (str_starts(kind, STR("event")))
		return ENTITY_EVENT;
	if (str_starts(kind, STR("law")))
		return ENTITY_LAW;
	if (str_starts(kind, STR("product")))
		return ENTITY_PRODUCT;
	if (str_starts(kind, STR("work")))
		return ENTITY_WORK;
	return ENTITY_MISC;
}

/* "Harbor Authority" where the tagger has "Harbor" only. */
static void
extend_org(const struct ksentence *s, size_t i)
{
	struct span at = { s->word[i].begin, s->word[i].end };
	struct entity *before = NULL;

	if (ksentence_over(s, at) != NULL)
		return;
	at.begin -= 2;
	before = ksentence_over(s, at);
	if (before == NULL || before->label > ENTITY_NORP)
		return;
	arena_append(s->arena, s->found, ((struct entity){
	    .at = { before->at.begin, at.end }, .label = ENTITY_ORG,
	    .sentence = s->number, .confidence = before->confidence,
	    .of = ENTITY_NONE }));
}

/* "Mayor Bill", "Robin and Bill" end with no word of a name's kind. */
static bool
begins_anew(const struct ksentence *s, size_t i)
{
	return !s->word[i - 1].capital || names_title(s->knowledge->names,
	    kword_text(s, i - 1)).kind == NAMES_OFFICE;
}

/* "Voting Rights Act of 1965": word i tells. */
static void
by_last(const struct ksentence *s, size_t i, enum entity_label label)
{
	size_t first = run_begin(s, i, true), last = with_number(s, i);

	if (s->headline || first == i || begins_anew(s, i) ||
	    (last == i && kword_follows(s, i + 1) && s->word[i + 1].capital))
		return;
	if (label == ENTITY_ORG) {
		extend_org(s, i);
		return;
	}
	ksentence_add(s, first, last, label, run_confidence);
}

/* "Battle of the Tarn": the word behind "of" or "of the", or 0. */
static size_t
behind_of(const struct ksentence *s, size_t i)
{
	if (!s->word[i].capital ||
	    !(kword_is(s, i + 1, "of") || kword_is(s, i + 1, "de")))
		return 0;
	return i + (kword_is(s, i + 2, "the") ? 3 : 2);
}

/* "Proposition 12", "Measure B", "Title IX" */
static void
by_number(const struct ksentence *s, size_t i, enum entity_label label)
{
	if (s->word[i].capital && (starts_with_digit(s, i + 1) ||
	    kword_text(s, i + 1).len <= 4))
		ksentence_add(s, i, i + 1, label, run_confidence);
}

/* "Battle of Hastings", "Hurricane Ida", "Proposition 12", "ferry Nadir" */
static void
by_first(const struct ksentence *s, size_t i, struct str kind)
{
	enum entity_label label = kinds_label(kind);
	size_t from = str_ends(kind, STR("-of")) ? behind_of(s, i) : i + 1;

	if (from == 0 || !kword_follows(s, from) || !s->word[from].capital)
		return;
	if (str_ends(kind, STR("-number"))) {
		by_number(s, i, label);
		return;
	}
	if (starts_with_digit(s, from))
		return;
	if (str_ends(kind, STR("-cue"))) {
		if (!s->word[i].capital && label == ENTITY_PRODUCT)
			ksentence_add(s, from, run_end(s, from, false),
			    label, run_confidence);
		return;
	}
	if (s->word[i].capital &&
	    ascii_is_lower((unsigned char)kword_text(s, i).at[1]))
		ksentence_add(s, i, run_end(s, from, false), label,
		    run_confidence);
}

/* "Roe v. Wade" */
static void
by_versus(const struct ksentence *s, size_t i)
{
	bool stop = s->word[i].end < s->at.end &&
	    s->text.at[s->word[i].end] == '.';

	if (i == 0 || i + 1 >= s->n || !s->word[i - 1].capital ||
	    !s->word[i + 1].capital || !s->word[i].joined ||
	    s->word[i + 1].begin != s->word[i].end + 1u + (stop ? 1 : 0))
		return;
	ksentence_add(s, run_begin(s, i - 1, false), run_end(s, i + 1, true),
	    ENTITY_MISC, run_confidence);
}

/* A word that a name begins with, or that stands before one. */
static bool
may_begin(const struct ksentence *s, size_t i)
{
	return s->word[i].capital ||
	    (kword_follows(s, i + 1) && s->word[i + 1].capital);
}

void
kinds_runs(const struct ksentence *s)
{
	for (size_t i = 0; i < s->n; i++) {
		struct span word = { s->word[i].begin, s->word[i].end };
		const struct lexicon_row *row;

		if (s->word[i].capital && s->word[i].joined) {
			row = lexicon_find_word(
			    s->knowledge->last_words, s->text, word);
			if (row != NULL)
				by_last(s, i, kinds_label(row->value));
		}
		row = may_begin(s, i) ? lexicon_find_word(
		    &s->knowledge->kind_words, s->text, word) : NULL;
		if (row != NULL)
			by_first(s, i, row->value);
		if (kword_is(s, i, "v"))
			by_versus(s, i);
	}
}
