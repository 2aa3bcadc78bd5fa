#include "rules.h"

#include "address.h"
#include "rules_in.h"
#include "utf8.h"

#include "sentences/lettered.tsv.h"

static bool
is_lower(const struct word *word)
{
	return word->shape == SHAPE_LOWER || word->shape == SHAPE_SMALL;
}

/* "out.Crews stay" is two sentences, "GOOGL.O" and "Notes.Txt" are words. */
static enum rule
decide_lost_blank(const struct stop *stop)
{
	if (stop->before.shape != SHAPE_LOWER || stop->before.form.len < 2)
		return RULE_JOIN;
	if (stop->after.shape != SHAPE_CAPITAL &&
	    !(stop->after.form.len == 1 && (stop->after.form.at[0] == 'A' ||
					       stop->after.form.at[0] == 'I')))
		return RULE_JOIN;
	return address_is_domain_end(stop->after.form) ? RULE_JOIN : RULE_CUT;
}

/* “Why?” Council member Diaz asked. */
static bool
is_speech_tag(const struct stop *stop)
{
	if (stop->speech == SPEECH_NONE)
		return false;
	return is_lower(&stop->after) || stop->kind != MARKED_STOP;
}

/*
 * “Such a shame!” Mourners filled the church: what began as a quotation and
 * ends with one is whole, where a name in marks, “Help!” Tuesday, is not.
 */
static bool
is_whole_quotation(const struct stop *stop, const struct scan *scan)
{
	enum mark first = utf8_mark(utf8_at(scan->text, scan->begin));

	if (stop->kind != MARKED_QUESTION && stop->kind != MARKED_EXCLAIM)
		return false;
	return stop->closed & (STOP_QUOTE | STOP_SINGLE) &&
	       (first != MARK_NONE || scan->quoted) &&
	       stop->after.shape == SHAPE_CAPITAL;
}

/* "[...]" and "(...)": something was left out, nothing ended. */
static bool
is_omission(const struct stop *stop, const struct scan *scan)
{
	return stop->kind == MARKED_DOTS && stop->closed & STOP_BRACKET &&
	       stop->mark > scan->par.begin &&
	       (scan->text.at[stop->mark - 1] == '[' ||
		   scan->text.at[stop->mark - 1] == '(');
}

/* "Yahoo! Inc. fell", "shares of Yahoo! fell". */
static bool
is_inside_name(const struct stop *stop)
{
	if ((stop->kind != MARKED_QUESTION && stop->kind != MARKED_EXCLAIM) ||
	    stop->opened != 0 || stop->closed != 0)
		return false;
	if (abbrev_class(stop->after.form, NULL) == ABBREV_COMPANY)
		return true;
	return is_lower(&stop->after) && stop->end - stop->mark == 1 &&
	       stop->before.shape == SHAPE_CAPITAL && is_lower(&stop->before2);
}

/* The capital of "I" says nothing: “I thought … I thought we had lost.” */
static bool
is_pause(const struct stop *stop)
{
	return stop->kind == MARKED_DOTS && stop->closed == 0 &&
	       stop->opened == 0 && stop->after.form.len > 0 &&
	       stop->after.form.at[0] == 'I' &&
	       (stop->after.form.len == 1 || stop->after.form.at[1] == '\'' ||
		   stop->after.form.at[1] == '\xe2');
}

/*
 * "Inc. (GOOGL.O) rose", "Salem, Ore. (pop. 9)", "Ruiz Jr. (D-Ore.)": no
 * sentence in brackets.
 */
static bool
is_aside(const struct stop *stop)
{
	return stop->abbrev == ABBREV_COMPANY ||
	       (stop->abbrev == ABBREV_SUFFIX && !stop->after.starter) ||
	       (stop->abbrev == ABBREV_STATE &&
		   (is_lower(&stop->after) ||
		       stop->after.shape == SHAPE_NUMBER ||
		       abbrev_class(stop->after.form, NULL) == ABBREV_MONTH));
}

/* "The school uses Plan B. Teachers do not." */
static bool
is_lettered(const struct stop *stop)
{
	char lower[WORD_MAX];
	struct str noun = stop->before2.form;

	if (stop->before.shape != SHAPE_LETTER)
		return false;
	for (size_t i = 0; i < noun.len; i++)
		lower[i] = (char)ascii_lower((unsigned char)noun.at[i]);
	return table_find(&lettered_table,
		   (struct str){ lower, noun.len }) != NULL;
}

/* "said Rep. G.K. Okafor", "said Del. Ana Ruiz": who speaks has a name. */
static bool
is_speaker_title(const struct stop *stop)
{
	if (stop->abbrev != ABBREV_TITLE && stop->abbrev != ABBREV_STATE)
		return false;
	return stop->before.shape == SHAPE_CAPITAL && stop->opened == 0 &&
	       speech_is_verb(stop->before2.form) && !stop->after.starter;
}

/* "Dr. Okafor"; but "MT." may be a time zone and "St." a street. */
static bool
is_title(const struct stop *stop)
{
	if (stop->abbrev != ABBREV_TITLE || stop->abbrev_is_word ||
	    stop->opened != 0)
		return false;
	if (stop->before.shape == SHAPE_UPPER)
		return stop->after.shape == SHAPE_UPPER;
	return !(stop->after.starter && str_is(stop->before.form, "St"));
}

static enum rule
decide_abbreviation(const struct stop *stop)
{
	if (stop->closed != 0)
		return RULE_ASK;
	if (stop->opened & STOP_BRACKET && is_aside(stop))
		return RULE_JOIN;
	if (is_lettered(stop) && stop->after.shape == SHAPE_CAPITAL)
		return RULE_CUT;
	if (is_title(stop) || is_speaker_title(stop))
		return RULE_JOIN;
	if (stop->abbrev == ABBREV_NUMBER && stop->after.shape == SHAPE_NUMBER)
		return RULE_JOIN;
	if (stop->abbrev == ABBREV_TIME && stop->after.shape == SHAPE_UPPER &&
	    stop->after.form.len <= 4)
		return RULE_JOIN; /* 3 p.m. EDT */
	if (stop->abbrev != ABBREV_NONE && !stop->abbrev_is_word &&
	    is_lower(&stop->after))
		return RULE_JOIN;
	return RULE_ASK;
}

/* A note, "[17]", goes with the sentence before it. */
static bool
is_note(const struct stop *stop, const struct scan *scan)
{
	struct str text = scan->text;
	uint32_t i = stop->next;
	uint32_t begin = ++i;

	if (text.at[begin - 1] != '[')
		return false;
	while (i < scan->par.end && i - begin < 4 &&
	       ascii_is_digit((unsigned char)text.at[i]))
		i++;
	return i > begin && i < scan->par.end && text.at[i] == ']';
}

/* "... for their rights. 4 Even though": the number of a note. */
static bool
is_note_number(const struct stop *stop, struct scan *scan)
{
	if (stop->kind != MARKED_STOP || stop->abbrev != ABBREV_NONE ||
	    stop->opened != 0 || stop->after.shape != SHAPE_NUMBER ||
	    stop->after.form.len > 2 || !stop->after2.starter)
		return false;
	scan->note = stop->word + (uint32_t)stop->after.form.len;
	return true;
}

/* "Did you just -- That is mine!" */
static bool
is_break_off(const struct stop *stop, const struct scan *scan)
{
	return rules_may_break_off(stop, scan) && stop->after.starter &&
	       stop->opened == 0 && stop->after.form.at[0] != 'I';
}

static enum rule
decide_by_words(const struct stop *stop, struct scan *scan)
{
	if (is_speech_tag(stop) || is_omission(stop, scan) ||
	    is_note(stop, scan) || is_inside_name(stop) || is_pause(stop))
		return RULE_JOIN;
	if (is_note_number(stop, scan))
		return RULE_JOIN;
	if (is_whole_quotation(stop, scan))
		return RULE_CUT;
	if (stop->closed & (STOP_QUOTE | STOP_SINGLE | STOP_BRACKET) &&
	    stop->opened == 0 && is_lower(&stop->after))
		return RULE_JOIN;
	return stop->kind == MARKED_STOP ? decide_abbreviation(stop) : RULE_ASK;
}

enum rule
rule_decide(struct stop *stop, struct scan *scan)
{
	enum rule rule =
	    stop->lost_blank ? RULE_ASK : rules_by_marks(stop, scan);

	if (rule != RULE_ASK)
		return rule;
	stop_read_words(stop, scan->text, scan->par);
	if (stop->lost_blank)
		return decide_lost_blank(stop);
	if (stop->kind != MARKED_NOT)
		return decide_by_words(stop, scan);
	return !is_break_off(stop, scan) && rules_in_prose(stop, scan) ? RULE_JOIN
								     : RULE_ASK;
}

static bool
guess_abbreviation(const struct stop *stop)
{
	switch (stop->abbrev) {
	case ABBREV_COMPANY:
	case ABBREV_SUFFIX:
	case ABBREV_STATE:
	case ABBREV_TIME:
	case ABBREV_LATIN:
		return stop->after.shape == SHAPE_CAPITAL &&
		       stop->after.form.len <= 4;
	default:
		return stop->abbrev_is_word &&
		       stop->after.shape != SHAPE_NUMBER;
	}
}

bool
rule_guess(const struct stop *stop)
{
	if (stop->kind == MARKED_NOT || is_lower(&stop->after))
		return false;
	if (stop->kind != MARKED_STOP || stop->closed != 0)
		return true;
	if (stop->before.shape == SHAPE_LETTER)
		return false;
	if (stop->before.shape == SHAPE_DOTTED)
		return stop->after.form.len <= 4 &&
		       stop->after.shape == SHAPE_CAPITAL;
	return stop->abbrev == ABBREV_NONE || guess_abbreviation(stop);
}
