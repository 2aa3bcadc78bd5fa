/* Words cut at the end of a line: "govern-" "ment", but "well-" "known". */
#include "hash.h"
#include "layout.h"
#include "utf8.h"

/* Ends of words that are no words themselves: what stands before belongs. */
static const char *const endings[] = { "ment", "ments", "mental", "mented",
	"tion", "tions", "tional", "tionally", "tioned", "tioning", "sion",
	"sions", "cion", "cial", "cially", "tial", "tially", "cian", "cians",
	"ing", "ings", "ingly", "ting", "ning", "ring", "ling", "ding", "ging",
	"ping", "ming", "ving", "king", "sing", "cing", "ed", "edly", "er",
	"ers", "est", "ly", "ness", "ity", "ities", "ical", "ically", "ous",
	"ously", "ious", "iously", "eous", "ive", "ively", "ives", "tive",
	"tives", "tively", "sive", "sively", "ence", "ences", "ance", "ances",
	"ency", "encies", "ancy", "ture", "tures", "tural", "sure", "sures",
	"tory", "tories", "tary", "taries", "nary", "ary", "aries", "ery",
	"ible", "ibly", "able", "ably", "ability", "ibility", "ate", "ates",
	"ated", "ating", "ator", "ators", "ation", "ations", "ize", "izes",
	"ized", "izing", "ization", "ise", "ised", "ising", "ify", "ified",
	"ifying", "tor", "tors", "sor", "sors", "ian", "ians", "ism", "ist",
	"ists", "ently", "antly", "ent", "ents", "ant", "ants", "tic", "tics",
	"tically", "nal", "nally", "ral", "rally", "cal", "cally", "dent",
	"dents", "dential", "dence", "tant", "tants", "tance", "gence",
	"gency", "gencies", "ple", "ples", "pled", "ble", "bles", "bled",
	"tle", "tles", "dle", "cle", "cles", "gle", "ters", "ter", "tered",
	"tering", "ber", "bers", "der", "ders", "ner", "ners", "ver", "vers",
	"ger", "gers", "per", "pers", "cation", "cations", "mation", "nation",
	"lation", "ration", "sation", "zation", "fied", "cies", "ties", "ries",
	"lic", "licly", "lican", "licans", "crat", "crats", "cratic", "ment's",
	"dom", "hood", "less", "lessly", "fully", "tween", "cause" };

static bool
is_ending(struct str s)
{
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (str_is(s, endings[i]))
			return true;
	return false;
}

static bool
is_letter(unsigned char c)
{
	return ascii_is_alpha(c) || c >= 0x80;
}

static size_t
letters_end(struct str s, size_t i)
{
	while (i < s.len && is_letter((unsigned char)s.at[i]))
		i++;
	return i;
}

static uint64_t
hash_lower(struct str a, struct str b)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < a.len + b.len; i++) {
		char c = i < a.len ? a.at[i] : b.at[i - a.len];

		hash = (hash ^ ascii_lower((unsigned char)c)) *
		    1099511628211u;
	}
	return hash | 1;
}

static void
add(struct vocabulary *words, uint64_t hash)
{
	size_t i = hash_mix(hash) & words->mask;

	while (words->slots[i] != 0 && words->slots[i] != hash)
		i = (i + 1) & words->mask;
	words->slots[i] = hash;
}

static bool
has(const struct vocabulary *words, struct str a, struct str b)
{
	uint64_t hash = hash_lower(a, b);
	size_t i = hash_mix(hash) & words->mask;

	for (; words->slots[i] != 0; i = (i + 1) & words->mask)
		if (words->slots[i] == hash)
			return true;
	return false;
}

static void
fill(struct vocabulary *words, struct str text, struct arena *arena)
{
	words->mask = 1023;
	while (words->mask < text.len / 2)
		words->mask = words->mask * 2 + 1;
	words->slots = arena_calloc(
	    arena, words->mask + 1, sizeof(*words->slots));
	for (size_t i = 0; i < text.len;) {
		size_t end = letters_end(text, i);

		if (end > i)
			add(words, hash_lower(str_slice(text, i, end),
			    STR("")));
		i = end + 1;
	}
}

enum hyphen
hyphen_find(struct str text, struct span line, struct span next,
    struct vocabulary *words, struct arena *arena)
{
	size_t hyphen = line.end - 1, begin = hyphen, end;
	struct str head, tail;

	if (span_len(line) < 3 || text.at[hyphen] != '-' ||
	    !is_letter((unsigned char)text.at[hyphen - 1]) ||
	    !utf8_is_lower(utf8_at(text, next.begin)))
		return HYPHEN_NONE;
	while (begin > line.begin && is_letter((unsigned char)text.at[begin - 1]))
		begin--;
	end = letters_end(text, next.begin);
	head = str_slice(text, begin, hyphen);
	tail = str_slice(text, next.begin, end);
	if (is_ending(tail))
		return HYPHEN_DROP;
	if (words->slots == NULL)
		fill(words, text, arena);
	return has(words, head, tail) ? HYPHEN_DROP : HYPHEN_KEEP;
}
