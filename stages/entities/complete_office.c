/* Where an organisation ends that stands before a title of two words. */
#include "complete_parts.h"

static uint32_t
word_end(struct str text, uint32_t i)
{
	while (i < text.len && !ascii_is_space((unsigned char)text.at[i]) &&
	    text.at[i] != ',' && text.at[i] != '.')
		i++;
	return i;
}

/* Where the last word of a name begins. */
static uint32_t
last_begin(struct str text, struct span name)
{
	struct str word = str_last_word(str_span(text, name));

	return name.end - (uint32_t)word.len;
}

bool
complete_before_office(
    struct entity *entity, struct str text, const struct lexicon *office_words)
{
	uint32_t last = last_begin(text, entity->at), end = entity->at.end;

	if (byte_at(text, end) != ' ' ||
	    !ascii_is_upper(byte_at(text, end + 1)))
		return true;
	end = word_end(text, end + 1);
	if (lexicon_find_lower(office_words, str_slice(text, last, end)) == NULL)
		return true;
	while (last > entity->at.begin && text.at[last - 1] == ' ')
		last--;
	entity->at.end = last;
	return last > entity->at.begin;
}
