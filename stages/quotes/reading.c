#include "reading_parts.h"

#include "nearly.h"
#include "quotes/contents.h"
#include "quotes/mention.h"

struct pars {
	const struct record **at; /* [n], in order */
	size_t n;
};

static int
by_ent(const void *a, const void *b)
{
	const struct record *x = *(const struct record *const *)a;
	const struct record *y = *(const struct record *const *)b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	return (x->at.end < y->at.end) - (x->at.end > y->at.end);
}

/* As most streams have them. */
static bool
are_in_order(const struct reading_ents *ents)
{
	for (size_t i = 1; i < ents->n; i++)
		if (by_ent(&ents->at[i - 1], &ents->at[i]) > 0)
			return false;
	return true;
}

static bool
is_name(struct str label)
{
	return str_is(label, "person") || str_is(label, "org") ||
	       str_is(label, "place") || str_is(label, "norp");
}

/* The records that matter here: sentences, paragraphs, names. */
static struct pars
sort_out(struct reading *reading, struct reading_ents *ents,
    const struct article *article, struct arena *arena)
{
	struct pars pars = {
		arena_array(arena, const struct record *, article->n), 0
	};

	ents->at = arena_array(arena, const struct record *, article->n);
	reading->sentences = arena_array(arena, struct sentence, article->n);
	for (size_t i = 0; i < article->n; i++) {
		const struct record *record = &article->records[i];

		if (record_is(record, "par"))
			pars.at[pars.n++] = record;
		else if (record_is(record, "ent") && is_name(record->label))
			ents->at[ents->n++] = record;
		else if (record_is(record, "sent"))
			reading->sentences[reading->n_sentences++] =
			    (struct sentence){ record->at, 0, NULL };
	}
	if (!are_in_order(ents))
		nearly_sort(ents->at, ents->n, sizeof(ents->at[0]), by_ent);
	return pars;
}

/* Tell each sentence its paragraph; those without any are not counted. */
static void
number_paragraphs(struct reading *reading, const struct pars *pars)
{
	const struct record *before = NULL;
	uint32_t paragraph = 0;
	size_t k = 0;

	for (size_t i = 0; i < reading->n_sentences; i++) {
		struct sentence *s = &reading->sentences[i];

		while (k < pars->n && pars->at[k]->at.end < s->at.end)
			k++;
		s->par = k < pars->n ? pars->at[k] : NULL;
		if (s->par != NULL && s->par != before) {
			paragraph += before != NULL;
			before = s->par;
		}
		s->paragraph = paragraph;
	}
}

static void
place_mentions(struct reading *reading)
{
	contents_mark(reading);
	for (size_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];

		m->paragraph = reading->sentences[m->sentence].paragraph;
		if (m->kind != MENTION_ORG)
			mention_place(reading, m);
		if (m->kind == MENTION_NAME)
			m->gender = mention_gender(reading, m);
	}
}

void
reading_init(struct reading *reading, const struct article *article,
    const struct attributions *attributions, const struct words *words,
    struct arena *arena)
{
	struct reading_ents ents = { NULL, 0 };
	struct pars pars;

	*reading = (struct reading){ .text = article->text, .words = words };
	pars = sort_out(reading, &ents, article, arena);
	number_paragraphs(reading, &pars);
	reading_find_mentions(reading, &ents, arena);
	contents_find(reading, attributions, arena);
	place_mentions(reading);
}

void
reading_take_names(
    struct reading *reading, struct spans names, struct arena *arena)
{
	struct reading old = *reading;
	size_t i = 0;

	if (names.n == 0 || reading->n_sentences == 0)
		return;
	reading->at = NULL;
	reading->n = reading->cap = 0;
	for (size_t k = 0; k < names.n; k++) {
		struct mention m = {
			.at = names.at[k], .kind = MENTION_NAME, .who = NOBODY
		};

		m.sentence = reading_sentence(reading, m.at.begin);
		for (; i < old.n && old.at[i].at.end <= m.at.begin; i++)
			arena_append(arena, reading, old.at[i]);
		while (i < old.n && old.at[i].at.begin < m.at.end)
			i++;
		arena_append(arena, reading, m);
	}
	for (; i < old.n; i++)
		arena_append(arena, reading, old.at[i]);
	place_mentions(reading);
}

uint32_t
reading_sentence(const struct reading *reading, uint32_t at)
{
	uint32_t low = 0, high = (uint32_t)reading->n_sentences;

	while (low + 1 < high) {
		uint32_t mid = low + (high - low) / 2;

		if (reading->sentences[mid].at.begin <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

uint32_t
reading_mention(const struct reading *reading, uint32_t at)
{
	uint32_t low = 0, high = (uint32_t)reading->n;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (reading->at[mid].at.end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
