#include "value_lex.h"

#include "runs.h"
#include "utf8.h"
#include "words.h"

/* "a.m.", "U.S." without the stops, in a buffer of 16 bytes. */
static struct str
without_stops(struct str word, char *out)
{
	size_t len = 0;

	for (size_t i = 0; i < word.len; i++)
		if (word.at[i] != '.')
			out[len++] = word.at[i];
	return (struct str){ out, len };
}

/* stops: there may be some in it. */
static void
look_up(const struct value_words *words, struct str text, bool stops,
    struct vtoken *t)
{
	struct span at = { t->begin, t->end };
	const struct lexicon_row *row;
	const struct vtoken *known;
	char plain[16];

	row = stops && span_len(at) <= sizeof(plain) ?
	    lexicon_find_lower(&words->lexicon,
	    without_stops(str_span(text, at), plain)) :
	    lexicon_find_word(&words->lexicon, text, at);
	if (row == NULL)
		return;
	known = &words->known[row - words->lexicon.rows + 1];
	t->class = known->class;
	t->value = known->value;
	t->number = known->number;
}

uint16_t
value_words_number(const struct value_words *words, struct str word)
{
	const struct lexicon_row *row =
	    lexicon_find_lower(&words->lexicon, word);

	return (uint16_t)(VALUE_PLAIN +
	    (row == NULL ? 0 : row - words->lexicon.rows + 1));
}

/* Bytes of the letter at i; 0: it is none. */
static uint32_t
letter_len(struct str text, uint32_t i)
{
	uint32_t c;
	size_t len;

	if ((unsigned char)text.at[i] < 0x80)
		return ascii_is_alpha((unsigned char)text.at[i]);
	len = utf8_decode(text, i, &c);
	return utf8_is_letter(c) ? (uint32_t)len : 0;
}

/* Behind "'clock" of "o'clock" at i, or i. */
static uint32_t
over_clock(struct str text, uint32_t i, uint32_t end)
{
	const struct str clocks[] = { STR("'clock"), STR("’clock") };
	struct str rest = str_slice(text, i, end);

	for (size_t k = 0; k < 2; k++)
		if (str_starts(rest, clocks[k]))
			return i + (uint32_t)clocks[k].len;
	return i;
}

/* Letters, and "'clock" of "o'clock". */
static uint32_t
word_end(struct str text, uint32_t i, uint32_t end)
{
	uint32_t len;

	for (; i < end; i += len) {
		i = run_letters(text, i, end);
		if (i == end || text.at[i] == ' ')
			return i;
		len = letter_len(text, i);
		if (len == 0)
			return text.at[i] == '\'' || text.at[i] == '\xe2' ?
			    over_clock(text, i, end) : i;
	}
	return i;
}

/* From a single letter on: "a.m.", "U.S.", each letter with its stop. */
static uint32_t
initials_end(struct str text, uint32_t i, uint32_t end)
{
	uint32_t last = i;

	while (i + 1 < end && ascii_is_alpha((unsigned char)text.at[i]) &&
	    text.at[i + 1] == '.')
		last = i += 2;
	/* The last letter may lack its stop: "a.m". */
	if (i < end && ascii_is_alpha((unsigned char)text.at[i]) &&
	    (i + 1 == end || !ascii_is_alnum((unsigned char)text.at[i + 1])))
		last = i + 1;
	return last;
}

static uint32_t
number_end(struct str text, uint32_t i, uint32_t end)
{
	while (i < end && (ascii_is_digit((unsigned char)text.at[i]) ||
	    ((text.at[i] == ',' || text.at[i] == '.') && i + 1 < end &&
	        ascii_is_digit((unsigned char)text.at[i + 1]))))
		i++;
	return i;
}

static struct vtoken
next_token(const struct value_words *words, struct str text, uint32_t i,
    uint32_t end)
{
	struct vtoken t = { .begin = i, .end = i, .value = { "", 0 } };
	unsigned char c = (unsigned char)text.at[i];
	uint32_t len;
	bool stops;

	if (ascii_is_digit(c)) {
		t.type = T_NUMBER;
		t.end = number_end(text, i, end);
		return t;
	}
	len = letter_len(text, i);
	if (len == 0) {
		t.type = T_SIGN;
		t.end = i + (uint32_t)utf8_decode(text, i, &t.sign);
		return t;
	}
	t.type = T_WORD;
	t.capital = c < 0x80 ? ascii_is_upper(c)
	                     : utf8_is_upper(utf8_at(text, i));
	t.end = word_end(text, i + len, end);
	stops = t.end == i + 1 && t.end + 1 < end && text.at[t.end] == '.' &&
	    ascii_is_alpha((unsigned char)text.at[t.end + 1]);
	if (stops)
		t.end = initials_end(text, i, end);
	look_up(words, text, stops, &t);
	return t;
}

/* Does the word that ends at i go no further?  A letter with a stop may. */
static bool
ends_there(struct str text, struct span word, uint32_t end)
{
	unsigned char c;

	if (word.end == end)
		return true;
	c = (unsigned char)text.at[word.end];
	return c < 0x80 && !ascii_is_alpha(c) && c != '\'' &&
	    (c != '.' || span_len(word) > 1);
}

/* The next token at i, where it is a word that is known; k is the first token
 * of those known that may begin there, and moved on. */
static const struct vtoken *
known_word(const struct value_words *words, struct str text, uint32_t i,
    uint32_t end, const struct value_tokens *tokens, size_t *k)
{
	uint16_t number;

	while (*k < tokens->n && tokens->at[*k].begin < i)
		(*k)++;
	if (*k == tokens->n || tokens->at[*k].begin != i)
		return NULL;
	number = tokens->form[tokens->word[*k]].value;
	return number != 0 && ends_there(text, tokens->at[*k], end) ?
	    &words->known[number - VALUE_PLAIN] : NULL;
}

struct scan
value_lex(const struct value_words *words, struct str text,
    struct span sentence, const struct value_tokens *tokens,
    struct arena *arena)
{
	struct {
		struct vtoken *at;
		size_t n, cap;
	} list = { .cap = span_len(sentence) / 4 + 8 };
	const struct value_tokens none = { 0 };
	uint32_t i = sentence.begin;
	bool space = true;
	size_t k = 0;

	if (tokens == NULL)
		tokens = &none;
	list.at = arena_alloc(arena, list.cap * sizeof(*list.at));
	while (i < sentence.end) {
		const struct vtoken *known;
		struct vtoken t;
		uint32_t c;
		size_t len = utf8_decode(text, i, &c);

		if (utf8_is_space(c)) {
			space = true;
			i += (uint32_t)len;
			continue;
		}
		known = known_word(words, text, i, sentence.end, tokens, &k);
		if (known != NULL) {
			t = *known;
			t.begin = i;
			t.end = tokens->at[k].end;
			t.capital = ascii_is_upper((unsigned char)c);
		} else {
			t = next_token(words, text, i, sentence.end);
		}
		t.space = space;
		space = false;
		i = t.end;
		arena_append(arena, &list, t);
	}
	arena_append(arena, &list, ((struct vtoken){ .begin = sentence.end,
	    .end = sentence.end, .type = T_END, .space = true }));
	return (struct scan){ .words = words, .text = text, .at = list.at, .n = list.n - 1,
		.arena = arena };
}

int
scan_int(const struct scan *s, size_t i)
{
	struct str digits = scan_text(s, i);
	int n = 0;

	if (!scan_digits(s, i) || digits.len > 6)
		return -1;
	for (size_t k = 0; k < digits.len; k++) {
		if (!ascii_is_digit((unsigned char)digits.at[k]))
			return -1;
		n = n * 10 + (digits.at[k] - '0');
	}
	return n;
}
