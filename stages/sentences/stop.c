#include "stop.h"

#include "utf8.h"

static unsigned
mark_bit(uint32_t c)
{
	switch (utf8_mark(c)) {
	case MARK_OPEN:
	case MARK_CLOSE:
	case MARK_STRAIGHT:
		return STOP_QUOTE;
	case MARK_OPEN_SINGLE:
	case MARK_CLOSE_SINGLE:
	case MARK_STRAIGHT_SINGLE:
		return STOP_SINGLE;
	case MARK_NONE:
		break;
	}
	return 0;
}

/* The bit of the closing mark that ends at byte i, and where it begins. */
static unsigned
closer_before(struct str text, uint32_t i, uint32_t *begin)
{
	uint32_t at = word_back(text, i);
	uint32_t c = utf8_at(text, at);
	enum mark mark;

	*begin = at;
	if (c < 0x80 && (ascii_is_alnum((unsigned char)c) || c == '.'))
		return 0;
	mark = utf8_mark(c);
	if (c == ')' || c == ']' || c == '}')
		return STOP_BRACKET;
	if (c == '*' || c == '_')
		return STOP_OTHER;
	if (mark == MARK_OPEN || mark == MARK_OPEN_SINGLE)
		return 0;
	return mark_bit(c);
}

/* "[17]" or "[b]" that ends at byte i: where it begins, or i. */
static uint32_t
note_before(struct str text, uint32_t i, uint32_t from)
{
	uint32_t begin = i;

	if (i < from + 3 || text.at[i - 1] != ']')
		return i;
	begin--;
	while (begin > from && i - begin < 6 &&
	       ascii_is_alnum((unsigned char)text.at[begin - 1]))
		begin--;
	if (begin == from || begin == i - 1 || text.at[begin - 1] != '[')
		return i;
	return begin - 1;
}

/* Step over notes and closing marks before end; sets stop->closed. */
static uint32_t
skip_closers(struct stop *stop, struct str text, uint32_t from, uint32_t end)
{
	uint32_t i = end;

	for (int n = 0; n < 8 && i > from; n++) {
		uint32_t at = note_before(text, i, from);
		unsigned bit = STOP_OTHER;

		if (at < i)
			at = word_blanks_back(text, at, from);
		else
			bit = closer_before(text, i, &at);
		if (bit == 0)
			break;
		stop->closed |= bit;
		i = at;
	}
	return i;
}

static bool
is_dots_before(struct str text, uint32_t i, uint32_t from)
{
	return i >= from + 3 && memcmp(text.at + i - 3, "\xe2\x80\xa6", 3) == 0;
}

/* Longer rows of marks are looked at in part, so that each costs the same. */
enum { MARKS_MAX = 64 };

/* Where the marks that end at byte i begin: "?!", "...", ". . .". */
static uint32_t
marks_begin(struct str text, uint32_t i, uint32_t from, unsigned *dots)
{
	if (i > from + MARKS_MAX)
		from = i - MARKS_MAX;
	for (;;) {
		uint32_t at;

		if (is_dots_before(text, i, from)) {
			*dots += 3;
			i -= 3;
			continue;
		}
		if (i > from && stop_is_mark(text.at[i - 1])) {
			*dots += text.at[i - 1] == '.';
			i--;
			continue;
		}
		at = word_blanks_back(text, i, from);
		if (*dots == 0 || at == i || at == from ||
		    text.at[at - 1] != '.')
			return i;
		i = at;
	}
}

static enum stop_mark
mark_kind(struct str text, uint32_t begin, uint32_t end, unsigned dots)
{
	if (memchr(text.at + begin, '?', end - begin) != NULL)
		return MARKED_QUESTION;
	if (memchr(text.at + begin, '!', end - begin) != NULL)
		return MARKED_EXCLAIM;
	return dots > 1 ? MARKED_DOTS : MARKED_STOP;
}

/* The class of a word, or of its last part: "ex-Gov.", "29-Oct.", "''Mr." */
static enum abbrev
class_of(struct str word, bool *is_word)
{
	size_t begin = word.len;

	while (begin > 0 && word.at[begin - 1] != '-' &&
	       word.at[begin - 1] != '\'')
		begin--;
	return abbrev_class(str_slice(word, begin, word.len), is_word);
}

/* The bit of the opening mark at byte i; 0: none. */
static unsigned
opener_at(struct str text, uint32_t i)
{
	uint32_t c = utf8_at(text, i);

	if (c < 0x80 && ascii_is_alnum((unsigned char)c))
		return 0;
	if (c == '(' || c == '[' || c == '{')
		return STOP_BRACKET;
	if (c == 0x2014 || c == 0x2013 || c == '-' || c == '*' || c == 0x2022)
		return STOP_OTHER;
	return mark_bit(c);
}

static bool
is_capital(enum shape shape)
{
	return shape == SHAPE_CAPITAL || shape == SHAPE_LETTER ||
	       shape == SHAPE_UPPER;
}

static void
read_before(struct stop *stop, struct str text, uint32_t from)
{
	uint32_t i = stop->mark;

	stop->before =
	    word_before(text, from, word_blanks_back(text, i, from), &i);
	stop->before2 =
	    word_before(text, from, word_blanks_back(text, i, from), &i);
	if (stop->kind == MARKED_STOP)
		stop->abbrev =
		    class_of(stop->before.form, &stop->abbrev_is_word);
}

/* Step over what opens at next; sets stop->opened. */
static uint32_t
skip_openers(struct stop *stop, struct str text, uint32_t limit)
{
	uint32_t i = stop->next;

	for (int n = 0; n < 6 && i < limit; n++) {
		unsigned bit = opener_at(text, i);

		if (bit == 0)
			break;
		stop->opened |= bit;
		i = word_blanks(text, word_forward(text, i), limit);
	}
	return i;
}

static void
read_after(struct stop *stop, struct str text, uint32_t limit)
{
	uint32_t i = skip_openers(stop, text, limit);
	uint32_t end;

	stop->word = i;
	stop->after = word_after(text, i, limit, &end);
	stop->after.starter =
	    is_capital(stop->after.shape) && word_is_starter(stop->after.form);
	if (end == i && end < limit)
		end = word_forward(text, end);
	i = word_blanks(text, end, limit);
	stop->after2 = word_after(text, i, limit, &end);
	stop->after2.starter = stop->after.shape == SHAPE_NUMBER &&
			       is_capital(stop->after2.shape) &&
			       word_is_starter(stop->after2.form);
}

void
stop_look(struct stop *stop, struct str text, struct span par, uint32_t end,
    uint32_t next)
{
	unsigned dots = 0;
	uint32_t i;

	*stop = (struct stop){
		.end = end, .next = next, .lost_blank = end == next
	};
	i = skip_closers(stop, text, par.begin, end);
	stop->mark = marks_begin(text, i, par.begin, &dots);
	if (stop->mark < i) {
		stop->kind = mark_kind(text, stop->mark, i, dots);
		return;
	}
	stop->closed = 0;
	stop->mark = end;
	stop->kind = MARKED_NOT;
}

void
stop_read_words(struct stop *stop, struct str text, struct span par)
{
	read_before(stop, text, par.begin);
	read_after(stop, text, par.end);
	if (stop->closed & (STOP_QUOTE | STOP_SINGLE) && stop->opened == 0)
		stop->speech = speech_after(text, stop->word, par.end);
}
