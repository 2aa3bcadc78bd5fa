#include "explain.h"

enum {
	SHOWN = 4,     /* reasons and candidates a line */
	EXCERPT = 160, /* bytes of content */
};

/* The candidates of the pronouns that are asked about. */
struct weighed {
	struct candidates *at; /* [mentions], n 0: not asked */
	const struct reading *reading;
};

static void
add_text(struct buf *out, struct str text, size_t max)
{
	size_t len = text.len < max ? text.len : max;

	while (len < text.len && ((unsigned char)text.at[len] & 0xc0) == 0x80)
		len--;
	for (size_t i = 0; i < len; i++)
		buf_byte(out, text.at[i] == '\n' ? ' ' : text.at[i]);
	if (len < text.len)
		buf_text(out, " ...");
}

static void
add_why(struct buf *out, const struct attribution *a)
{
	static const char *const how[] = { "the learned models",
		"the layout of the line",
		"the quotation before, which goes on" };

	buf_printf(out, "\n  found by %s", how[a->source]);
	for (size_t i = 0; i < a->n_why && i < SHOWN; i++)
		buf_printf(out, "%s %s %+.2f", i == 0 ? ":" : ",",
		    a->why[i].what, (double)a->why[i].weight);
}

static void
add_candidate(struct buf *out, const struct resolution *resolution,
    const struct candidate *c)
{
	size_t shown = 0;

	buf_text(out, "\n    ");
	buf_add(out, resolution->persons.at[c->who].name);
	buf_printf(out, " %.2f: gender %+.2f", c->p, c->fits);
	for (size_t i = 0; i < c->n && shown < 2 * SHOWN; i++, shown++)
		buf_printf(out, ", %s", salience_feature(c->features[i]));
}

static void
add_candidates(struct buf *out, const struct resolution *resolution,
    struct candidates list)
{
	for (size_t shown = 0; shown < SHOWN && list.n > 0; shown++) {
		size_t best = 0;

		for (size_t i = 1; i < list.n; i++)
			if (list.at[i].p > list.at[best].p)
				best = i;
		add_candidate(out, resolution, &list.at[best]);
		list.at[best] = list.at[--list.n];
	}
}

static void
add_speaker(struct buf *out, const struct resolution *resolution,
    const struct speaker *speaker, const struct weighed *weighed)
{
	uint32_t mention = speaker->source.mention;

	buf_text(out, "\n  speaker  ");
	add_text(out, str_span(resolution->reading.text, speaker->source.at),
	    EXCERPT);
	buf_printf(out, "  (%s)", records_kind(speaker->source.kind));
	if (speaker->name.len > 0) {
		buf_text(out, "  is ");
		buf_add(out, speaker->name);
		buf_printf(out, ", %.2f", (double)speaker->sure);
	} else {
		buf_text(out, "  has no name here");
	}
	if (mention != NOBODY)
		add_candidates(out, resolution, weighed->at[mention]);
}

static void
add_attribution(struct buf *out, const struct article *article,
    const struct attribution *a, float confidence)
{
	buf_printf(out, "%s %s %.2f  ", records_type(a->type),
	    records_class(a->class), (double)confidence);
	for (size_t i = 0; i < a->content.n; i++) {
		if (i > 0)
			buf_text(out, " ... ");
		add_text(out, str_span(article->text, a->content.at[i]),
		    EXCERPT);
	}
	if (span_len(a->cue) > 0) {
		buf_text(out, "\n  cue      ");
		add_text(out, str_span(article->text, a->cue), EXCERPT);
	}
	add_why(out, a);
}

static void
keep(const struct reading *reading, uint32_t mention,
    const struct candidates *candidates, void *data)
{
	struct weighed *weighed = data;

	if (reading->at[mention].source)
		weighed->at[mention] = *candidates;
}

void
explain(struct buf *out, const struct article *article,
    const struct attributions *attributions, struct resolution *resolution,
    const struct resolver *resolver, const struct wanted *wanted)
{
	struct weighed weighed = { NULL, &resolution->reading };

	weighed.at = arena_array(
	    article->arena, struct candidates, resolution->reading.n);
	salience_turn(&resolver->salience, &resolution->reading,
	    &resolution->persons, article->arena, keep, &weighed);
	for (size_t i = 0; i < attributions->n; i++) {
		const struct attribution *a = &attributions->at[i];
		const struct speaker *speaker =
		    records_speaker(resolution, i);

		if (!records_wants(wanted, a, speaker))
			continue;
		add_attribution(
		    out, article, a, records_confidence(a, speaker));
		if (speaker != NULL)
			add_speaker(out, resolution, speaker, &weighed);
		buf_text(out, "\n\n");
	}
	for (size_t i = 0; i < attributions->n_rejected; i++) {
		buf_text(out, "not taken: ");
		add_attribution(out, article, &attributions->rejected[i],
		    attributions->rejected[i].confidence);
		buf_text(out, "\n\n");
	}
}
