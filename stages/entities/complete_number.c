/* Names that a number belongs to: union locals and stations. */
#include "complete_parts.h"
#include "runs.h"

#include "entities/networks.tsv.h"

uint32_t
complete_local_end(struct str text, struct span name)
{
	struct str local = STR(" Local ");
	uint32_t i = name.end, end;
	bool bare = !str_starts(str_slice(text, i, text.len), local);

	i += bare ? 1 : (uint32_t)local.len;
	end = digits_end(text, i);
	if (end == i || byte_at(text, name.end) != ' ' ||
	    ascii_is_alnum(byte_at(text, end)))
		return name.end;
	if (bare && (capitals_end(text, name.begin) != name.end ||
	    span_len(name) < 3 || end - i < 3 || end - i > 4 ||
	    (end - i == 4 && (text.at[i] == '2' ||
	        (text.at[i] == '1' && text.at[i + 1] == '9'))) ||
	    byte_at(text, end) == ',' || byte_at(text, end) == '%'))
		return name.end;
	return end;
}

/* "FOX40", "ABC 10", "CBS13": a network and a channel. */
static uint32_t
station_end(struct str text, uint32_t i)
{
	struct str rest = str_slice(text, i, text.len);

	for (size_t k = 0; k < networks_n; k++) {
		struct str network = networks_rows[k].key;
		uint32_t from, end;

		if (rest.at[0] != network.at[0] || !str_starts(rest, network))
			continue;
		from = i + (uint32_t)network.len;
		if (byte_at(text, from) == ' ')
			from++;
		end = digits_end(text, from);
		if (end > from && end - from <= 2 &&
		    !ascii_is_alnum(byte_at(text, end)))
			return end;
	}
	return i;
}

static bool
starts_word(struct str text, uint32_t i)
{
	return i == 0 || (!ascii_is_alnum((unsigned char)text.at[i - 1]) &&
	    (unsigned char)text.at[i - 1] < 0x80);
}

void
complete_stations(struct entities *found, size_t n, size_t *next,
    struct str text, struct span at, uint32_t sentence, struct arena *arena)
{
	for (uint32_t i = at.begin; i < at.end; i++) {
		uint32_t end;

		i = run_small(text, i, at.end);
		if (i == at.end || !starts_word(text, i))
			continue;
		end = station_end(text, i);
		if (end == i || end > at.end)
			continue;
		while (*next < n && found->at[*next].at.end <= i)
			(*next)++;
		if (*next < n && found->at[*next].at.begin < end) {
			if (found->at[*next].at.begin == i &&
			    found->at[*next].at.end < end)
				found->at[*next].at.end = end;
			continue;
		}
		arena_append(arena, found, ((struct entity){ .at = { i, end },
		    .label = ENTITY_ORG, .sentence = sentence,
		    .confidence = 0.9f, .of = ENTITY_NONE }));
	}
}
