#include "forms.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"

/* What a form and a tag tell of a unit. */
struct traits {
	uint32_t stem;
	unsigned char tag, kind, flags, attitude;
};

/*
 * A form of at most 16 bytes, by its length, its first eight bytes and its
 * last eight, which may overlap.
 */
struct key {
	uint64_t first, last;
	unsigned char len; /* 0: none */
};

/* With the tags it had last, the latest first. */
enum { TAGS_KEPT = 2 };

/* Two lines of the cache: the tagger's sums, and all else. */
struct entry {
	_Alignas(64) struct pos_kept kept; /* with the key's length */
	uint64_t first, last;
	struct traits traits[TAGS_KEPT];
};

/* Forms that share a place, the latest first. */
enum { WAYS = 2 };

struct set {
	struct entry at[WAYS];
};

enum { SETS = 16384, KEY_MAX = 16, FORM_MAX = 48 };

struct forms {
	const struct pos_model *tagger;
	const struct cueclasses *classes;
	void *memory;     /* of the sets, which begin on a line of the cache */
	struct set *sets; /* [SETS], by a hash of the key */
};

struct forms *
forms_new(const struct pos_model *tagger, const struct cueclasses *classes)
{
	struct forms *forms = xcalloc(1, sizeof(*forms));
	uintptr_t at;

	forms->tagger = tagger;
	forms->classes = classes;
	forms->memory = xcalloc(SETS + 1, sizeof(*forms->sets));
	at = (uintptr_t)forms->memory + _Alignof(struct set) - 1;
	forms->sets = (struct set *)(at / _Alignof(struct set) *
	    _Alignof(struct set));
	return forms;
}

void
forms_free(struct forms *forms)
{
	free(forms->memory);
	free(forms);
}

const struct pos_model *
forms_tagger(const struct forms *forms)
{
	return forms->tagger;
}

/* ------------------------------------------------------------------- words */

static struct key
key_of(struct str form)
{
	struct key key = { 0, 0, (unsigned char)form.len };
	uint32_t a, b;

	if (form.len >= 8) {
		memcpy(&key.first, form.at, 8);
		memcpy(&key.last, form.at + form.len - 8, 8);
	} else if (form.len >= 4) {
		memcpy(&a, form.at, 4);
		memcpy(&b, form.at + form.len - 4, 4);
		key.first = a;
		key.last = b;
	} else {
		key.first = (unsigned char)form.at[0];
		key.last = (uint64_t)(unsigned char)form.at[form.len / 2] << 8 |
		    (unsigned char)form.at[form.len - 1];
	}
	return key;
}

static bool
has_key(const struct entry *entry, struct key key)
{
	return entry->first == key.first && entry->last == key.last &&
	    entry->kept.len == key.len;
}

static struct pos_word
work_out(const struct forms *forms, struct str form)
{
	struct pos_word word = pos_word(form, false);

	pos_look_up(forms->tagger, &word);
	return word;
}

static struct set *
set_of(const struct forms *forms, struct key key)
{
	uint64_t h = (key.first ^ key.last * 0x9e3779b97f4a7c15u) *
	    0xff51afd7ed558ccdu;

	h = (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
	return &forms->sets[(h >> 40) % SETS];
}

void
forms_call(const struct forms *forms, struct str form)
{
	const struct set *set;

	if (form.len == 0 || form.len > KEY_MAX)
		return;
	set = set_of(forms, key_of(form));
	__builtin_prefetch(&set->at[0].kept.word);
	__builtin_prefetch(&set->at[1].kept.word);
}

/* The entry of a form of 1 to KEY_MAX bytes. */
static struct entry *
entry_of(struct forms *forms, struct str form)
{
	struct key key = key_of(form);
	struct set *set = set_of(forms, key);

	for (size_t k = 0; k < WAYS; k++)
		if (has_key(&set->at[k], key))
			return &set->at[k];
	set->at[1] = set->at[0];
	set->at[0] = (struct entry){ .first = key.first, .last = key.last,
		.kept = { .word = work_out(forms, form), .len = key.len } };
	for (size_t k = 0; k < TAGS_KEPT; k++)
		set->at[0].traits[k].tag = POS_COUNT;
	return &set->at[0];
}

static void
tell(struct unit *unit, struct traits t)
{
	unit->tag = t.tag;
	unit->kind = t.kind;
	unit->stem = t.stem;
	unit->attitude = t.attitude;
	unit->flags |= t.flags;
}

struct pos_kept *
forms_word(struct forms *forms, struct str form, struct unit *unit,
    struct pos_word *word)
{
	struct entry *entry;

	unit->tag = POS_COUNT;
	if (form.len == 0 || form.len > KEY_MAX) {
		*word = work_out(forms, form);
		return NULL;
	}
	entry = entry_of(forms, form);
	tell(unit, entry->traits[0]);
	*word = entry->kept.word;
	return &entry->kept;
}

/* ------------------------------------------------------------------ traits */

static unsigned char
kind_of_tag(unsigned char tag)
{
	static const unsigned char kinds[POS_COUNT] = {
		[POS_NNP] = KIND_NAME, [POS_NNPS] = KIND_NAME,
		[POS_NN] = KIND_NOUN, [POS_NNS] = KIND_NOUN,
		[POS_PRP] = KIND_PRONOUN, [POS_EX] = KIND_PRONOUN,
		[POS_PRPS] = KIND_DETERMINER, [POS_DT] = KIND_DETERMINER,
		[POS_POSS] = KIND_DETERMINER,
		[POS_VB] = KIND_VERB, [POS_VBD] = KIND_VERB,
		[POS_VBG] = KIND_VERB, [POS_VBN] = KIND_VERB,
		[POS_VBP] = KIND_VERB, [POS_VBZ] = KIND_VERB,
		[POS_MD] = KIND_MODAL, [POS_RB] = KIND_ADVERB,
		[POS_RBR] = KIND_ADVERB, [POS_RP] = KIND_ADVERB,
		[POS_JJ] = KIND_ADJECTIVE, [POS_JJR] = KIND_ADJECTIVE,
		[POS_JJS] = KIND_ADJECTIVE, [POS_CD] = KIND_ADJECTIVE,
		[POS_IN] = KIND_PREPOSITION, [POS_TO] = KIND_TO,
		[POS_WDT] = KIND_WH, [POS_WP] = KIND_WH, [POS_WRB] = KIND_WH,
		[POS_CC] = KIND_AND, [POS_COMMA] = KIND_COMMA,
		[POS_STOP] = KIND_STOP, [POS_COLON] = KIND_COLON,
		[POS_DASH] = KIND_DASH, [POS_OPEN] = KIND_DASH,
		[POS_CLOSE] = KIND_DASH,
	};

	return kinds[tag];
}

static struct traits
traits_of(const struct forms *forms, struct str form, unsigned char tag)
{
	char lower[FORM_MAX], stem[FORM_MAX + 16];
	struct str low = { lower, 0 }, key = { stem, 0 };
	struct traits t = { .tag = tag, .kind = kind_of_tag(tag) };

	if (form.len > FORM_MAX)
		form.len = FORM_MAX;
	for (; low.len < form.len; low.len++)
		lower[low.len] =
		    (char)ascii_lower((unsigned char)form.at[low.len]);
	key.len = pos_stem(low, tag, stem);
	t.stem = (uint32_t)hash_str(key);
	if (str_is(low, "that") || str_is(low, "whether") ||
	    str_is(low, "if"))
		t.kind = KIND_THAT;
	if (str_is(key, "be") || str_is(key, "do") || str_is(low, "'s"))
		t.flags |= UNIT_BE;
	if (str_is(key, "have") || str_is(key, "hav"))
		t.flags |= UNIT_HAVE;
	if (t.kind == KIND_VERB || t.kind == KIND_NOUN)
		t.attitude = cueclasses_attitude(forms->classes, t.stem);
	return t;
}

/* Of a form that comes with a tag that it had before, the traits are known. */
static struct traits
find_traits(struct forms *forms, struct str form, unsigned char tag)
{
	struct traits *kept, t;

	if (form.len == 0 || form.len > KEY_MAX)
		return traits_of(forms, form, tag);
	kept = entry_of(forms, form)->traits;
	if (kept[0].tag == tag)
		return kept[0];
	t = kept[1].tag == tag ? kept[1] : traits_of(forms, form, tag);
	kept[1] = kept[0];
	kept[0] = t;
	return t;
}

void
forms_describe(struct forms *forms, struct str form, unsigned char tag,
    struct unit *unit)
{
	if (unit->tag == tag)
		return;
	unit->flags &= (unsigned char)~(UNIT_BE | UNIT_HAVE);
	tell(unit, find_traits(forms, form, tag));
}
