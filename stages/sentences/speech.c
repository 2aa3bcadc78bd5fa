#include "speech.h"

#include "word.h"

#include "sentences/speech.tsv.h"

static bool
is_pronoun(struct str s)
{
	static const char *const pronouns[] = { "he", "she", "they", "i", "we",
		"you", "it", "one" };

	for (size_t i = 0; i < sizeof(pronouns) / sizeof(pronouns[0]); i++)
		if (str_eq_nocase(s, str_of(pronouns[i])))
			return true;
	return false;
}

/* Does a clause of its own begin with s: "said the law", "says nothing"? */
static bool
begins_clause(struct str s)
{
	static const char *const words[] = { "that", "the", "a", "an", "this",
		"these", "there", "his", "her", "their", "its", "no", "nothing",
		"nobody", "so", "not" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_is(s, words[i]))
			return true;
	return is_pronoun(s);
}

bool
speech_is_verb(struct str word)
{
	return table_find(&speech_table, word) != NULL;
}

/* Is the word, which ends at byte i, a verb that tells who spoke? */
static bool
tells_speech(struct str text, struct str word, uint32_t i, uint32_t limit)
{
	const struct lexicon_row *row = table_find(&speech_table, word);
	uint32_t end;

	if (row == NULL || row->value.len == 0)
		return row != NULL;
	return !begins_clause(
	    word_after(text, word_blanks(text, i, limit), limit, &end).form);
}

enum { SPEECH_WORDS = 12 };

/* Do the words from byte i on tell who spoke, before the next mark? */
enum speech
speech_after(struct str text, uint32_t i, uint32_t limit)
{
	bool pronoun = false;

	for (int n = 0; n < SPEECH_WORDS && i < limit; n++) {
		uint32_t end;
		struct word word = word_after(text, i, limit, &end);

		if (end == i || is_pronoun(word.form)) {
			if (n > 0 || end == i)
				return SPEECH_NONE;
			pronoun = true;
		}
		if (tells_speech(text, word.form, end, limit))
			return n == 0    ? SPEECH_VERB
			       : pronoun ? SPEECH_PRONOUN
					 : SPEECH_SUBJECT;
		if (pronoun && n > 1)
			return SPEECH_NONE;
		i = word_blanks(text, end, limit);
		if (end == i && i < limit && text.at[i] == ',' &&
		    (n > 0 || !word_is_starter(word.form)))
			i = word_blanks(text, i + 1, limit);
	}
	return SPEECH_NONE;
}
