#define _DEFAULT_SOURCE
#include "forms.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "huge.h"
#include "lanes.h"

/* What a form and a tag tell of a unit. */
struct traits {
	uint32_t stem;
	unsigned char tag, kind, flags, attitude;
};

/* With the tags it had last, the latest first. */
enum { TAGS_KEPT = 2 };

/* Two lines of the cache: the tagger's sums, and all else. */
struct entry {
	_Alignas(64) struct pos_kept kept; /* with the key's length */
	uint64_t part[2]; /* of the key */
	struct traits traits[TAGS_KEPT];
};

/* Forms that share a place, the latest first. */
enum { WAYS = 2 };

struct set {
	struct entry at[WAYS];
};

enum { SETS = 16384, KEY_MAX = LANES, FORM_MAX = 48 };

struct forms {
	const struct pos_model *tagger;
	const struct cueclasses *classes;
	void *memory;     /* of the sets, which begin on a large page */
	struct set *sets; /* [SETS], by a hash of the key */
};

struct forms *
forms_new(const struct pos_model *tagger, const struct cueclasses *classes)
{
	struct forms *forms = xcalloc(1, sizeof(*forms));
	const size_t size = huge_round(SETS * sizeof(*forms->sets));

	forms->tagger = tagger;
	forms->classes = classes;
	forms->memory = xcalloc(1, size + HUGE_PAGE);
	forms->sets = (struct set *)huge_round((uintptr_t)forms->memory);
	huge_advise(forms->sets, size);
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

static uint32_t
set_of(const uint64_t part[2])
{
	uint64_t h = (part[0] ^ part[1] * 0x9e3779b97f4a7c15u) *
	    0xff51afd7ed558ccdu;

	h = (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
	return (h >> 40) % SETS;
}

/* Without a branch on how long it is, which nobody can foresee. */
static struct forms_key
key_of(struct str text, struct span at)
{
	uint32_t len = span_len(at);
	struct forms_key key = { .len = len <= KEY_MAX ? len : 0 };

	if (text.len - at.begin >= LANES) {
		lanes_eights(lanes_first(lanes_load(text.at + at.begin),
		    key.len), key.part);
	} else {
		key.part[0] = eight_load_short(
		    text.at + at.begin, key.len < 8 ? key.len : 8, 0);
		key.part[1] = key.len <= 8 ? 0 : eight_load_short(
		    text.at + at.begin + 8, key.len - 8, 0);
	}
	key.set = set_of(key.part);
	return key;
}

static inline bool
has_key(const struct entry *entry, const struct forms_key *key)
{
	return ((entry->part[0] ^ key->part[0]) |
	    (entry->part[1] ^ key->part[1]) |
	    (entry->kept.len ^ key->len)) == 0;
}

static struct pos_word
work_out(const struct forms *forms, struct str form)
{
	struct pos_word word = pos_word(form, false);

	pos_look_up(forms->tagger, &word);
	return word;
}

struct forms_key
forms_call(const struct forms *forms, struct str text, struct span at)
{
	struct forms_key key = key_of(text, at);
	const struct set *set = &forms->sets[key.set];

	__builtin_prefetch(&set->at[0].kept.word);
	__builtin_prefetch(&set->at[1].kept.word);
	return key;
}

/* Keep a form, in the place of the one that was kept first. */
static struct entry *
keep(struct forms *forms, const struct forms_key *key, struct str form)
{
	struct set *set = &forms->sets[key->set];

	set->at[1] = set->at[0];
	set->at[0] = (struct entry){ .part = { key->part[0], key->part[1] },
		.kept = { .word = work_out(forms, form),
		    .len = (unsigned char)key->len } };
	for (size_t k = 0; k < TAGS_KEPT; k++)
		set->at[0].traits[k].tag = POS_COUNT;
	return &set->at[0];
}

/* The entry of a form that may be kept. */
static struct entry *
entry_of(struct forms *forms, const struct forms_key *key, struct str form)
{
	struct set *set = &forms->sets[key->set];

	for (size_t k = 0; k < WAYS; k++)
		if (has_key(&set->at[k], key))
			return &set->at[k];
	return keep(forms, key, form);
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
forms_word(struct forms *forms, const struct forms_key *key, struct str form,
    struct unit *unit, struct pos_word *word)
{
	struct entry *entry;

	unit->tag = POS_COUNT;
	if (key->len == 0) {
		*word = work_out(forms, form);
		return NULL;
	}
	entry = entry_of(forms, key, form);
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
find_traits(struct forms *forms, struct str text, struct span at,
    unsigned char tag)
{
	struct str form = str_span(text, at);
	struct forms_key key = key_of(text, at);
	struct traits *kept, t;

	if (key.len == 0)
		return traits_of(forms, form, tag);
	kept = entry_of(forms, &key, form)->traits;
	if (kept[0].tag == tag)
		return kept[0];
	t = kept[1].tag == tag ? kept[1] : traits_of(forms, form, tag);
	kept[1] = kept[0];
	kept[0] = t;
	return t;
}

void
forms_describe(struct forms *forms, struct str text, struct span at,
    unsigned char tag, struct unit *unit)
{
	if (unit->tag == tag)
		return;
	unit->flags &= (unsigned char)~(UNIT_BE | UNIT_HAVE);
	tell(unit, find_traits(forms, text, at, tag));
}
