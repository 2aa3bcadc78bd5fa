#include "resolve.h"

#include "nearly.h"
#include "quotes/missed.h"
#include "quotes/orgs.h"
#include "quotes/pronoun.h"
#include "quotes/resolve_roles.h"

void
resolver_init(struct resolver *resolver)
{
	words_init(&resolver->words);
	names_init(&resolver->names);
	salience_init(&resolver->salience);
}

void
resolver_release(struct resolver *resolver)
{
	words_release(&resolver->words);
	names_release(&resolver->names);
}

/* --------------------------------------------------------- distinct spans */

struct asked {
	struct span at;
	size_t attribution;
};

static int
by_span(const void *a, const void *b)
{
	const struct asked *x = a, *y = b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	if (x->at.end != y->at.end)
		return x->at.end < y->at.end ? -1 : 1;
	return (x->attribution > y->attribution) -
	       (x->attribution < y->attribution);
}

/* One speaker for each span, several attributions may share it. */
static void
list_speakers(struct resolution *r, const struct attributions *attributions,
    struct arena *arena)
{
	struct asked *asked = arena_array(arena, struct asked, attributions->n);
	size_t n = 0;

	r->of = arena_array(arena, uint32_t, attributions->n);
	r->speakers = arena_array(arena, struct speaker, attributions->n);
	for (size_t i = 0; i < attributions->n; i++) {
		r->of[i] = NOBODY;
		if (span_len(attributions->at[i].speaker) > 0)
			asked[n++] =
			    (struct asked){ attributions->at[i].speaker, i };
	}
	if (n > 1)
		nearly_sort(asked, n, sizeof(asked[0]), by_span);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || asked[i].at.begin != asked[i - 1].at.begin ||
		    asked[i].at.end != asked[i - 1].at.end)
			r->speakers[r->n++] = (struct speaker){
				.source = source_read(&r->reading, asked[i].at),
				.who = NOBODY
			};
		r->of[asked[i].attribution] = (uint32_t)(r->n - 1);
	}
}

/* Names that the entities lack show where somebody speaks. */
static void
take_missed(struct resolution *r, struct arena *arena)
{
	struct missed missed;
	struct span *at = arena_array(arena, struct span, r->n);
	struct spans names = { at, 0 };

	missed_init(&missed, &r->reading, arena);
	for (size_t i = 0; i < r->n; i++) {
		struct span name =
		    missed_name(&missed, &r->reading, &r->speakers[i].source);

		if (span_len(name) > 0 &&
		    (names.n == 0 || at[names.n - 1].end <= name.begin))
			at[names.n++] = name;
	}
	if (names.n == 0)
		return;
	reading_take_names(&r->reading, names, arena);
	for (size_t i = 0; i < r->n; i++)
		r->speakers[i].source =
		    source_read(&r->reading, r->speakers[i].source.at);
}

static void
mark_sources(struct resolution *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->speakers[i].source.mention != NOBODY)
			r->reading.at[r->speakers[i].source.mention].source =
			    true;
}

/* ---------------------------------------------------------------- persons */

static void
take_person(
    struct resolution *r, struct speaker *speaker, uint32_t who, float sure)
{
	if (who == NOBODY)
		return;
	speaker->who = who;
	speaker->sure = sure;
	if (sure >= RESOLVE_SURE) {
		speaker->name = r->persons.at[who].name;
		speaker->source.kind = SOURCE_PERSON;
	}
}

static void
resolve_mention(struct resolution *r, const struct article *article,
    struct speaker *speaker)
{
	const struct mention *m = &r->reading.at[speaker->source.mention];
	float sure = speaker->sure > 0 ? speaker->sure : 1;

	speaker->ent = m->ent;
	if (m->kind != MENTION_ORG) {
		take_person(r, speaker, m->who, sure * m->sure);
		return;
	}
	speaker->sure = sure;
	if (sure < RESOLVE_SURE || speaker->source.kind != SOURCE_ORG)
		return;
	speaker->name = record_attr(m->ent, "name", article);
	if (speaker->name.len == 0)
		speaker->name = m->ent->surface;
}

static void
take_org(struct speaker *speaker, const struct mention *m, float sure,
    const struct article *article)
{
	speaker->sure = sure;
	speaker->name = record_attr(m->ent, "name", article);
	if (speaker->name.len == 0)
		speaker->name = m->ent->surface;
}

/* Is the noun phrase just "the" and its noun?  With more words than "the
 * district" it may be another one. */
static bool
is_bare(const struct resolution *r, const struct source *source)
{
	struct str text = r->reading.text;
	struct span core = source->core;
	struct span first = word_next(text, core.begin, core.end);

	return str_eq_nocase(str_span(text, first), STR("the")) &&
	       word_next(text, first.end, core.end).begin ==
		   source->head.begin;
}

/* What is said of whom: many articles do without. */
static const struct describe *
described(struct resolution *r)
{
	if (r->describe.heads == NULL)
		describe_init(&r->describe, &r->reading, r->arena);
	return &r->describe;
}

/* "The district": the only organisation whose name ends so.  "The company":
 * the one that spoke or acted last. */
static void
resolve_org(struct resolution *r, const struct article *article,
    struct speaker *speaker)
{
	static const float by_name = 0.8f, by_place = 0.85f;
	const struct source *source = &speaker->source;
	uint32_t found;

	if (!is_bare(r, source))
		return;
	found = describe_org(
	    described(r), &r->reading, source->head, source->at.begin);
	if (found != NOBODY) {
		take_org(speaker, &r->reading.at[found], by_name, article);
		return;
	}
	found = orgs_company(&r->reading, source);
	if (found != NOBODY)
		take_org(speaker, &r->reading.at[found], by_place, article);
}

static void
resolve_nominal(struct resolution *r, const struct article *article,
    struct speaker *speaker)
{
	const struct source *source = &speaker->source;
	float sure;
	uint32_t who;

	if (source->kind == SOURCE_ORG)
		resolve_org(r, article, speaker);

	if ((source->kind != SOURCE_ROLE && source->kind != SOURCE_UNKNOWN) ||
	    !source->definite)
		return;
	who = describe_find(described(r), &r->reading, &r->persons,
	    source->core, source->head, &sure);
	if (sure >= 0.5f)
		take_person(r, speaker, who, sure);
}

/* "The company said it would sell.  It named no price."  Only what begins its
 * sentence is likely to be gone on with. */
static void
go_on(const struct resolution *r, const struct speaker *last,
    struct speaker *speaker)
{
	const struct source *source = &speaker->source;
	uint32_t before;

	if (source->word != WORD_IT || source->mention != NOBODY ||
	    last == NULL)
		return;
	before = reading_sentence(&r->reading, last->source.at.begin);
	if (last->source.at.begin != r->reading.sentences[before].at.begin ||
	    before + 1 < reading_sentence(&r->reading, source->at.begin))
		return;
	speaker->name = last->name;
	speaker->sure = 0.9f * last->sure;
}

/* "CAPITOL LEDGER: Why did you resign?": who asks is the outlet, nobody by name. */
static void
name_outlet(const struct article *article, struct speaker *speaker)
{
	struct str outlet = article_attr(article, "outlet");
	struct str words = str_span(article->text, speaker->source.at);

	if (outlet.len == 0 || (!str_eq_nocase(words, outlet) &&
	    !str_eq_nocase(speaker->name, outlet)))
		return;
	if (speaker->name.len == 0)
		speaker->sure = 0.9f;
	speaker->source.kind = SOURCE_ORG;
	speaker->name = outlet;
	speaker->who = NOBODY;
}

static void
resolve_speaker(struct resolution *r, const struct article *article,
    struct speaker *speaker)
{
	const struct source *source = &speaker->source;

	if (source->label == SOURCE_PRONOUN)
		pronoun_resolve(r, article, speaker);
	if (source->mention != NOBODY)
		resolve_mention(r, article, speaker);
	else if (source->label == SOURCE_NOMINAL)
		resolve_nominal(r, article, speaker);
}

void
resolve(const struct resolver *resolver, const struct article *article,
    const struct attributions *attributions, struct resolution *r,
    struct arena *arena)
{
	const struct speaker *last = NULL; /* organisation with a name */
	struct known_roles roles;

	*r = (struct resolution){ .arena = arena };
	reading_init(
	    &r->reading, article, attributions, &resolver->words, arena);
	list_speakers(r, attributions, arena);
	take_missed(r, arena);
	mark_sources(r);
	persons_find(&r->persons, &r->reading, &resolver->names, arena);
	salience_run(&resolver->salience, &r->reading, &r->persons, arena);
	roles = roles_gather(r, article, arena);
	for (size_t i = 0; i < r->n; i++) {
		struct speaker *speaker = &r->speakers[i];

		resolve_speaker(r, article, speaker);
		go_on(r, last, speaker);
		roles_add(&roles, speaker);
		name_outlet(article, speaker);
		if (speaker->source.kind == SOURCE_ORG && speaker->name.len > 0)
			last = speaker;
	}
}
