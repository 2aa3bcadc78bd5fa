#include "forms.h"

#include "hash.h"
#include "utf8.h"

void
index_init(struct index *index, size_t n, struct arena *arena)
{
	size_t size = 16;

	while (size < n * 2 + 2)
		size *= 2;
	index->mask = size - 1;
	index->at = arena_array(arena, struct slot, size);
}

static struct slot *
slot_of(const struct index *index, uint64_t hash)
{
	size_t i = (size_t)hash & index->mask;

	while (index->at[i].hash != 0 && index->at[i].hash != hash)
		i = (i + 1) & index->mask;
	return &index->at[i];
}

int
index_get(const struct index *index, uint64_t hash)
{
	const struct slot *slot = slot_of(index, hash | 1);

	return slot->hash == 0 ? FORM_NONE : slot->value;
}

void
index_put(struct index *index, uint64_t hash, int value)
{
	*slot_of(index, hash | 1) = (struct slot){ hash | 1, value };
}

/* --------------------------------------------------------------- cleaning */

static bool
starts_with_the(struct str s)
{
	return s.len > 4 && str_eq_nocase(str_slice(s, 0, 4), STR("the "));
}

/* Without "'s" or the apostrophe behind a plural's s. */
static struct str
without_possessive(struct str s)
{
	static const char *const endings[] = { "'s", "’s", "'S", "’S" };
	unsigned char last = s.len > 0 ? (unsigned char)s.at[s.len - 1] : 0;

	if (last < 0x80 && ascii_lower(last) != 's' && last != '\'')
		return s;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (str_ends(s, str_of(endings[i])) &&
		    s.len > strlen(endings[i]))
			s.len -= strlen(endings[i]);
	if (str_ends(s, STR("s'")) || str_ends(s, STR("S'")))
		s.len--;
	else if (str_ends(s, STR("s’")) || str_ends(s, STR("S’")))
		s.len -= strlen("’");
	return s;
}

/* The name proper: no article but a work's, no titles, no possessive; LF as a blank. */
static struct str
clean(struct forms *forms, const struct entity *entity)
{
	struct str s = str_span(forms->text, entity->at);
	struct names_title title;

	if (str_find(s, '\n', 0) < s.len) {
		char *copy = arena_alloc(forms->arena, s.len);

		for (size_t i = 0; i < s.len; i++)
			copy[i] = s.at[i] == '\n' ? ' ' : s.at[i];
		s = (struct str){ copy, s.len };
	}
	if (entity->label != ENTITY_PERSON && entity->label != ENTITY_WORK &&
	    starts_with_the(s))
		s = str_slice(s, 4, s.len);
	if (!entity->owner)
		s = without_possessive(s);
	if (entity->label == ENTITY_PERSON && s.len < 256)
		s = str_slice(
		    s, names_title_len(forms->names, s, &title), s.len);
	return s;
}

/* Folded, and without apostrophes, stops and commas. */
static struct str
key_of(struct forms *forms, struct str shown)
{
	char *key = arena_alloc(forms->arena, 3 * shown.len + 1);
	size_t n = names_fold(shown, key), len = 0;

	for (size_t i = 0; i < n; i++)
		if (key[i] != '\'' && key[i] != '.' && key[i] != ',')
			key[len++] = key[i];
	return (struct str){ key, len };
}

size_t
key_words(struct str key)
{
	size_t n = key.len > 0 ? 1 : 0;

	for (size_t i = 0; i < key.len; i++)
		if (key.at[i] == ' ')
			n++;
	return n;
}

struct str
key_word(struct str key, size_t i)
{
	size_t begin = 0;

	while (i-- > 0 && begin < key.len)
		begin = str_find(key, ' ', begin) + 1;
	if (begin >= key.len)
		return (struct str){ "", 0 };
	return str_slice(key, begin, str_find(key, ' ', begin));
}

/* ------------------------------------------------------------- collecting */

/* Is a way of writing better to show than what is shown? */
static bool
shows_better(const struct form *form, struct str shown)
{
	bool lower = str_has_lower(shown), shown_lower = str_has_lower(form->shown);

	if (lower != shown_lower)
		return lower && form->shown.len > 5;
	if (form->variant_count != form->shown_count)
		return form->variant_count > form->shown_count;
	return shown.len < form->shown.len; /* without apostrophe */
}

static void
count_name(struct form *form, struct str shown)
{
	form->count++;
	if (str_eq(shown, form->shown)) {
		form->shown_count++;
		return;
	}
	if (!str_eq(shown, form->variant)) {
		form->variant = shown;
		form->variant_count = 0;
	}
	form->variant_count++;
	if (shows_better(form, shown)) {
		form->variant = form->shown;
		form->shown = shown;
		uint32_t count = form->variant_count;
		form->variant_count = form->shown_count;
		form->shown_count = count;
	}
}

static int
add_form(struct forms *forms, const struct entity *entity, struct str key,
    struct str shown, size_t i)
{
	arena_append(forms->arena, forms, ((struct form){ .key = key,
	    .shown = shown, .count = 1, .shown_count = 1,
	    .variant = { "", 0 }, .first = (uint32_t)i,
	    .label = entity->label, .full = FORM_NONE,
	    .next_surname = FORM_NONE, .next_given = FORM_NONE,
	    .next_head = FORM_NONE }));
	return (int)forms->n - 1;
}

/* "Republican" the person's creed is not the party's short form. */
static uint64_t
group_of(enum entity_label label)
{
	if (label == ENTITY_PERSON || label == ENTITY_NORP)
		return 1 + label;
	return 1 + ENTITY_ORG;
}

static void
collect_one(struct forms *forms, struct index *index, size_t i)
{
	const struct entity *entity = &forms->entities->at[i];
	struct str shown = clean(forms, entity);
	struct str key = key_of(forms, shown);
	uint64_t hash = hash_join(hash_str(key), group_of(entity->label));
	int known = index_get(index, hash);

	if (known != FORM_NONE) {
		count_name(&forms->at[known], shown);
	} else {
		known = add_form(forms, entity, key, shown, i);
		index_put(index, hash, known);
	}
	forms->of[i] = known;
}

struct forms
forms_collect(const struct entities *entities, struct str text,
    const struct names *names, struct arena *arena)
{
	struct forms forms = { .entities = entities, .text = text,
		.names = names, .arena = arena };
	struct index index;

	forms.of = arena_array(arena, int, entities->n + 1);
	index_init(&index, entities->n, arena);
	for (size_t i = 0; i < entities->n; i++) {
		forms.of[i] = FORM_NONE;
		if (entity_is_name(&entities->at[i]) &&
		    !entities->at[i].taught)
			collect_one(&forms, &index, i);
	}
	return forms;
}

int
forms_fullest(const struct forms *forms, int i)
{
	while (forms->at[i].full != FORM_NONE)
		i = forms->at[i].full;
	return i;
}
