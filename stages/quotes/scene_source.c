/* What the records tell, before units are made of it. */
#include "regions_marks.h"
#include "scene_parts.h"

/* Entity classes, from UNIT_PERSON; what is not listed shares the last. */
static const struct str ent_labels[] = { { "person", 6 }, { "org", 3 },
	{ "place", 5 }, { "norp", 4 }, { "role", 4 }, { "date", 4 },
	{ "time", 4 }, { "product", 7 }, { "work", 4 }, { "law", 3 },
	{ "event", 5 } };

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
		if (str_eq(label, ent_labels[i]))
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

/* What speaks for and against quotations between single marks: only marks
 * that stand within no others count, for each kind may hold the other. */
struct singles {
	size_t singles, doubles;
	size_t sure;  /* single ones that are no apostrophes: out,' 'We do'; what
	               * may be the players' is none of them */
	bool capital; /* the single mark that is open stands before one */
	char within;  /* '1', '2': between single, double ones; 0: neither */
};

static bool
is_blank_at(struct str text, size_t i)
{
	return i >= text.len || text.at[i] == ' ' || text.at[i] == '\n';
}

static void
count_double(struct singles *count, bool opens)
{
	if (count->within == 0 && opens) {
		count->doubles++;
		count->within = '2';
	} else if (count->within == '2') {
		count->within = 0;
	}
}

static void
count_single(struct singles *count, struct str text, uint32_t i, size_t len)
{
	bool free = i == 0 || is_blank_at(text, i - 1);
	unsigned char next = i + len < text.len
	    ? (unsigned char)text.at[i + len] : ' ';

	if (count->within == 0 && free && next > ' ') {
		count->singles++;
		count->capital = ascii_is_upper(next);
		count->within = '1';
	} else if (count->within != '2' && !ascii_is_alnum(next) &&
	    i > 0 && text.at[i - 1] != 's') {
		count->sure += (count->within != 0 && count->capital) ||
		    (strchr(",.?!", text.at[i - 1]) != NULL && next <= ' ');
		count->within = 0;
	}
}

static void
count_mark(struct singles *count, struct str text, uint32_t i)
{
	struct str at = str_slice(text, i, text.len);

	if (text.at[i] == '"')
		count_double(count, true);
	else if (text.at[i] == '\'')
		count_single(count, text, i, 1);
	else if (str_starts(at, STR("“")))
		count_double(count, true);
	else if (str_starts(at, STR("”")))
		count_double(count, false);
	else if (str_starts(at, STR("‘")) || str_starts(at, STR("’")))
		count_single(count, text, i, 3);
}

/* Where quotations stand between single marks, double ones are missing. */
static bool
house_uses_singles(struct str text, const struct scene_source *source)
{
	struct singles n = { 0 };

	for (size_t p = 0; p < source->pars.n; p++) {
		uint32_t i = source->pars.at[p].at.begin;
		uint32_t end = source->pars.at[p].at.end;

		n.within = 0;
		while ((i = regions_next_mark(text, i, end)) < end)
			count_mark(&n, text, i++);
	}
	return n.sure > 0 && n.singles > 2 * n.doubles;
}

void
scene_find_regions(struct scene *scene, struct scene_source *source,
    struct arena *arena)
{
	if (house_uses_singles(scene->text, source))
		for (size_t p = 0; p < source->pars.n; p++)
			source->pars.at[p].singles = true;
	scene->regions = regions_find(
	    scene->text, source->pars.at, source->pars.n, arena);
}
