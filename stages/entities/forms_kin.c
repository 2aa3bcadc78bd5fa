/* Who is named as somebody's relative. */
#include "forms.h"

/* The words before byte end, but blanks and a comma. */
static struct str
before(struct str text, uint32_t end)
{
	enum { LOOK_BACK = 32 };

	while (end > 0 &&
	    (text.at[end - 1] == ' ' || text.at[end - 1] == ','))
		end--;
	return str_slice(text, end > LOOK_BACK ? end - LOOK_BACK : 0, end);
}

static struct str
last_word(struct str words)
{
	size_t begin = words.len;

	while (begin > 0 && !ascii_is_space((unsigned char)words.at[begin - 1]))
		begin--;
	return str_slice(words, begin, words.len);
}

/* "his wife", "her older brother", "the first lady". */
static bool
ends_in_kin(struct str words, const struct names *names)
{
	static const char *const kin[] = { "brother", "sister", "mother",
		"father", "son-in-law", "daughter-in-law" };
	struct str word = last_word(words);

	for (size_t i = 0; i < sizeof(kin) / sizeof(kin[0]); i++)
		if (str_is(word, kin[i]))
			return true;
	return names_title(names, word).kind == NAMES_KIN ||
	    str_ends(words, STR("first lady"));
}

bool
forms_is_late_relative(const struct forms *forms, const struct form *form,
    const struct form *full)
{
	uint32_t begin = forms->entities->at[full->first].at.begin;

	return full->first > form->first &&
	    ends_in_kin(before(forms->text, begin), forms->names);
}
