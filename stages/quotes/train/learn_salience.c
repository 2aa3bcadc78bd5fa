#include "learn_salience.h"

#include <math.h>
#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "quotes/resolve.h"

enum {
	VOTES_BITS = 18,
	FEATURES_MAX = 256,
	ROUNDS = 80,
	FOLDS = 5,
	TURNS = 3, /* what is learned helps to see who is he and who she */
};

/* A person is known by this much evidence, so much of it for one gender. */
static const double known_from = 5, known_share = 0.85;

/* Weight of a pronoun that says who spoke: what this is all for. */
static const double source_weight = 3;

struct votes {
	uint64_t name; /* 0: free */
	double he, she;
};

/* One pronoun with the persons weighed for it, of whom one is right. */
struct place {
	struct candidates candidates;
	size_t right;
	bool source;
};

struct places {
	struct place *at; /* [n], on the heap */
	size_t n, cap;
};

struct learning {
	struct resolver resolver;
	struct votes *votes; /* [1 << VOTES_BITS] */
	struct places places;
	const struct persons *persons; /* of the article at hand */
	bool counting;       /* first reading: who is he, who is she */
};

/* ------------------------------------------------------ quotes of a stream */

static void
add_quote(struct attributions *list, const struct record *record,
    const struct article *article)
{
	struct attribution *a = &list->at[list->n++];
	struct str id = record_attr(record, "speaker", article);
	const struct record *speaker =
	    id.len > 0 ? article_find(article, id) : NULL;

	a->content.at = arena_array(article->arena, struct span, 1);
	a->content.at[0] = record->at;
	a->content.n = 1;
	a->type = str_is(record->label, "direct") ? QUOTE_DIRECT
	    : str_is(record->label, "mixed")      ? QUOTE_MIXED
	                                          : QUOTE_INDIRECT;
	if (speaker != NULL)
		a->speaker = speaker->at;
}

static struct attributions
read_quotes(const struct article *article)
{
	struct attributions list = { 0 };

	list.at = arena_array(article->arena, struct attribution, article->n);
	for (size_t i = 0; i < article->n; i++)
		if (record_is(&article->records[i], "quote"))
			add_quote(&list, &article->records[i], article);
	return list;
}

/* ------------------------------------------------------- who is he, or she */

static struct votes *
votes_of(struct learning *l, struct str name)
{
	char folded[3 * 256];
	size_t i, mask = ((size_t)1 << VOTES_BITS) - 1;
	uint64_t key;

	if (name.len > 256)
		name.len = 256;
	key = hash_str((struct str){ folded, names_fold(name, folded) }) | 1;
	for (i = key & mask; l->votes[i].name != 0; i = (i + 1) & mask)
		if (l->votes[i].name == key)
			break;
	l->votes[i].name = key;
	return &l->votes[i];
}

static void
count_votes(struct learning *l, const struct persons *persons)
{
	for (size_t i = 0; i < persons->n; i++) {
		struct votes *votes;

		if (!persons->at[i].full)
			continue;
		votes = votes_of(l, persons->at[i].name);
		votes->he += persons->at[i].he;
		votes->she += persons->at[i].she;
	}
}

static enum gender
known_gender(struct learning *l, const struct person *person)
{
	const struct votes *votes;
	double all;

	if (!person->full)
		return GENDER_UNKNOWN;
	votes = votes_of(l, person->name);
	all = votes->he + votes->she;
	if (all < known_from)
		return GENDER_UNKNOWN;
	if (votes->he > known_share * all)
		return GENDER_HE;
	return votes->she > known_share * all ? GENDER_SHE : GENDER_UNKNOWN;
}

/* ----------------------------------------------------------------- places */

/* Is a person of no known gender too far back to be meant? */
static bool
is_far(const struct candidate *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const char *name = salience_feature(c->features[i]);

		if (strcmp(name, "four-back") == 0 ||
		    strcmp(name, "far-back") == 0)
			return true;
	}
	return false;
}

static void
add_place(struct learning *l, const struct place *place)
{
	struct places *places = &l->places;

	if (places->n == places->cap) {
		places->cap = places->cap == 0 ? 1024 : 2 * places->cap;
		places->at = xrealloc(
		    places->at, places->cap * sizeof(*places->at));
	}
	places->at[places->n++] = *place;
}

static void
see(const struct reading *reading, uint32_t mention,
    const struct candidates *candidates, void *data)
{
	struct learning *l = data;
	const struct mention *m = &reading->at[mention];
	struct place place = { .source = m->source };
	size_t n_right = 0;

	for (size_t i = 0; i < candidates->n; i++) {
		const struct candidate *c = &candidates->at[i];
		enum gender gender =
		    known_gender(l, &l->persons->at[c->who]);

		if (gender == GENDER_UNKNOWN && !is_far(c))
			return;
		if (gender == GENDER_UNKNOWN)
			continue;
		if (gender == m->gender) {
			place.right = place.candidates.n;
			n_right++;
		}
		place.candidates.at[place.candidates.n++] = *c;
	}
	if (n_right == 1 && place.candidates.n > 1)
		add_place(l, &place);
}

static void
read_article(struct learning *l, const struct article *article)
{
	struct attributions quotes = read_quotes(article);
	struct resolution r;

	resolve(&l->resolver, article, &quotes, &r, article->arena);
	l->persons = &r.persons;
	if (l->counting)
		count_votes(l, &r.persons);
	else
		salience_turn(&l->resolver.salience, &r.reading, &r.persons,
		    article->arena, see, l);
}

static void
read_stream(struct learning *l, const char *path)
{
	FILE *in = fopen(path, "r");
	struct stream_reader reader;
	struct article article;
	enum stream_result result;

	if (in == NULL)
		die("%s: cannot open", path);
	stream_open(&reader, in);
	while ((result = stream_next(&reader, &article)) == STREAM_ARTICLE)
		read_article(l, &article);
	if (result == STREAM_BAD)
		die("%s: %s", path, reader.error);
	stream_close(&reader);
	fclose(in);
}

/* --------------------------------------------------------------- learning */

static double
score(const struct candidate *c, const double *weights)
{
	double sum = 0;

	for (size_t i = 0; i < c->n; i++)
		sum += weights[c->features[i]];
	return sum;
}

/* Chances of the candidates; returns the index of the likeliest. */
static size_t
chances(const struct candidates *list, const double *weights, double *p)
{
	double sum = 0;
	size_t best = 0;

	for (size_t i = 0; i < list->n; i++) {
		sum += p[i] = exp(score(&list->at[i], weights));
		if (p[i] > p[best])
			best = i;
	}
	for (size_t i = 0; i < list->n; i++)
		p[i] /= sum;
	return best;
}

static void
add_gradient(
    const struct place *place, const double *weights, double *gradient)
{
	double p[SALIENCE_CANDIDATES];
	double weight = place->source ? source_weight : 1;

	chances(&place->candidates, weights, p);
	for (size_t i = 0; i < place->candidates.n; i++) {
		const struct candidate *c = &place->candidates.at[i];
		double error = p[i] - (i == place->right ? 1 : 0);

		for (size_t k = 0; k < c->n; k++)
			gradient[c->features[k]] += weight * error;
	}
}

/* Places near each other are of one article, and held back together. */
static size_t
fold_of(const struct places *places, size_t i)
{
	return i * FOLDS / places->n;
}

/* Steps down the whole gradient (AdaGrad) with a little shrinking, without
 * the places of one fold. */
static void
learn(const struct places *places, size_t without, double *weights)
{
	static const double shrink = 0.5, rate = 0.3;
	double squares[FEATURES_MAX] = { 0 };

	memset(weights, 0, FEATURES_MAX * sizeof(*weights));
	for (size_t round = 0; round < ROUNDS; round++) {
		double gradient[FEATURES_MAX] = { 0 };

		for (size_t i = 0; i < places->n; i++)
			if (fold_of(places, i) != without)
				add_gradient(
				    &places->at[i], weights, gradient);
		for (size_t k = 0; k < FEATURES_MAX; k++) {
			double g = gradient[k] + shrink * weights[k];

			squares[k] += g * g;
			if (squares[k] > 0)
				weights[k] -= rate * g / sqrt(squares[k]);
		}
	}
}

static void
test(const struct places *places)
{
	size_t right = 0, n_source = 0, right_source = 0;
	double weights[FEATURES_MAX], p[SALIENCE_CANDIDATES];

	for (size_t fold = 0; fold < FOLDS; fold++) {
		learn(places, fold, weights);
		for (size_t i = 0; i < places->n; i++) {
			const struct place *place = &places->at[i];
			bool ok;

			if (fold_of(places, i) != fold)
				continue;
			ok = chances(&place->candidates, weights, p) ==
			    place->right;
			right += ok;
			n_source += place->source;
			right_source += ok && place->source;
		}
	}
	fprintf(stderr,
	    "salience, by cross-validation: %zu of %zu places right, of "
	    "speakers %zu of %zu\n",
	    right, places->n, right_source, n_source);
}

/* Read the stream with the weights of the turn before, and learn anew. */
static void
turn(struct learning *l, const char *stream)
{
	memset(l->votes, 0, sizeof(*l->votes) << VOTES_BITS);
	l->places.n = 0;
	l->counting = true;
	read_stream(l, stream);
	l->counting = false;
	read_stream(l, stream);
	test(&l->places);
	learn(&l->places, FOLDS, l->resolver.salience.weights);
}

void
learn_salience(const char *stream, FILE *out)
{
	struct learning l = { .counting = true };
	struct salience *salience = &l.resolver.salience;

	l.votes = xcalloc((size_t)1 << VOTES_BITS, sizeof(*l.votes));
	resolver_init(&l.resolver);
	memset(salience->weights, 0, sizeof(salience->weights));
	for (size_t i = 0; i < TURNS; i++)
		turn(&l, stream);
	fprintf(out, "gender\t%.2f\n", salience->gender);
	for (size_t i = 0; salience_feature(i) != NULL; i++)
		fprintf(out, "%s\t%.2f\n", salience_feature(i),
		    salience->weights[i]);
	resolver_release(&l.resolver);
	free(l.votes);
	free(l.places.at);
}
