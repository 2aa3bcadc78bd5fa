/* From the scores of tokens to their tags, from tags to mentions. */
#include "behind_town.h"
#include "company_tail.h"
#include "tagger_inside.h"

static uint8_t
label_of(const uint8_t *tags, const float (*score)[NER_SCORES], size_t begin,
    size_t end)
{
	int class = ner_tag_class(tags[begin]), best = 0;
	float sum[NER_KINDS] = { 0 };

	if (class != NER_MISC)
		return (uint8_t)(MENTION_PERSON + class);
	for (size_t i = begin; i <= end; i++)
		for (int k = 0; k < NER_KINDS; k++)
			sum[k] += score[i][NER_TAGS + k];
	for (int k = 1; k < NER_KINDS; k++)
		if (sum[k] > sum[best])
			best = k;
	return (uint8_t)(MENTION_NORP + best);
}

static bool
is_hyphen(const struct reading *reading, size_t i)
{
	return str_is(str_span(reading->text, reading->at[i]), "-");
}

/*
 * The last token of a person's name whose tags end with token i: "Moon Jae-in"
 * and "Lee Min-a" end with a quiet word, which the network does not look at.
 */
static size_t
joined_end(const struct reading *reading, size_t i, size_t end)
{
	const struct ner_doc *doc = &reading->doc;
	size_t hyphen = is_hyphen(reading, i) ? i : i + 1;

	if (hyphen + 1 < end && is_hyphen(reading, hyphen) &&
	    (hyphen == i || !doc->space[hyphen]) &&
	    !doc->space[hyphen + 1] && ner_doc_form(doc, hyphen + 1)->quiet &&
	    ner_doc_form(doc, hyphen + 1)->letters == NER_CASE_LOWER)
		return hyphen + 1;
	return i;
}

static void
add_mention(struct found *found, const struct reading *reading, size_t from,
    size_t to, uint8_t label, double sure)
{
	arena_append(found->arena, found, ((struct mention){
	    { reading->at[from].begin, reading->at[to - 1].end },
	    label, (float)(sure > 1 ? 1 : sure) }));
}

/* The names in tokens from .. from + n, whose tags are known. */
static void
collect(struct tagger *tagger, const struct reading *reading, size_t s,
    size_t from, size_t n, const uint8_t *tags, struct found *found)
{
	const float (*score)[NER_SCORES] =
	    (const float (*)[NER_SCORES])(reading->score + from);
	size_t end = reading->doc.sentence[s + 1], begin = 0;

	ner_lattice_place(&tagger->lattice,
	    arena_alloc(&tagger->scratch, ner_lattice_size(n)), n);
	ner_chain_chances(&tagger->lattice, score, n);
	for (size_t i = 0; i < n; i++) {
		double sure;
		size_t last = from + i, next;

		if (tags[i] == NER_O)
			continue;
		if (!ner_tag_inner(tags[i]))
			begin = i;
		if (ner_tag_open(tags[i]))
			continue;
		sure = ner_chain_path(&tagger->lattice, tags, begin, i);
		if (ner_tag_class(tags[i]) == NER_PER)
			last = joined_end(reading, last, end);
		if (ner_tag_class(tags[i]) == NER_ORG)
			last = company_tail(reading, last, end);
		next = ner_tag_class(tags[i]) == NER_LOC ? behind_town(
		    &tagger->lists, reading, from + begin, last + 1) : last + 1;
		add_mention(found, reading, from + begin, next,
		    label_of(tags, score, begin, i), sure);
		if (next <= last)
			add_mention(found, reading, next, last + 1,
			    MENTION_PLACE, sure);
	}
}

/* What it works in is given back: the next run does so in the same bytes. */
static void
tag_run(struct tagger *tagger, const struct reading *reading, size_t s,
    size_t from, size_t n, struct found *found)
{
	struct arena *scratch = &tagger->scratch;
	const struct arena before = arena_mark(scratch);
	uint8_t *tags = arena_alloc(scratch, n);
	ner_best *best = arena_alloc(scratch, n * sizeof(*best));
	size_t names = 0;

	ner_chain_best((const float (*)[NER_SCORES])(reading->score + from),
	    n, &tagger->steps, best, tags);
	for (size_t i = 0; i < n; i++)
		names += tags[i] != NER_O;
	if (found->why != NULL)
		explain_run(tagger, reading, s, from, n, tags, found->why);
	else if (names > 0)
		collect(tagger, reading, s, from, n, tags, found);
	arena_rewind(scratch, before);
}

/* The scores of a token that is surely of no name. */
static void
close_token(float score[NER_SCORES])
{
	memset(score, 0, NER_SCORES * sizeof(*score));
	for (int t = 0; t < NER_TAGS; t++)
		score[t] = t == NER_O ? 0 : NER_CLOSED_SCORE;
}

/*
 * Runs of active tokens are tagged, each with the token before and after it,
 * which are surely of no name: what is further off cannot change the best tags.
 */
void
tagger_tag_sentence(struct tagger *tagger, const struct reading *reading,
    size_t s, struct found *found)
{
	const struct ner_doc *doc = &reading->doc;
	size_t begin = doc->sentence[s], end = doc->sentence[s + 1];

	for (size_t i = begin; i < end;) {
		size_t from = i, to;

		if (!doc->active[i]) {
			i++;
			continue;
		}
		while (i < end && doc->active[i])
			i++;
		to = i;
		if (from > begin)
			close_token(reading->score[--from]);
		if (to < end)
			close_token(reading->score[to++]);
		tag_run(tagger, reading, s, from, to - from, found);
	}
}
