/* What a unit says by itself, and the step to it from the one before. */
#include "frame_units.h"

#include "frame_rows.h"

static const struct unit nothing = { .tag = POS_COUNT, .kind = KIND_COUNT,
	.lower = 3, .stem = 3 };

static uint32_t
chance_class(float p)
{
	return 0u + (p >= 0.05f) + (p >= 0.4f) + (p >= 0.75f);
}

/* A unit and those beside it. */
struct around {
	const struct unit *bb, *b, *u, *a, *aa;
	uint32_t chance;
};

static inline struct around
around(const struct scene *scene, uint32_t i, const float *chances)
{
	const struct unit *u = &scene->units[i];
	const uint32_t par = u->par, behind = scene->n - i; /* with unit i */

	return (struct around){
		i > 1 && u[-2].par == par ? u - 2 : &nothing,
		i > 0 && u[-1].par == par ? u - 1 : &nothing, u,
		behind > 1 && u[1].par == par ? u + 1 : &nothing,
		behind > 2 && u[2].par == par ? u + 2 : &nothing,
		chance_class(chances[i]) };
}

/* Learning depends on the order, here and below. */
void
frame_unit_features(const struct scene *scene, uint32_t i,
    const float *chances, struct features *f)
{
	struct around x = around(scene, i, chances);
	const struct unit *b = x.b, *u = x.u, *a = x.a;

	ADD1(f, 200, 0);
	ADD1(f, 201, u->lower);
	ADD1(f, 202, u->tag);
	ADD2(f, 203, b->tag, u->tag);
	ADD2(f, 204, u->tag, a->tag);
	ADD3(f, 205, b->tag, u->tag, a->tag);
	ADD2(f, 206, b->lower, u->tag);
	ADD2(f, 207, u->tag, a->lower);
	ADD3(f, 208, u->kind, a->kind, x.aa->kind);
	ADD3(f, 209, u->kind, b->kind, x.bb->kind);
	ADD2(f, 210, u->ent, u->kind);
	ADD3(f, 211, u->ent, b->ent, a->ent);
	ADD2(f, 212, u->flags & 15, u->kind);
	ADD2(f, 213, x.chance, u->kind);
	if (u->size == 0)
		return;
	ADD2(f, 214, u->size, u->final);
	ADD2(f, 215, u->size, u->flags & 15);
	ADD2(f, 216, u->size > 2, b->lower);
	ADD2(f, 217, u->size > 2, a->lower);
	ADD3(f, 218, b->kind, u->size, a->kind);
	ADD2(f, 219, u->final, a->kind);
}

static inline uint32_t
word_or_noun(const struct unit *u)
{
	return u->kind == KIND_NAME || u->kind == KIND_NOUN ? 9 : u->lower;
}

/* A step from unit b to unit u. */
struct step {
	const struct unit *b, *u;
	uint32_t border;
};

static inline struct step
step_to(const struct scene *scene, uint32_t i)
{
	const struct unit *u = &scene->units[i];
	const struct unit *b = i > 0 ? u - 1 : &nothing;

	return (struct step){
		b, u, b->sent != u->sent ? 1 + (b->par != u->par) : 0 };
}

void
frame_step_features(
    const struct scene *scene, uint32_t i, struct features *f)
{
	struct step s = step_to(scene, i);

	ADD1(f, 300, 0);
	ADD2(f, 301, s.b->kind, s.u->kind);
	ADD2(f, 302, s.u->tag, s.border);
	ADD1(f, 303, word_or_noun(s.u));
	ADD1(f, 304, word_or_noun(s.b));
	ADD3(f, 305, s.border, s.u->size, s.b->size);
	ADD3(f, 306, s.b->ent, s.u->ent, s.u->kind);
	ADD2(f, 307, s.b->tag, s.u->tag);
}

/* ------------------------------------------------------------- their weights */

static void
sum_what(struct frame_units_sum *sum, const struct frame_weights *weights,
    const struct around *x)
{
	const struct unit *u = x->u;

	*sum = (struct frame_units_sum){ { 0 } };
	frame_add_unit_row(sum, weights, feature2(210, u->ent, u->kind));
	frame_add_unit_row(sum, weights, feature2(212, u->flags & 15, u->kind));
	frame_add_unit_row(sum, weights, feature2(213, x->chance, u->kind));
}

static inline void
call_row(struct frame_unit *unit, const struct frame_units_row *row)
{
	__builtin_prefetch(row);
	unit->rows[unit->n_rows++] = row;
}

/* What a quotation says besides. */
static void
call_quotation(struct frame_unit *unit, const struct frame_weights *weights,
    const struct around *x)
{
	const struct unit *b = x->b, *u = x->u, *a = x->a;
	bool is_long = u->size > 2;

	call_row(unit, frame_unit_row(weights, feature2(214, u->size, u->final)));
	call_row(unit,
	    frame_unit_row(weights, feature2(215, u->size, u->flags & 15)));
	call_row(unit, frame_unit_row(weights, feature2(216, is_long, b->lower)));
	call_row(unit, frame_unit_row(weights, feature2(217, is_long, a->lower)));
	call_row(unit,
	    frame_unit_row(weights, feature3(218, b->kind, u->size, a->kind)));
	call_row(unit, frame_unit_row(weights, feature2(219, u->final, a->kind)));
	unit->n += 6;
}

void
frame_unit_call(struct frame_unit_tables *tables,
    const struct frame_weights *weights, const struct scene *scene,
    uint32_t i, const float *chances, struct frame_unit *unit)
{
	struct around x = around(scene, i, chances);
	const struct unit *b = x.b, *u = x.u, *a = x.a;
	struct frame_units_sum *what =
	    &tables->what[u->kind][u->ent][u->flags & 15][x.chance];

	if (what->of[0] == 0)
		sum_what(what, weights, &x);
	unit->what = what;
	unit->before = &tables->before[b->tag][u->tag];
	unit->n = 14;
	unit->n_rows = 0;
	call_row(unit, frame_unit_row(weights, feature1(201, u->lower)));
	call_row(unit,
	    frame_unit_row(weights, feature3(205, b->tag, u->tag, a->tag)));
	call_row(unit, frame_unit_row(weights, feature2(206, b->lower, u->tag)));
	call_row(unit, frame_unit_row(weights, feature2(207, u->tag, a->lower)));
	call_row(unit, &tables->after[u->tag][a->tag]);
	call_row(unit, &tables->kinds_after[u->kind][a->kind][x.aa->kind]);
	call_row(unit, &tables->kinds_before[u->kind][b->kind][x.bb->kind]);
	call_row(unit, &tables->ents[u->ent][b->ent][a->ent]);
	if (u->size > 0)
		call_quotation(unit, weights, &x);
}

/* Its kind, that of a quotation by its size. */
static inline uint32_t
sized_kind(const struct unit *u)
{
	return u->size > 0 ? KIND_COUNT + u->size : u->kind;
}

void
frame_step_call(const struct frame_step_tables *tables,
    const struct frame_weights *weights, const struct scene *scene,
    uint32_t i, const void *rows[FRAME_STEP_ROWS])
{
	struct step s = step_to(scene, i);

	rows[0] = &tables->tags[s.border][s.b->tag][s.u->tag];
	rows[1] =
	    &tables->kinds[s.border][sized_kind(s.b)][sized_kind(s.u)];
	rows[2] = &tables->ents[s.b->ent][s.u->ent][s.u->kind];
	rows[3] = frame_step_row(weights, feature1(303, word_or_noun(s.u)));
	rows[4] = frame_step_row(weights, feature1(304, word_or_noun(s.b)));
	for (int k = 0; k < FRAME_STEP_ROWS; k++)
		__builtin_prefetch(rows[k]);
}
