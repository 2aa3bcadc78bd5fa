#include "role_text.h"

#include <stdlib.h>

#include "diag.h"
#include "runs.h"
#include "utf8.h"

#include "entities/role_words.tsv.h"

static enum role_class
class_named(struct str name)
{
	static const struct {
		const char *name;
		enum role_class class;
	} classes[] = {
		{ "det", R_DET }, { "own", R_OWN }, { "link", R_LINK },
		{ "prep", R_PREP }, { "mod", R_MOD }, { "and", R_AND },
		{ "stop", R_STOP },
	};

	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
		if (str_is(name, classes[i].name))
			return classes[i].class;
	return R_OTHER;
}

void
roles_knowledge_init(
    struct roles_knowledge *knowledge, const struct names *names)
{
	knowledge->names = names;
	lexicon_init(&knowledge->words, role_words_rows, role_words_n);
	knowledge->classes = xcalloc(role_words_n, 1);
	for (size_t i = 0; i < role_words_n; i++)
		knowledge->classes[i] =
		    (uint8_t)class_named(role_words_rows[i].value);
}

void
roles_knowledge_release(struct roles_knowledge *knowledge)
{
	lexicon_release(&knowledge->words);
	free(knowledge->classes);
}

/* A sign that can stand around a word, but not one inside it. */
static bool
is_sign(uint32_t c)
{
	if (c < 0x80)
		return !ascii_is_alnum((unsigned char)c) && c != '&';
	return !utf8_is_letter(c) && !utf8_is_digit(c);
}

static uint32_t
skip_signs(struct str text, uint32_t i, uint32_t end)
{
	uint32_t c;

	while (i < end) {
		size_t len = utf8_decode(text, i, &c);

		if (!is_sign(c))
			break;
		i += (uint32_t)len;
	}
	return i;
}

static uint32_t
drop_signs(struct str text, uint32_t begin, uint32_t i)
{
	while (i > begin) {
		size_t before;

		if (!is_sign(utf8_before(text, i, &before)))
			break;
		i = (uint32_t)before;
	}
	return i;
}

/* Take "'s" off the end of a word. */
static void
cut_possessive(struct str text, struct role_word *w)
{
	struct str word = str_span(text, w->at);

	if (str_ends(word, STR("'s")))
		w->at.end -= 2;
	else if (str_ends(word, STR("’s")))
		w->at.end -= (uint32_t)strlen("’s");
	else if (w->end < text.len && word.len > 1 &&
	    word.at[word.len - 1] == 's' &&
	    (text.at[w->end] == '\'' || utf8_at(text, w->end) == 0x2019))
		w->possessive = true;
	if (w->at.end < w->end)
		w->possessive = true;
}

static uint8_t
class_of(const struct roles_knowledge *knowledge, struct str text,
    struct span at)
{
	const struct lexicon_row *row =
	    lexicon_find_word(&knowledge->words, text, at);

	return row != NULL ? knowledge->classes[row - role_words_rows]
	    : (uint8_t)R_OTHER;
}

/* Does the stop behind a word belong to it: "Sen.", "U.S.", "J."? */
static bool
keeps_stop(struct str text, const struct role_word *w,
    const struct roles_knowledge *knowledge)
{
	struct str word = str_span(text, w->at);

	if (w->end >= text.len || text.at[w->end] != '.' || !w->capital)
		return false;
	return word.len == 1 || str_find(word, '.', 0) < word.len ||
	    (word.len <= 5 && names_title(knowledge->names, word).kind !=
	        NAMES_NO_TITLE);
}

/* Without the apostrophe that it begins with: of "the teachers’ union". */
static struct str
behind_apostrophe(struct str gap)
{
	static const char *const marks[] = { "'", "’" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_starts(gap, str_of(marks[i])))
			return str_slice(gap, strlen(marks[i]), gap.len);
	return gap;
}

/*
 * What stands between this word and the one before, whose own bytes end at
 * end: nothing but blanks, one comma, or something that cuts.
 */
static void
look_between(struct str text, uint32_t end, struct role_word *w,
    const struct role_word *before, const struct entities *found,
    const struct roles_knowledge *knowledge)
{
	struct str gap = str_slice(text, end, w->at.begin);

	if (str_is(gap, " ") ||
	    (before->entity != ENTITY_NONE && before->entity == w->entity))
		return;
	if (before->possessive)
		gap = behind_apostrophe(gap);
	if (keeps_stop(text, before, knowledge) ||
	    (before->entity != ENTITY_NONE && gap.len > 0 &&
	        gap.at[0] == '.' &&
	        found->at[before->entity].at.end > end))
		gap = str_slice(gap, 1, gap.len);
	gap = str_trim(gap);
	w->cut = gap.len > 0;
	w->comma = str_is(gap, ",");
}

/* Is it a word without signs around it or "'s", told by its ends? */
static bool
is_bare(struct str text, uint32_t begin, uint32_t end)
{
	return end > begin && ascii_is_alnum((unsigned char)text.at[begin]) &&
	    ascii_is_alnum((unsigned char)text.at[end - 1]) &&
	    text.at[end - 1] != 's';
}

static struct role_word
read_word(struct str text, uint32_t begin, uint32_t end)
{
	struct role_word w = { .at = { begin, end }, .end = end,
		.entity = ENTITY_NONE };

	if (is_bare(text, begin, end)) {
		w.capital = ascii_is_upper((unsigned char)text.at[begin]);
		return w;
	}
	w.at.begin = skip_signs(text, begin, end);
	w.at.end = w.end = drop_signs(text, w.at.begin, end);
	if (w.at.begin >= w.at.end)
		return w;
	cut_possessive(text, &w);
	w.capital = utf8_is_upper(utf8_at(text, w.at.begin));
	return w;
}

/* The entity that holds the word's first byte, or ENTITY_NONE. */
static int
entity_at(const struct entities *found, size_t n_found, size_t *entity,
    struct span at)
{
	while (*entity < n_found && found->at[*entity].at.end <= at.begin)
		(*entity)++;
	if (*entity < n_found && found->at[*entity].at.begin < at.end)
		return (int)*entity;
	return ENTITY_NONE;
}

struct role_text
role_text_read(struct str text, struct span sentence,
    const struct entities *found, size_t n_found, size_t *entity,
    const struct roles_knowledge *knowledge, struct arena *arena)
{
	struct {
		struct role_word *at;
		size_t n, cap;
	} list = { .cap = span_len(sentence) / 5 + 8 };
	uint32_t i = sentence.begin;

	list.at = arena_alloc(arena, list.cap * sizeof(*list.at));
	while (i < sentence.end) {
		uint32_t end = run_dark(text, i, sentence.end);
		struct role_word w = read_word(text, i, end);

		i = end + 1;
		if (w.at.begin >= w.at.end)
			continue;
		w.entity = entity_at(found, n_found, entity, w.at);
		if (list.n > 0)
			look_between(text, list.at[list.n - 1].end, &w,
			    &list.at[list.n - 1], found, knowledge);
		else
			w.cut = true;
		arena_append(arena, &list, w);
	}
	return (struct role_text){ list.at, list.n, text, found, knowledge,
		arena_array(arena, enum role_case, 1) };
}

size_t
role_entity_begin(const struct role_text *t, size_t i)
{
	while (i > 0 && t->at[i].entity != ENTITY_NONE &&
	    t->at[i - 1].entity == t->at[i].entity)
		i--;
	return i;
}

size_t
role_entity_end(const struct role_text *t, size_t i)
{
	size_t end = i + 1;

	while (end < t->n && t->at[i].entity != ENTITY_NONE &&
	    t->at[end].entity == t->at[i].entity)
		end++;
	return end;
}

void
role_look_up(const struct role_text *t, size_t i)
{
	struct role_word *w = &t->at[i];
	struct str word = str_span(t->text, w->at);

	w->its_title = (uint8_t)names_title(t->knowledge->names, word).kind;
	w->its_class = class_of(t->knowledge, t->text, w->at);
	w->known = true;
}

/* Are most of the longer words capitalised, as in a headline? */
static bool
is_title_case(const struct role_text *t)
{
	size_t capitals = 0, all = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct role_word *w = &t->at[i];

		if (span_len(w->at) < 4 || role_class(t, w) == R_LINK)
			continue;
		all++;
		if (w->capital)
			capitals++;
	}
	return all > 3 && capitals * 10 >= all * 8;
}

bool
role_title_case(const struct role_text *t)
{
	if (*t->written == ROLE_CASE_UNKNOWN)
		*t->written = is_title_case(t) ? ROLE_CASE_TITLE
		                               : ROLE_CASE_TEXT;
	return *t->written == ROLE_CASE_TITLE;
}
