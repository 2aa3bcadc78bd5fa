/* The lines of --explain: tags, how sure, and why. */
#include "buf.h"
#include "tagger_inside.h"

static const char *const piece_names[NER_PIECES] = { "vector", "word",
	"affixes", "shape", "-2", "-1", "+1", "+2", "place", "list",
	"sentence", "elsewhere" };

static void
put_tag(struct buf *out, int tag)
{
	static const char *const classes[] = { "PER", "ORG", "LOC", "MISC" };

	if (tag == NER_O)
		buf_byte(out, 'O');
	else
		buf_printf(out, "%c-%s", "BILU"[ner_tag_part(tag)],
		    classes[ner_tag_class(tag)]);
}

/* The tag next to the best by its probability. */
static int
second_best(const struct ner_lattice *lattice, size_t i, int best)
{
	int second = best == 0 ? 1 : 0;

	for (int t = 0; t < NER_TAGS; t++)
		if (t != best && ner_chain_chance(lattice, i, t) >
		    ner_chain_chance(lattice, i, second))
			second = t;
	return second;
}

/* The four pieces that weigh most, heaviest first. */
static void
put_pieces(struct buf *out, float lead[NER_PIECES])
{
	for (int n = 0; n < 4; n++) {
		int top = 0;

		for (int p = 1; p < NER_PIECES; p++)
			if (lead[p] * lead[p] > lead[top] * lead[top])
				top = p;
		if (lead[top] * lead[top] < 0.01f)
			return;
		buf_printf(out, "%c%s%+.1f", n == 0 ? '\t' : ' ',
		    piece_names[top], (double)lead[top]);
		lead[top] = 0;
	}
}

static void
explain_token(struct tagger *tagger, const struct reading *reading, size_t s,
    size_t from, size_t i, const uint8_t *tags, struct buf *out)
{
	const struct ner_lattice *lattice = &tagger->lattice;
	const float *score = reading->score[i];
	int best = tags[i - from];
	int second = second_best(lattice, i - from, best);
	float lead[NER_PIECES];

	buf_add(out, str_span(reading->text, reading->at[i]));
	buf_byte(out, '\t');
	put_tag(out, best);
	buf_printf(out, "\t%.2f\t",
	    ner_chain_chance(lattice, i - from, best));
	put_tag(out, second);
	buf_printf(out, "\t%+.1f", (double)(score[best] - score[second]));
	ner_net_weigh(tagger->net[0], &reading->doc, reading->text, reading->at,
	    &reading->seen, s, i, best, second, lead);
	put_pieces(out, lead);
	buf_byte(out, '\n');
}

void
explain_run(struct tagger *tagger, const struct reading *reading, size_t s,
    size_t from, size_t n, const uint8_t *tags, struct buf *out)
{
	ner_lattice_place(&tagger->lattice,
	    arena_alloc(&tagger->scratch, ner_lattice_size(n)), n);
	ner_chain_chances(&tagger->lattice,
	    (const float (*)[NER_SCORES])(reading->score + from), n);
	for (size_t i = from; i < from + n; i++)
		if (reading->doc.active[i])
			explain_token(tagger, reading, s, from, i, tags, out);
}
