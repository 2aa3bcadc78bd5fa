#include "sentences.h"

#include "skim.h"

/* What a byte asks of the reader, and what it is beside a blank. */
enum {
	BLANK = 1,
	END_MARK = 2,
	MARK = 4,
	ASKS = BLANK | END_MARK | MARK,
	LOWER = 8,
	INSIDE = 16,    /* ends no sentence: a letter, a digit, a comma */
	LABEL_END = 32, /* ends the label of an item */
	PARTING = 64,   /* rows of these part things even in prose */
};

/* clang-format off */
#define L (LOWER | INSIDE)
#define U INSIDE
static const unsigned char sorts[256] = {
	[' '] = BLANK, ['\t'] = BLANK, ['\n'] = BLANK, ['\r'] = BLANK,
	['.'] = END_MARK | LABEL_END, ['?'] = END_MARK, ['!'] = END_MARK,
	['"'] = MARK, ['\''] = MARK, ['('] = MARK, [')'] = MARK | LABEL_END,
	['['] = MARK, [']'] = MARK | PARTING,
	[0xc2] = MARK, [0xe2] = MARK, /* quotation marks beyond ASCII */
	[','] = INSIDE, [';'] = INSIDE,
	['>'] = PARTING, ['*'] = PARTING, ['='] = PARTING, ['_'] = PARTING,
	['|'] = PARTING, ['#'] = PARTING,
	['0'] = U, U, U, U, U, U, U, U, U, U,
	['A'] = U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
	U, U, U, U, U,
	['a'] = L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L,
};
/* clang-format on */
#undef L
#undef U

struct reader {
	struct scan scan;
	struct skim skim;
	sentences_judge *judge;
	void *data;
	struct arena *arena;
	struct sentences found;
};

static unsigned char
byte_at(const struct reader *reader, uint32_t i)
{
	return (unsigned char)reader->scan.text.at[i];
}

static void
end_sentence(struct reader *reader, uint32_t end, uint32_t next)
{
	struct sentence sentence = { { reader->scan.begin, end },
		reader->scan.quoted };

	arena_append(reader->arena, &reader->found, sentence);
	reader->scan.begin = next;
	reader->scan.words = 0;
	reader->scan.lowers = 0;
	reader->scan.quoted = reader->scan.in_double || reader->scan.in_single;
}

/* Weigh the place between end and next. */
static bool
ends_here(struct reader *reader, uint32_t end, uint32_t next)
{
	struct scan *scan = &reader->scan;
	bool item = end < next && scan_item(scan, end, next);
	struct stop stop;

	if (item)
		return true;
	stop_look(&stop, scan->text, scan->par, end, next);
	scan->marks += stop.kind != MARKED_NOT;
	switch (rule_decide(&stop, scan)) {
	case RULE_CUT:
		return true;
	case RULE_JOIN:
		return false;
	case RULE_ASK:
		break;
	}
	return reader->judge(&stop, scan, reader->data);
}

/* "b)" and "b." may be items of a list. */
static bool
is_like_label(const struct reader *reader, uint32_t next)
{
	return next + 1 < reader->scan.par.end &&
	       sorts[byte_at(reader, next + 1)] & LABEL_END;
}

/* Nearly all blanks stand between a letter or comma and a small letter. */
static bool
is_dull(const struct reader *reader, uint32_t end, uint32_t next)
{
	return sorts[byte_at(reader, next)] & LOWER &&
	       sorts[byte_at(reader, end - 1)] & INSIDE &&
	       !is_like_label(reader, next);
}

/* Might an item of a list begin at byte next: "2.", "12)", "(a)", a bullet? */
static bool
may_be_item(const struct reader *reader, uint32_t next)
{
	unsigned char c = byte_at(reader, next);

	if (c >= 0x80)
		return scan_is_bullet(&reader->scan, next);
	return c == '(' || is_like_label(reader, next) ||
	       (ascii_is_digit(c) && is_like_label(reader, next + 1));
}

/* A blank in the middle of prose, told without a closer look. */
static bool
is_prose(struct reader *reader, uint32_t end, uint32_t next)
{
	unsigned char before = byte_at(reader, end - 1);

	return (sorts[before] & INSIDE || before == ':') &&
	       end != reader->scan.note &&
	       !(sorts[byte_at(reader, next)] & PARTING) &&
	       scan_in_prose(&reader->scan, next) && !may_be_item(reader, next);
}

/* Read the blanks from i on; returns where they end. */
static uint32_t
read_blank(struct reader *reader, uint32_t i)
{
	uint32_t next = i + 1;

	/* A paragraph neither begins nor ends with a blank. */
	while (sorts[byte_at(reader, next)] & BLANK)
		next++;
	if (i == reader->scan.begin)
		return next;
	reader->scan.words++;
	if (is_dull(reader, i, next))
		reader->scan.lowers++;
	else if (!is_prose(reader, i, next) && ends_here(reader, i, next))
		end_sentence(reader, i, next);
	return next;
}

/* A capital right behind a mark: was a blank lost? */
static void
read_end_mark(struct reader *reader, uint32_t i)
{
	uint32_t next = i + 1;

	if (next < reader->scan.par.end && i > reader->scan.begin &&
	    ascii_is_upper(byte_at(reader, next)) &&
	    ascii_is_lower(byte_at(reader, i - 1)) &&
	    ends_here(reader, next, next))
		end_sentence(reader, next, next);
}

/* Past the bytes from i on that ask nothing, and the blanks of prose. */
static uint32_t
skip_plain(struct reader *reader, uint32_t i)
{
	struct scan *scan = &reader->scan;

	reader->skim.words = scan->words;
	reader->skim.lowers = scan->lowers;
	i = skim_on(&reader->skim, i, scan->par.end, scan_prose_from(scan, i));
	scan->words = reader->skim.words;
	scan->lowers = reader->skim.lowers;
	return i;
}

static void
read_paragraph(struct reader *reader)
{
	uint32_t end = reader->scan.par.end;
	uint32_t i = skip_plain(reader, reader->scan.par.begin);

	while (i < end) {
		unsigned sort = sorts[byte_at(reader, i)];

		if (sort & BLANK)
			i = read_blank(reader, i);
		else {
			if (sort & END_MARK)
				read_end_mark(reader, i);
			else if (sort & MARK)
				scan_mark(&reader->scan, i);
			i++;
		}
		i = skip_plain(reader, i);
	}
	if (reader->scan.begin < end)
		end_sentence(reader, end, end);
}

/* The paragraph without the white space at its ends. */
static struct span
trimmed(struct str text, struct span par)
{
	while (par.begin < par.end &&
	       ascii_is_space((unsigned char)text.at[par.begin]))
		par.begin++;
	while (par.end > par.begin &&
	       ascii_is_space((unsigned char)text.at[par.end - 1]))
		par.end--;
	return par;
}

struct sentences
sentences_find_with(struct str text, struct span par, sentences_judge *judge,
    void *data, struct arena *arena)
{
	struct reader reader = { .skim = { .text = text }, .judge = judge,
		.data = data, .arena = arena };

	scan_init(&reader.scan, text, trimmed(text, par));
	if (reader.scan.par.begin < reader.scan.par.end)
		read_paragraph(&reader);
	return reader.found;
}

static bool
judge_by_rules(const struct stop *stop, struct scan *scan, void *data)
{
	(void)scan;
	(void)data;
	return rule_guess(stop);
}

static bool
judge_by_weights(const struct stop *stop, struct scan *scan, void *data)
{
	return weights_cut(data, stop, scan);
}

struct sentences
sentences_find(struct str text, struct span par, const struct weights *weights,
    struct arena *arena)
{
	union {
		const void *in;
		void *out;
	} data = { .in = weights };

	return sentences_find_with(text, par,
	    weights == NULL ? judge_by_rules : judge_by_weights, data.out,
	    arena);
}
