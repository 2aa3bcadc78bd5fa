#include "scene.h"

#include "forms.h"
#include "tokens.h"
#include "utf8.h"

/* Entity classes, from 1; what is not listed shares the last. */
static const char *const ent_labels[] = { "person", "org", "place", "norp",
	"role", "date", "time", "product", "work", "law", "event" };

enum { ENT_OTHER = sizeof(ent_labels) / sizeof(ent_labels[0]) + 1 };

struct ent {
	struct span at;
	unsigned char class;
};

struct ents {
	struct ent *at; /* [n], by begin */
	size_t n;
	size_t cap;
};

struct region_pars {
	struct region_par *at; /* [n] */
	size_t n;
	size_t cap;
};

struct span_list {
	struct span *at; /* [n] */
	size_t n;
	size_t cap;
};

/* What is read from the records, before units are made. */
struct source {
	struct region_pars pars;
	struct span_list sents;
	struct span_list datelines;
	struct ents ents;
	unsigned char *labels; /* [pars.n] */
	size_t labels_cap;
};

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
read_par(struct source *source, const struct record *record,
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

static void
read_records(struct source *source, const struct article *article,
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
house_uses_singles(struct str text, const struct source *source)
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

static void
find_regions(struct scene *scene, struct source *source, struct arena *arena)
{
	if (house_uses_singles(scene->text, source))
		for (size_t p = 0; p < source->pars.n; p++)
			source->pars.at[p].singles = true;
	scene->regions = regions_find(
	    scene->text, source->pars.at, source->pars.n, arena);
}

struct unit_list {
	struct unit *at; /* [n] */
	size_t n;
	size_t cap;
};

struct stretches {
	struct stretch *at; /* [n] */
	size_t n;
	size_t cap;
};

/* The way through the records, all in the order of the text. */
struct maker {
	struct scene *scene;
	const struct source *source;
	struct arena *arena;
	struct unit_list units;
	struct stretches sents;
	size_t next_sent, next_region, next_ent, next_dateline;
	struct pos_word *words; /* [units.n] */
};

static uint32_t
count_words(struct str text, struct span at)
{
	uint32_t n = 1;

	for (uint32_t i = at.begin; i < at.end; i++)
		n += text.at[i] == ' ';
	return n;
}

static unsigned char
size_class(uint32_t words)
{
	static const uint32_t limits[] = { 1, 2, 4, 7, 14 };
	unsigned char size = 1;

	for (size_t i = 0; i < 5; i++)
		size = (unsigned char)(size + (words > limits[i]));
	return size;
}

/* The last mark inside a quotation: 1 comma, 2 stop, 3 ? or !, 4 other. */
static unsigned char
final_class(struct str text, struct span inner, uint32_t end)
{
	unsigned char c = (unsigned char)text.at[inner.end - 1];

	if (c == ',')
		return 1;
	if (c == '.')
		return 2;
	if (c == '?' || c == '!')
		return 3;
	if (end < text.len && text.at[end] == ',')
		return 4;
	return 5;
}

static void
add_region_unit(struct maker *maker, uint32_t index, uint32_t par)
{
	const struct region *region = &maker->scene->regions.at[index];
	struct str text = maker->scene->text;
	struct unit unit = { .at = region->at, .par = par,
		.region = index + 1, .tag = POS_QUOTE };

	unit.words = count_words(text, region->inner);
	unit.size = size_class(unit.words);
	unit.final = final_class(text, region->inner, region->at.end);
	unit.kind = unit.words > 2 ? KIND_QUOTE : KIND_SHORT_QUOTE;
	if (utf8_is_upper(utf8_at(text, region->inner.begin)))
		unit.flags |= UNIT_CAPITAL;
	unit.lower = unit.stem = unit.size;
	arena_append(maker->arena, &maker->units, unit);
}

/* Words between two quotations. */
static void
add_words(struct maker *maker, struct span at, uint32_t par)
{
	struct str text = maker->scene->text;
	struct tokens tokens;

	if (at.begin >= at.end)
		return;
	tokens = tokens_words(text, at, maker->arena);
	for (size_t i = 0; i < tokens.n; i++) {
		struct unit unit = { .at = tokens.at[i].at, .par = par };

		arena_append(maker->arena, &maker->units, unit);
	}
}

/* The part of sentence at, from from on, that is not in a dateline. */
static uint32_t
after_dateline(struct maker *maker, struct span at, uint32_t from)
{
	const struct span_list *datelines = &maker->source->datelines;

	while (maker->next_dateline < datelines->n &&
	    datelines->at[maker->next_dateline].end <= at.begin)
		maker->next_dateline++;
	if (maker->next_dateline < datelines->n &&
	    datelines->at[maker->next_dateline].begin <= from &&
	    datelines->at[maker->next_dateline].end > from)
		from = datelines->at[maker->next_dateline].end;
	return from < at.end ? from : at.end;
}

/*
 * Add the units of a sentence.  Returns where the last one ends: after the
 * sentence where a quotation goes on.
 */
static uint32_t
add_sentence_units(struct maker *maker, struct span at, uint32_t from,
    uint32_t par)
{
	const struct regions *regions = &maker->scene->regions;
	uint32_t i = after_dateline(maker, at, from);

	while (maker->next_region < regions->n &&
	    regions->at[maker->next_region].at.begin < at.end) {
		const struct region *r = &regions->at[maker->next_region];

		if (r->at.begin >= i) {
			add_words(maker, (struct span){ i, r->at.begin }, par);
			add_region_unit(
			    maker, (uint32_t)maker->next_region, par);
			i = r->at.end;
		}
		maker->next_region++;
	}
	if (i < at.end) {
		add_words(maker, (struct span){ i, at.end }, par);
		i = at.end;
	}
	return i;
}

static void
close_sentence(struct maker *maker, uint32_t first, uint32_t begin,
    uint32_t end)
{
	struct stretch sent = { .at = { begin, end }, .first = first,
		.end = (uint32_t)maker->units.n };

	if (sent.end > sent.first)
		arena_append(maker->arena, &maker->sents, sent);
}

/* The next sentence of the paragraph; the whole of it where there is none. */
static bool
take_sentence(struct maker *maker, struct span par, uint32_t done,
    struct span *at)
{
	const struct span_list *sents = &maker->source->sents;

	while (maker->next_sent < sents->n &&
	    sents->at[maker->next_sent].begin < par.begin)
		maker->next_sent++;
	if (maker->next_sent < sents->n &&
	    sents->at[maker->next_sent].begin < par.end) {
		*at = sents->at[maker->next_sent++];
		return true;
	}
	*at = par;
	return done == par.begin;
}

/* What stands before a name, and so never ends a sentence. */
static bool
is_title(struct str word)
{
	static const char *const titles[] = { "Rep.", "Reps.", "Sen.",
		"Sens.", "Gov.", "Lt.", "Gen.", "Col.", "Capt.", "Sgt.",
		"Adm.", "Dr.", "Prof.", "Rev.", "Mr.", "Mrs.", "Ms." };

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (str_is(word, titles[i]))
			return true;
	return false;
}

/* Was a sentence ended in "said Rep." before "G.K. Park", by mistake?  Behind
 * a comma it may be something else. */
static bool
ends_in_title(struct str text, struct span at)
{
	uint32_t i = at.end;

	while (i > at.begin && text.at[i - 1] != ' ')
		i--;
	return i > at.begin + 1 && text.at[i - 2] != ',' &&
	    is_title(str_slice(text, i, at.end));
}

static void
make_paragraph(struct maker *maker, uint32_t p)
{
	struct span par = maker->source->pars.at[p].at, at;
	struct stretch *out = &maker->scene->pars[p];
	uint32_t done = par.begin, first = (uint32_t)maker->units.n;
	uint32_t begin = par.begin;

	*out = (struct stretch){ .at = par, .first = first };
	while (take_sentence(maker, par, done, &at)) {
		if (at.end <= done)
			continue;
		if (at.begin >= done && !ends_in_title(maker->scene->text,
		    (struct span){ begin, done })) {
			close_sentence(maker, first, begin, done);
			first = (uint32_t)maker->units.n;
			begin = done = at.begin;
		}
		done = add_sentence_units(maker, at, done, p);
	}
	close_sentence(maker, first, begin, done);
	out->end = (uint32_t)maker->units.n;
}

/* Names of persons, organisations and places need no guess: FOX40. */
static bool
is_known_name(const struct unit *unit, struct str form)
{
	return unit->ent >= 1 && unit->ent <= 3 &&
	    unit->flags & UNIT_CAPITAL && !str_is(form, "The") &&
	    !str_is(form, "A") && !str_is(form, "An");
}

/* Call for the form of a unit that will be read, if there is one. */
static void
call_word(const struct maker *maker, const struct forms *forms, size_t i)
{
	if (i < maker->units.n && maker->units.at[i].region == 0)
		forms_call(forms, str_span(
		    maker->scene->text, maker->units.at[i].at));
}

/* The words of all units, for the tagger. */
static void
read_words(struct maker *maker, struct forms *forms)
{
	enum { AHEAD = 8 };
	struct str text = maker->scene->text;

	maker->words = arena_alloc(
	    maker->arena, (maker->units.n + 1) * sizeof(*maker->words));
	for (size_t i = 0; i < maker->units.n; i++) {
		struct unit *unit = &maker->units.at[i];
		struct str form = str_span(text, unit->at);
		struct pos_word *word = &maker->words[i];

		call_word(maker, forms, i + AHEAD);
		*word = forms_word(forms, form, unit->region > 0);
		if (word->shape & POS_SHAPE_CAPITAL)
			unit->flags |= UNIT_CAPITAL;
		if (unit->region == 0 && is_known_name(unit, form))
			word->fixed = POS_NNP;
	}
}

/* Tag the words, sentence by sentence: each ends where the next begins. */
static unsigned char *
tag_words(const struct maker *maker, const struct forms *forms)
{
	size_t n = maker->sents.n;
	uint32_t *begin = arena_array(maker->arena, uint32_t, n + 1);
	unsigned char *tags = arena_alloc(maker->arena, maker->units.n + 1);

	for (size_t s = 0; s < n; s++)
		begin[s + 1] = maker->sents.at[s].end;
	pos_tag(forms_tagger(forms), maker->words, begin, n, tags);
	return tags;
}

/* Tag the words and fill in what form and tag tell. */
static void
describe_words(struct maker *maker, struct forms *forms)
{
	const unsigned char *tags;

	read_words(maker, forms);
	tags = tag_words(maker, forms);
	for (size_t i = 0; i < maker->units.n; i++) {
		struct unit *unit = &maker->units.at[i];

		if (unit->region > 0)
			continue;
		unit->tag = tags[i];
		unit->lower = maker->words[i].lower;
		forms_describe(forms,
		    str_span(maker->scene->text, unit->at), unit);
	}
}

static void
mark_ends(struct maker *maker, uint32_t s)
{
	struct stretch sent = maker->sents.at[s];
	struct unit *units = maker->units.at;

	for (uint32_t i = sent.first; i < sent.end; i++) {
		units[i].sent = s;
		units[i].label = maker->source->labels[units[i].par];
	}
	units[sent.first].flags |= UNIT_FIRST;
	units[sent.end - 1].flags |= UNIT_LAST;
	if (sent.first == 0 ||
	    units[sent.first - 1].par != units[sent.first].par)
		units[sent.first].flags |= UNIT_PAR_FIRST;
}

static void
mark_entities(struct maker *maker)
{
	const struct ents *ents = &maker->source->ents;
	size_t u = 0;

	for (size_t e = 0; e < ents->n; e++) {
		while (u > 0 && maker->units.at[u - 1].at.end >
		    ents->at[e].at.begin)
			u--;
		while (u < maker->units.n && maker->units.at[u].at.end <=
		    ents->at[e].at.begin)
			u++;
		for (size_t k = u; k < maker->units.n &&
		    maker->units.at[k].at.begin < ents->at[e].at.end; k++)
			if (maker->units.at[k].region == 0)
				maker->units.at[k].ent = ents->at[e].class;
	}
}

static void
mark_only_quote(struct scene *scene, uint32_t p)
{
	struct stretch *par = &scene->pars[p];
	bool quote = false, other = false;

	for (uint32_t i = par->first; i < par->end; i++) {
		const struct unit *u = &scene->units[i];

		if (u->kind == KIND_QUOTE)
			quote = true;
		else if (u->tag < POS_LEARNED)
			other = true;
	}
	par->only_quote = quote && !other;
}

static void
find_nearby(struct scene *scene, struct arena *arena)
{
	uint32_t before = 0, after = 0, commas = 0, verbs = 0;

	scene->nearby = arena_alloc(
	    arena, (scene->n + 1) * sizeof(*scene->nearby));
	for (uint32_t i = 0; i < scene->n; i++) {
		const struct unit *u = &scene->units[i];

		commas += u->kind == KIND_COMMA;
		verbs += u->kind == KIND_VERB;
		scene->nearby[i] = (struct nearby){ before, 0, commas, verbs };
		if (u->region > 0)
			before = i + 1;
	}
	for (uint32_t i = scene->n; i-- > 0;) {
		scene->nearby[i].after = after;
		if (scene->units[i].region > 0)
			after = i + 1;
	}
}

void
scene_build(struct scene *scene, const struct article *article,
    struct forms *forms, struct arena *arena)
{
	struct source source = { 0 };
	struct maker maker = { .scene = scene, .source = &source,
		.arena = arena };

	*scene = (struct scene){ .text = article->text };
	read_records(&source, article, arena);
	find_regions(scene, &source, arena);
	scene->pars = arena_array(arena, struct stretch, source.pars.n + 1);
	scene->n_pars = (uint32_t)source.pars.n;
	for (uint32_t p = 0; p < scene->n_pars; p++)
		make_paragraph(&maker, p);
	mark_entities(&maker);
	describe_words(&maker, forms);
	for (uint32_t s = 0; s < maker.sents.n; s++)
		mark_ends(&maker, s);
	scene->units = maker.units.at;
	scene->n = (uint32_t)maker.units.n;
	scene->sents = maker.sents.at;
	scene->n_sents = (uint32_t)maker.sents.n;
	for (uint32_t p = 0; p < scene->n_pars; p++)
		mark_only_quote(scene, p);
	find_nearby(scene, arena);
}
