/* What a unit says by itself, and the step to it from the one before. */
#include "frame_units.h"

#include "frame_sink.h"

static const struct unit nothing = { .tag = POS_COUNT, .kind = KIND_COUNT,
	.lower = 3, .stem = 3 };

static const struct unit *
unit_at(const struct scene *scene, uint32_t i, int off)
{
	int64_t k = (int64_t)i + off;

	if (k < 0 || k >= (int64_t)scene->n ||
	    scene->units[k].par != scene->units[i].par)
		return &nothing;
	return &scene->units[k];
}

static uint32_t
chance_class(float p)
{
	return 0u + (p >= 0.05f) + (p >= 0.4f) + (p >= 0.75f);
}

/* What a quotation says besides. */
static inline void
put_quotation(const struct unit *b, const struct unit *u,
    const struct unit *a, struct frame_sink *sink)
{
	FRAME_PUT2(sink, 214, u->size, u->final);
	FRAME_PUT2(sink, 215, u->size, u->flags & 15);
	FRAME_PUT2(sink, 216, u->size > 2, b->lower);
	FRAME_PUT2(sink, 217, u->size > 2, a->lower);
	FRAME_PUT3(sink, 218, b->kind, u->size, a->kind);
	FRAME_PUT2(sink, 219, u->final, a->kind);
}

/* Learning depends on the order, here and below. */
static inline void
put_unit(const struct frame_unit_tables *tables, const struct scene *scene,
    uint32_t i, const float *chances, struct frame_sink *sink)
{
	const struct unit *u = &scene->units[i];
	const struct unit *b = unit_at(scene, i, -1);
	const struct unit *bb = unit_at(scene, i, -2);
	const struct unit *a = unit_at(scene, i, 1);
	const struct unit *aa = unit_at(scene, i, 2);
	uint32_t chance = chance_class(chances[i]);

	FRAME_PUT_LAID(sink, feature1(200, 0), tables->any);
	FRAME_PUT1(sink, 201, u->lower);
	FRAME_PUT_LAID(sink, feature1(202, u->tag), tables->tags[u->tag]);
	FRAME_PUT_LAID(sink, feature2(203, b->tag, u->tag),
	    tables->before[b->tag][u->tag]);
	FRAME_PUT_LAID(sink, feature2(204, u->tag, a->tag),
	    tables->after[u->tag][a->tag]);
	FRAME_PUT3(sink, 205, b->tag, u->tag, a->tag);
	FRAME_PUT2(sink, 206, b->lower, u->tag);
	FRAME_PUT2(sink, 207, u->tag, a->lower);
	FRAME_PUT_LAID(sink, feature3(208, u->kind, a->kind, aa->kind),
	    tables->kinds_after[u->kind][a->kind][aa->kind]);
	FRAME_PUT_LAID(sink, feature3(209, u->kind, b->kind, bb->kind),
	    tables->kinds_before[u->kind][b->kind][bb->kind]);
	FRAME_PUT_LAID(sink, feature2(210, u->ent, u->kind),
	    tables->ent_kinds[u->ent][u->kind]);
	FRAME_PUT_LAID(sink, feature3(211, u->ent, b->ent, a->ent),
	    tables->ents[u->ent][b->ent][a->ent]);
	FRAME_PUT_LAID(sink, feature2(212, u->flags & 15, u->kind),
	    tables->flags[u->flags & 15][u->kind]);
	FRAME_PUT_LAID(sink, feature2(213, chance, u->kind),
	    tables->chances[chance][u->kind]);
	if (u->size > 0)
		put_quotation(b, u, a, sink);
}

static inline uint32_t
word_or_noun(const struct unit *u)
{
	return u->kind == KIND_NAME || u->kind == KIND_NOUN ? 9 : u->lower;
}

static inline void
put_step(const struct frame_step_tables *tables, const struct scene *scene,
    uint32_t i, struct frame_sink *sink)
{
	const struct unit *u = &scene->units[i];
	const struct unit *b = i > 0 ? u - 1 : &nothing;
	uint32_t border = b->sent != u->sent ? 1 + (b->par != u->par) : 0;

	FRAME_PUT_LAID(sink, feature1(300, 0), tables->any);
	FRAME_PUT_LAID(sink, feature2(301, b->kind, u->kind),
	    tables->kinds[b->kind][u->kind]);
	FRAME_PUT_LAID(sink, feature2(302, u->tag, border),
	    tables->tags[border][u->tag]);
	FRAME_PUT1(sink, 303, word_or_noun(u));
	FRAME_PUT1(sink, 304, word_or_noun(b));
	FRAME_PUT_LAID(sink, feature3(305, border, u->size, b->size),
	    tables->sizes[border][u->size][b->size]);
	FRAME_PUT_LAID(sink, feature3(306, b->ent, u->ent, u->kind),
	    tables->ents[b->ent][u->ent][u->kind]);
	FRAME_PUT_LAID(sink, feature2(307, b->tag, u->tag),
	    tables->tag_pairs[b->tag][u->tag]);
}

void
frame_unit_features(const struct scene *scene, uint32_t i,
    const float *chances, struct features *f)
{
	struct frame_sink sink = { .features = f };

	put_unit(NULL, scene, i, chances, &sink);
}

void
frame_step_features(
    const struct scene *scene, uint32_t i, struct features *f)
{
	struct frame_sink sink = { .features = f };

	put_step(NULL, scene, i, &sink);
}

uint32_t
frame_unit_call(const struct frame_unit_tables *tables,
    const struct frame_weights *weights, const struct scene *scene,
    uint32_t i, const float *chances, const void *rows[FRAME_UNIT_ROWS])
{
	struct frame_sink sink = { NULL, (const char *)weights->units,
		weights->units_mask, sizeof(*weights->units), rows };

	put_unit(tables, scene, i, chances, &sink);
	return (uint32_t)(sink.rows - rows);
}

void
frame_step_call(const struct frame_step_tables *tables,
    const struct frame_weights *weights, const struct scene *scene,
    uint32_t i, const void *rows[FRAME_STEP_ROWS])
{
	struct frame_sink sink = { NULL, (const char *)weights->steps,
		weights->steps_mask, sizeof(*weights->steps), rows };

	put_step(tables, scene, i, &sink);
}

/* -------------------------------------------------------------- the tables */

static struct frame_units_row
unit_row(const struct frame_weights *weights, uint64_t feature)
{
	return weights->units[feature & weights->units_mask];
}

static void
lay_out_kinds(
    struct frame_unit_tables *tables, const struct frame_weights *weights)
{
	for (unsigned a = 0; a < FRAME_PLAIN_KINDS; a++)
		for (unsigned b = 0; b < FRAME_PLAIN_KINDS; b++)
			for (unsigned c = 0; c < FRAME_PLAIN_KINDS; c++) {
				tables->kinds_after[a][b][c] = unit_row(
				    weights, feature3(208, a, b, c));
				tables->kinds_before[a][b][c] = unit_row(
				    weights, feature3(209, a, b, c));
			}
}

void
frame_unit_tables_init(
    struct frame_unit_tables *tables, const struct frame_weights *weights)
{
	lay_out_kinds(tables, weights);
	tables->any = unit_row(weights, feature1(200, 0));
	for (unsigned a = 0; a < FRAME_TAGS; a++) {
		tables->tags[a] = unit_row(weights, feature1(202, a));
		for (unsigned b = 0; b < FRAME_TAGS; b++) {
			tables->before[a][b] =
			    unit_row(weights, feature2(203, a, b));
			tables->after[a][b] =
			    unit_row(weights, feature2(204, a, b));
		}
	}
	for (unsigned kind = 0; kind < FRAME_KINDS; kind++) {
		for (unsigned a = 0; a < FRAME_ENTS; a++)
			tables->ent_kinds[a][kind] =
			    unit_row(weights, feature2(210, a, kind));
		for (unsigned a = 0; a < FRAME_FLAGS; a++)
			tables->flags[a][kind] =
			    unit_row(weights, feature2(212, a, kind));
		for (unsigned a = 0; a < FRAME_CHANCES; a++)
			tables->chances[a][kind] =
			    unit_row(weights, feature2(213, a, kind));
	}
	for (unsigned a = 0; a < FRAME_ENTS; a++)
		for (unsigned b = 0; b < FRAME_ENTS; b++)
			for (unsigned c = 0; c < FRAME_ENTS; c++)
				tables->ents[a][b][c] = unit_row(
				    weights, feature3(211, a, b, c));
}

static struct frame_steps_row
step_row(const struct frame_weights *weights, uint64_t feature)
{
	return weights->steps[feature & weights->steps_mask];
}

void
frame_step_tables_init(
    struct frame_step_tables *tables, const struct frame_weights *weights)
{
	tables->any = step_row(weights, feature1(300, 0));
	for (unsigned a = 0; a < FRAME_ENTS; a++)
		for (unsigned b = 0; b < FRAME_ENTS; b++)
			for (unsigned c = 0; c < FRAME_PLAIN_KINDS; c++)
				tables->ents[a][b][c] = step_row(
				    weights, feature3(306, a, b, c));
	for (unsigned a = 0; a < FRAME_KINDS; a++)
		for (unsigned b = 0; b < FRAME_KINDS; b++)
			tables->kinds[a][b] =
			    step_row(weights, feature2(301, a, b));
	for (unsigned border = 0; border < FRAME_BORDERS; border++) {
		for (unsigned a = 0; a < FRAME_TAGS; a++)
			tables->tags[border][a] =
			    step_row(weights, feature2(302, a, border));
		for (unsigned a = 0; a < FRAME_SIZES; a++)
			for (unsigned b = 0; b < FRAME_SIZES; b++)
				tables->sizes[border][a][b] = step_row(
				    weights, feature3(305, border, a, b));
	}
	for (unsigned a = 0; a < FRAME_TAGS; a++)
		for (unsigned b = 0; b < FRAME_TAGS; b++)
			tables->tag_pairs[a][b] =
			    step_row(weights, feature2(307, a, b));
}
