#include "hints.h"

#include <stdlib.h>

#include "diag.h"
#include "utf8.h"

#include "entities/networks.tsv.h"

/* Behind these "n't" makes no other word of them: "ca" + "n". */
static const char *const verbs[] = { "ai", "are", "ca", "could", "did", "do",
	"does", "had", "has", "have", "is", "might", "must", "need", "should",
	"was", "were", "wo", "would" };

static uint32_t
letters_end(struct str s, uint32_t i)
{
	while (i < s.len && ascii_is_alpha((unsigned char)s.at[i]))
		i++;
	return i;
}

/* The last letters of a key, in lower case, tell that it may stand there. */
static void
add_word(struct hint_words *words, struct str key, unsigned hints)
{
	size_t begin, end = key.len;
	char *lower = arena_alloc(&words->words, key.len + 1);

	while (end > 0 && !ascii_is_alpha((unsigned char)key.at[end - 1]))
		end--; /* "fiancé" */
	begin = end;
	while (begin > 0 && ascii_is_alpha((unsigned char)key.at[begin - 1]))
		begin--;
	for (size_t i = begin; i < end; i++)
		lower[i - begin] = (char)ascii_lower((unsigned char)key.at[i]);
	words->hints[words->n] = hints;
	words->rows[words->n++].key = (struct str){ lower, end - begin };
}

/* Several rows may have one key: each gets the hints of all. */
static void
join_hints(struct hint_words *words)
{
	for (size_t i = 0; i < words->n; i++)
		words->hints[lexicon_find(&words->lexicon,
		    words->rows[i].key) - words->rows] |= words->hints[i];
}

static void
add_table(struct hint_words *words, const struct lexicon *lexicon,
    unsigned hints)
{
	for (size_t i = 0; i < lexicon->n; i++)
		if (!str_is(lexicon->rows[i].value, "first"))
			add_word(words, lexicon->rows[i].key, hints);
}

/* Titles that make a role by themselves. */
static void
add_titles(struct hint_words *words, const struct names *names)
{
	for (size_t i = 0; i < names->titles.n; i++)
		if (names->kinds[i].kind == NAMES_OFFICE ||
		    names->kinds[i].kind == NAMES_OFFICE_PLURAL ||
		    names->kinds[i].kind == NAMES_JOB)
			add_word(words, names->titles.rows[i].key, HINT_ROLE);
}

static void
add_verbs(struct hint_words *words)
{
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		add_word(words, str_of(verbs[i]), HINT_VERB);
}

static void
add_networks(struct hint_words *words)
{
	for (size_t i = 0; i < networks_n; i++)
		add_word(words, networks_rows[i].key, HINT_STATION << HINT_IF);
}

/* Beyond ASCII some letters have small ones of ASCII; those of Latin-1 and
 * the marks of U+2000 to U+203F do not. */
static bool
is_odd(struct str form)
{
	for (size_t i = 0; i < form.len; i++) {
		unsigned char c = (unsigned char)form.at[i];

		if (c >= 0xc0 && c != 0xc2 && c != 0xc3 && !(c == 0xe2 &&
		    (unsigned char)form.at[i + 1] == 0x80))
			return true;
	}
	return false;
}

/* What needs a capital or a digit, and may find it in the form itself. */
static unsigned
hints_within(struct str form)
{
	unsigned hints = 0;

	for (size_t i = 0; i < form.len; i++) {
		unsigned char c = (unsigned char)form.at[i];

		if (!ascii_is_lower(c))
			hints |= HINT_RUN | HINT_GROUP;
		if (ascii_is_digit(c))
			hints |= HINT_STATION;
	}
	return hints;
}

/* What the words in a form hint at. */
static unsigned
hints_of_words(const struct hint_words *words, struct str form)
{
	unsigned hints = 0;

	for (uint32_t i = 0, end; i < form.len; i = end + 1) {
		const struct lexicon_row *row;

		end = letters_end(form, i);
		row = end == i ? NULL : lexicon_find_lower(
		    &words->lexicon, str_slice(form, i, end));
		if (row != NULL)
			hints |= words->hints[row - words->rows];
	}
	return hints | (hints >> HINT_IF & hints_within(form));
}

/* A quotation mark: at the end it may open, elsewhere it is not looked at. */
static unsigned
hints_of_mark(struct str form)
{
	static const char *const marks[] = { "\"", "“" };
	unsigned hints = 0;

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		struct str mark = str_of(marks[i]);
		size_t at = str_find_str(form, mark, 0);

		if (at < form.len)
			hints |= at + mark.len == form.len ?
			    HINT_WORK << HINT_IF : HINT_WORK;
	}
	return hints;
}

/* What a form is to those beside it. */
static unsigned
hints_of_ends(struct str form)
{
	size_t begin;
	uint32_t first = utf8_at(form, 0);
	uint32_t last = utf8_before(form, form.len, &begin);
	unsigned hints = 0;

	if (first >= 0x80 || ascii_is_upper((unsigned char)first) ||
	    ascii_is_digit((unsigned char)first))
		hints |= HINT_CAPITAL;
	if (utf8_is_letter(first) || (first == '.' && form.len > 1))
		hints |= HINT_BEGINS;
	if (utf8_is_letter(last) || last == '.')
		hints |= HINT_ENDS;
	if (str_eq_nocase(form, STR("n't")) || str_eq_nocase(form, STR("n’t")))
		hints |= HINT_NOT;
	return hints;
}

/* What it is to values: by itself, with what follows, behind another. */
static uint32_t
hints_of_value(struct hint_words *words, struct str form)
{
	unsigned value =
	    values_hints(words->values, form, &words->scratch);
	uint32_t hints = value & VALUE_STARTS ? HINT_VALUE : 0;

	hints |= (value / VALUE_IF_MORE & HINT_VALUE) << HINT_IF;
	return hints | (value / VALUE_MORE & HINT_VALUE) << HINT_IS;
}

/* Of any form. */
static uint32_t
hints_of_other(struct hint_words *words, struct str form)
{
	if (form.len >= NER_FORM_MAX || is_odd(form))
		return HINT_ASKED | HINTS | (uint32_t)HINT_PAIRS << HINT_IS;
	return HINT_ASKED | hints_of_words(words, form) |
	    hints_of_mark(form) | hints_of_ends(form) |
	    hints_of_value(words, form);
}

/* Letters only, of which none but the first is a capital? */
static bool
is_plain(struct str form)
{
	for (size_t i = 1; i < form.len; i++)
		if (!ascii_is_lower((unsigned char)form.at[i]))
			return false;
	return form.len < NER_FORM_MAX &&
	    ascii_is_alpha((unsigned char)form.at[0]);
}

void
hints_set(struct hint_words *words, struct str token, struct ner_form *form)
{
	const struct lexicon_row *row;
	const struct plain_hints *plain;

	if (!is_plain(token)) {
		form->hints = hints_of_other(words, token);
		form->value = 0;
		return;
	}
	row = lexicon_find_lower(&words->lexicon, token);
	plain = row == NULL ? &words->unknown
	                    : &words->plain[row - words->rows];
	form->hints = ascii_is_upper((unsigned char)token.at[0]) ?
	    plain->capital : plain->small;
	form->value = plain->value;
}

/* What a word of letters gives as it is, and with a capital. */
static void
set_plain(struct hint_words *words, struct plain_hints *plain, struct str word)
{
	char copy[NER_FORM_MAX];

	if (word.len == 0 || word.len > sizeof(copy))
		return; /* no form is */
	plain->small = hints_of_other(words, word);
	plain->value = value_words_number(words->values, word);
	memcpy(copy, word.at, word.len);
	copy[0] = (char)ascii_upper((unsigned char)copy[0]);
	plain->capital =
	    hints_of_other(words, (struct str){ copy, word.len });
}

/* Words of letters are most of all, and told by one look. */
static void
set_all_plain(struct hint_words *words)
{
	words->plain = xcalloc(words->n, sizeof(*words->plain));
	for (size_t i = 0; i < words->n; i++)
		set_plain(words, &words->plain[i], words->rows[i].key);
	set_plain(words, &words->unknown, STR("xyzzyx"));
}

void
hint_words_init(struct hint_words *words, const struct value_words *values,
    const struct kinds_knowledge *kinds)
{
	const struct lexicon *const of_values[] = { &values->lexicon,
		&values->holiday_starts, &values->holiday_seconds };
	size_t most = kinds->groups.n + kinds->last_words->n +
	    kinds->kind_words.n + kinds->names->titles.n + networks_n +
	    sizeof(verbs) / sizeof(*verbs) + 1;

	for (size_t i = 0; i < 3; i++)
		most += of_values[i]->n;
	*words = (struct hint_words){ .values = values };
	arena_init(&words->words);
	arena_init(&words->scratch);
	words->rows = xcalloc(most, sizeof(*words->rows));
	words->hints = xcalloc(most, sizeof(*words->hints));
	for (size_t i = 0; i < 3; i++)
		add_table(words, of_values[i], 0);
	add_table(words, &kinds->groups, HINT_GROUP << HINT_IF);
	add_table(words, kinds->last_words, HINT_RUN << HINT_IF);
	add_table(words, &kinds->kind_words, HINT_RUN << HINT_IF);
	add_titles(words, kinds->names);
	add_word(words, STR("v"), HINT_RUN);
	add_networks(words);
	add_verbs(words);
	lexicon_init(&words->lexicon, words->rows, words->n);
	join_hints(words);
	set_all_plain(words);
}

void
hint_words_release(struct hint_words *words)
{
	lexicon_release(&words->lexicon);
	free(words->rows);
	free(words->hints);
	free(words->plain);
	arena_release(&words->words);
	arena_release(&words->scratch);
}
