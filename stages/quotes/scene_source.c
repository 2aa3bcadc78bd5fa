/* What the records tell, before units are made of it. */
#include "scene_parts.h"

/* Entity classes, from UNIT_PERSON; what is not listed shares the last. */
static const char *const ent_labels[] = { "person", "org", "place", "norp",
	"role", "date", "time", "product", "work", "law", "event" };

enum { ENT_OTHER = sizeof(ent_labels) / sizeof(ent_labels[0]) + 1 };

static bool
is_spoken(struct str label, unsigned char *kind)
{
	if (str_is(label, "body") || str_is(label, "list"))
		*kind = PAR_BODY;
	else if (str_is(label, "headline") || str_is(label, "dek") ||
	    str_is(label, "caption"))
		*kind = PAR_HEADLINE;
	else if (str_is(label, "transcript"))
		*kind = PAR_TRANSCRIPT;
	else
		return false;
	return true;
}

static unsigned char
ent_class(struct str label)
{
	for (unsigned char i = 0; i < ENT_OTHER - 1; i++)
		if (str_is(label, ent_labels[i]))
			return (unsigned char)(i + 1);
	return ENT_OTHER;
}

static void
read_par(struct scene_source *source, const struct record *record,
    struct arena *arena)
{
	struct region_par par = { record->at, false };
	unsigned char kind;

	if (!is_spoken(record->label, &kind) || span_len(record->at) == 0)
		return;
	par.singles = kind == PAR_HEADLINE;
	if (source->pars.n == source->labels_cap) {
		size_t cap = source->labels_cap * 2 + 16;

		source->labels = arena_grow(
		    arena, source->labels, source->labels_cap, cap);
		source->labels_cap = cap;
	}
	source->labels[source->pars.n] = kind;
	arena_append(arena, &source->pars, par);
}

void
scene_read(struct scene_source *source, const struct article *article,
    struct arena *arena)
{
	for (size_t i = 0; i < article->n; i++) {
		const struct record *r = &article->records[i];

		if (r->type != RECORD_SPAN)
			continue;
		if (str_is(r->kind, "par"))
			read_par(source, r, arena);
		else if (str_is(r->kind, "sent"))
			arena_append(arena, &source->sents, r->at);
		else if (str_is(r->kind, "dateline"))
			arena_append(arena, &source->datelines, r->at);
		else if (str_is(r->kind, "ent"))
			arena_append(arena, &source->ents, ((struct ent){
			    r->at, ent_class(r->label) }));
	}
}

/* Where quotations stand between single marks, double ones are missing. */
static bool
house_uses_singles(struct str text, const struct scene_source *source)
{
	size_t doubles = 0, singles = 0;

	for (size_t p = 0; p < source->pars.n; p++)
		for (uint32_t i = source->pars.at[p].at.begin;
		    i < source->pars.at[p].at.end; i++) {
			unsigned char c = (unsigned char)text.at[i];

			if (c == '"' || (c == 0xe2 && str_starts(
			    str_slice(text, i, text.len), STR("“"))))
				doubles++;
			else if (c == 0xe2 && str_starts(
			    str_slice(text, i, text.len), STR("‘")))
				singles++;
			else if (c == '\'' && (i == 0 ||
			    text.at[i - 1] == ' ' || text.at[i - 1] == '\n'))
				singles++;
		}
	return singles > 2 && singles > 4 * doubles;
}

void
scene_find_regions(struct scene *scene, struct scene_source *source, struct arena *arena)
{
	if (house_uses_singles(scene->text, source))
		for (size_t p = 0; p < source->pars.n; p++)
			source->pars.at[p].singles = true;
	scene->regions = regions_find(
	    scene->text, source->pars.at, source->pars.n, arena);
}
