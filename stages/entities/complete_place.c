/* What stands beside places: the state behind a town, a party's own word. */
#include "abbrev.h"
#include "behind_town.h"
#include "complete_parts.h"

static const float state_confidence = 0.8f;

/* "OH", two capitals; a state in small letters is of other words, too. */
static uint32_t
code_end(struct str text, uint32_t i)
{
	uint32_t end = capitals_end(text, i);

	return end == i + 2 && !ascii_is_alnum(byte_at(text, end)) &&
	    byte_at(text, end) != '-' && byte_at(text, end) != '\'' &&
	    behind_town_has(str_slice(text, i, end)) ? end : i;
}

/* The state behind the comma behind a town; empty where there is none. */
static struct span
state_behind(struct str text, uint32_t end)
{
	struct span at = { end + 2, end + 2 };

	if (byte_at(text, end) != ',' || byte_at(text, end + 1) != ' ')
		return (struct span){ end, end };
	at.end = (uint32_t)abbrev_state_end(text, end);
	if (at.end == end)
		at.end = code_end(text, at.begin);
	return at;
}

void
complete_state(struct entities *found, size_t i, size_t n, struct str text,
    struct arena *arena)
{
	struct entity state = found->at[i];

	if (state.label != ENTITY_PLACE ||
	    !str_has_lower(str_span(text, state.at)))
		return;
	state.at = state_behind(text, state.at.end);
	if (span_len(state.at) == 0 || (i + 1 < n &&
	    span_overlaps(found->at[i + 1].at, state.at)))
		return;
	state.confidence = state_confidence;
	arena_append(arena, found, state);
}
