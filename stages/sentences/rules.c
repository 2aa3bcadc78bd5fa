#include "rules.h"

#include "address.h"
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

/* Is there nothing from byte i on but marks that close? */
static bool
is_only_closers(const struct scan *scan, uint32_t i)
{
	uint32_t limit = i + 12;

	for (; i < scan->par.end; i++) {
		unsigned char c = (unsigned char)scan->text.at[i];

		if (ascii_is_alnum(c) || i == limit || c == '\0' ||
		    (c < 0x80 && strchr("\"')] ", c) == NULL) ||
		    (c >= 0x80 && utf8_is_boundary(scan->text, i) &&
			utf8_mark(utf8_at(scan->text, i)) == MARK_NONE))
			return false;
	}
	return true;
}

/* ":)" and its kin. */
static bool
is_face(const char *at, uint32_t left)
{
	return left > 1 && (at[0] == ':' || at[0] == '=') &&
	       (at[1] == ')' || at[1] == '(' || at[1] == '-' || at[1] == 'D' ||
		   at[1] == 'P');
}

/* What begins here only closes, or is a face: it goes with what is before. */
static bool
is_tail(const struct stop *stop, const struct scan *scan)
{
	uint32_t left = scan->par.end - stop->next;
	const char *at = scan->text.at + stop->next;

	if (at[0] == ',' || at[0] == ';' || at[0] == ')' || at[0] == ']')
		return true;
	if (at[0] == '.' && !(left > 1 && ascii_is_alnum((unsigned char)at[1])))
		return true;
	return is_face(at, left) || is_only_closers(scan, stop->next);
}

/* “... against her,” Seth McKee said. */
static bool
is_after_comma(const struct stop *stop, const struct scan *scan)
{
	struct str text = scan->text;
	size_t begin;
	enum mark mark = utf8_mark(utf8_before(text, stop->end, &begin));

	return mark != MARK_NONE && mark != MARK_OPEN && begin > scan->begin &&
	       text.at[begin - 1] == ',';
}

/* Nothing of the sentence was read yet but dashes. */
static bool
is_only_dash(const struct stop *stop, const struct scan *scan)
{
	for (uint32_t i = scan->begin; i < stop->end; i++)
		if (scan->text.at[i] != '-' &&
		    (unsigned char)scan->text.at[i] < 0x80)
			return false;
	return stop->end - scan->begin <= 3;
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

/* "Inc. (GOOGL.O) rose", "Salem, Ore. (pop. 9)": no sentence in brackets. */
static bool
is_aside(const struct stop *stop)
{
	return stop->abbrev == ABBREV_COMPANY ||
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
	if (is_title(stop))
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

/* Rows of these part things even in prose: "***", ">>". */
static bool
is_parting(char c)
{
	return c != '\0' && strchr(">*=_|#]", c) != NULL;
}

/* "Did you just -- That is mine!": speech that was cut short. */
static bool
may_break_off(const struct stop *stop, const struct scan *scan)
{
	size_t begin;
	uint32_t c = utf8_before(scan->text, stop->end, &begin);

	return c == '-' || c == 0x2013 || c == 0x2014;
}

static bool
is_break_off(const struct stop *stop, const struct scan *scan)
{
	return may_break_off(stop, scan) && stop->after.starter &&
	       stop->opened == 0 && stop->after.form.at[0] != 'I';
}

/* Does a bare blank stand in the middle of prose? */
static bool
is_in_prose(const struct stop *stop, struct scan *scan)
{
	return scan_in_prose(scan, stop->next) &&
	       !is_parting(scan->text.at[stop->end - 1]) &&
	       !is_parting(scan->text.at[stop->next]);
}

/* What the marks alone decide. */
static enum rule
decide_by_marks(const struct stop *stop, struct scan *scan)
{
	if (stop->end == scan->note)
		return RULE_CUT;
	if (stop->end <= scan->dateline || scan_is_label(scan, stop->end) ||
	    is_only_dash(stop, scan) || is_tail(stop, scan))
		return RULE_JOIN;
	if (scan_is_bullet(scan, stop->next))
		return RULE_CUT;
	if (stop->kind != MARKED_NOT)
		return RULE_ASK;
	if (is_after_comma(stop, scan) ||
	    (!may_break_off(stop, scan) && is_in_prose(stop, scan)))
		return RULE_JOIN;
	return RULE_ASK;
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
	    stop->lost_blank ? RULE_ASK : decide_by_marks(stop, scan);

	if (rule != RULE_ASK)
		return rule;
	stop_read_words(stop, scan->text, scan->par);
	if (stop->lost_blank)
		return decide_lost_blank(stop);
	if (stop->kind != MARKED_NOT)
		return decide_by_words(stop, scan);
	return !is_break_off(stop, scan) && is_in_prose(stop, scan) ? RULE_JOIN
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
