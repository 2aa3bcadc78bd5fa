/* Lists and transcripts: what only the lines beside it tell of a line. */
#include "hash.h"
#include "lanes.h"
#include "pars_in.h"
#include "utf8.h"

/* How a line says that it is one of a list; 0: it does not. */
static char
bullet(struct str s)
{
	uint32_t c = utf8_at(s, 0);
	size_t i = 0;

	if (c < 0x80 && ascii_is_alpha((unsigned char)c))
		return 0;
	if (c == 0x2022 || c == 0x25cf || c == 0x25aa || c == 0x2023 ||
	    c == 0x25e6 || c == 0xb7 || c == 0x25a0)
		return 'o';
	if (s.len > 2 && (c == '*' || c == '-' || c == '+') && s.at[1] == ' ')
		return (char)c;
	if ((c == 0x2013 || c == 0x2014) && s.len > 4 && s.at[3] == ' ')
		return '-';
	while (i < s.len && i < 3 && ascii_is_digit((unsigned char)s.at[i]))
		i++;
	if (i > 0 && i + 1 < s.len && (s.at[i] == '.' || s.at[i] == ')') &&
	    s.at[i + 1] == ' ')
		return '1';
	return 0;
}

void
pars_find_lists(struct pars *pars, struct str text)
{
	char last = 0;

	for (size_t i = 0; i < pars->n; i++) {
		struct par *par = &pars->at[i];
		char sign = bullet(str_span(text, par->at));

		if (sign != 0 && sign == last &&
		    par->label == LABEL_BODY) {
			par->label = LABEL_LIST;
			if (pars->at[i - 1].label == LABEL_BODY)
				pars->at[i - 1].label = LABEL_LIST;
		}
		last = sign;
	}
}

/* The first colon among the first 48 bytes; 48: there is none. */
static size_t
find_colon(struct str s)
{
	lanes a, b, c;

	if (s.len < 48)
		return str_find(s, ':', 0);
	a = lanes_are(lanes_load(s.at), ':');
	b = lanes_are(lanes_load(s.at + 16), ':');
	c = lanes_are(lanes_load(s.at + 32), ':');
	if (!lanes_any(a | b | c))
		return 48;
	return bits_first(lanes_bits(a) | lanes_bits(b) << 16 |
	    lanes_bits(c) << 32);
}

/* The length of "Q:", "ANDERSON COOPER, HOST:" or "Jane Roe:"; 0: none. */
static size_t
turn_length(struct str s)
{
	size_t colon = find_colon(s);
	size_t words = 1;

	if (colon >= s.len || colon >= 48 || colon + 1 >= s.len ||
	    s.at[colon + 1] != ' ' || colon == 0)
		return 0;
	for (size_t i = 0; i < colon;) {
		uint32_t c;
		bool begins = i == 0 || s.at[i - 1] == ' ';

		i += utf8_decode(s, i, &c);
		if (begins && !utf8_is_upper(c) && c != '(' && c != ' ')
			return 0;
		words += c == ' ';
		if (utf8_is_digit(c) || c == '"' || c == 0x201c)
			return 0;
	}
	return words <= 6 ? colon : 0;
}

void
pars_find_transcript(struct pars *pars, struct str text)
{
	size_t turns = 0, body = 0, again = 0;
	uint64_t seen[64] = { 0 };

	for (size_t i = 0; i < pars->n; i++) {
		struct str s = str_span(text, pars->at[i].at);
		size_t len = turn_length(s);
		uint64_t hash;

		body += pars->at[i].label == LABEL_BODY;
		if (len == 0 || pars->at[i].label != LABEL_BODY)
			continue;
		hash = hash_str(str_slice(s, 0, len));
		turns++;
		again += seen[hash % 64] == hash;
		seen[hash % 64] = hash;
	}
	if (turns < 4 || again < 2 || turns * 3 < body)
		return;
	for (size_t i = 0; i < pars->n; i++)
		if (pars->at[i].label == LABEL_BODY &&
		    turn_length(str_span(text, pars->at[i].at)) > 0)
			pars->at[i].label = LABEL_TRANSCRIPT;
}
