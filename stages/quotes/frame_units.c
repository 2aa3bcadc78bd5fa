/* What a unit says by itself, and the step to it from the one before. */
#include "frame_units.h"

#include "frame_sums.h"

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

static inline const struct frame_units_row *
unit_row(const struct frame_weights *weights, uint64_t feature)
{
	return &weights->units[(uint32_t)feature & weights->units_mask];
}

static inline void
add_row(struct frame_units_sum *sum, const struct frame_weights *weights,
    uint64_t feature)
{
	const struct frame_units_row *row = unit_row(weights, feature);

	for (int side = 0; side < FRAME_SIDES; side++)
		sum->of[side] += frame_unpack(row->of[side]);
}

static void
sum_what(struct frame_units_sum *sum, const struct frame_weights *weights,
    const struct around *x)
{
	const struct unit *u = x->u;

	*sum = (struct frame_units_sum){ { 0 } };
	add_row(sum, weights, feature2(210, u->ent, u->kind));
	add_row(sum, weights, feature2(212, u->flags & 15, u->kind));
	add_row(sum, weights, feature2(213, x->chance, u->kind));
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

	call_row(unit, unit_row(weights, feature2(214, u->size, u->final)));
	call_row(unit,
	    unit_row(weights, feature2(215, u->size, u->flags & 15)));
	call_row(unit, unit_row(weights, feature2(216, is_long, b->lower)));
	call_row(unit, unit_row(weights, feature2(217, is_long, a->lower)));
	call_row(unit,
	    unit_row(weights, feature3(218, b->kind, u->size, a->kind)));
	call_row(unit, unit_row(weights, feature2(219, u->final, a->kind)));
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
	call_row(unit, unit_row(weights, feature1(201, u->lower)));
	call_row(unit,
	    unit_row(weights, feature3(205, b->tag, u->tag, a->tag)));
	call_row(unit, unit_row(weights, feature2(206, b->lower, u->tag)));
	call_row(unit, unit_row(weights, feature2(207, u->tag, a->lower)));
	call_row(unit, &tables->after[u->tag][a->tag]);
	call_row(unit, &tables->kinds_after[u->kind][a->kind][x.aa->kind]);
	call_row(unit, &tables->kinds_before[u->kind][b->kind][x.bb->kind]);
	call_row(unit, &tables->ents[u->ent][b->ent][a->ent]);
	if (u->size > 0)
		call_quotation(unit, weights, &x);
}

static const struct frame_steps_row *
step_row(const struct frame_weights *weights, uint64_t feature)
{
	return &weights->steps[(uint32_t)feature & weights->steps_mask];
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
	rows[3] = step_row(weights, feature1(303, word_or_noun(s.u)));
	rows[4] = step_row(weights, feature1(304, word_or_noun(s.b)));
	for (int k = 0; k < FRAME_STEP_ROWS; k++)
		__builtin_prefetch(rows[k]);
}

/* -------------------------------------------------------------- the tables */

void
frame_unit_tables_init(
    struct frame_unit_tables *tables, const struct frame_weights *weights)
{
	for (unsigned a = 0; a < FRAME_PLAIN_KINDS; a++)
		for (unsigned b = 0; b < FRAME_PLAIN_KINDS; b++)
			for (unsigned c = 0; c < FRAME_PLAIN_KINDS; c++) {
				tables->kinds_after[a][b][c] = *unit_row(
				    weights, feature3(208, a, b, c));
				tables->kinds_before[a][b][c] = *unit_row(
				    weights, feature3(209, a, b, c));
			}
	for (unsigned a = 0; a < FRAME_ENTS; a++)
		for (unsigned b = 0; b < FRAME_ENTS; b++)
			for (unsigned c = 0; c < FRAME_ENTS; c++)
				tables->ents[a][b][c] = *unit_row(
				    weights, feature3(211, a, b, c));
	for (unsigned a = 0; a < FRAME_TAGS; a++)
		for (unsigned b = 0; b < FRAME_TAGS; b++) {
			struct frame_units_sum *before = &tables->before[a][b];

			add_row(before, weights, feature1(200, 0));
			add_row(before, weights, feature1(202, b));
			add_row(before, weights, feature2(203, a, b));
			tables->after[a][b] =
			    *unit_row(weights, feature2(204, a, b));
		}
}

static void
add_step(struct frame_steps_row *sum, const struct frame_weights *weights,
    uint64_t feature)
{
	const struct frame_steps_row *row = step_row(weights, feature);

	for (int p = 0; p < FRAME_PAIRS; p++) {
		int32_t both = sum->of[p] + row->of[p];

		sum->of[p] = (int16_t)(both > INT16_MAX ? INT16_MAX
		    : both < INT16_MIN ? INT16_MIN : both);
	}
}

/* The size of a quotation by its kind, and its kind without; else 0. */
static unsigned
size_of(unsigned sized)
{
	return sized > KIND_COUNT ? sized - KIND_COUNT : 0;
}

static unsigned
plain_kind(unsigned sized)
{
	unsigned size = size_of(sized);

	return size > 2 ? KIND_QUOTE : size > 0 ? KIND_SHORT_QUOTE : sized;
}

static void
lay_out_steps(struct frame_step_tables *tables,
    const struct frame_weights *weights, unsigned border)
{
	for (unsigned b = 0; b < FRAME_TAGS; b++)
		for (unsigned u = 0; u < FRAME_TAGS; u++) {
			struct frame_steps_row *row =
			    &tables->tags[border][b][u];

			add_step(row, weights, feature1(300, 0));
			add_step(row, weights, feature2(302, u, border));
			add_step(row, weights, feature2(307, b, u));
		}
	for (unsigned b = 0; b < KIND_COUNT + FRAME_SIZES; b++)
		for (unsigned u = 0; u < KIND_COUNT + FRAME_SIZES; u++) {
			struct frame_steps_row *row =
			    &tables->kinds[border][b][u];

			add_step(row, weights,
			    feature2(301, plain_kind(b), plain_kind(u)));
			add_step(row, weights, feature3(
			    305, border, size_of(u), size_of(b)));
		}
}

void
frame_step_tables_init(
    struct frame_step_tables *tables, const struct frame_weights *weights)
{
	for (unsigned a = 0; a < FRAME_ENTS; a++)
		for (unsigned b = 0; b < FRAME_ENTS; b++)
			for (unsigned c = 0; c < FRAME_PLAIN_KINDS; c++)
				tables->ents[a][b][c] = *step_row(
				    weights, feature3(306, a, b, c));
	for (unsigned border = 0; border < FRAME_BORDERS; border++)
		lay_out_steps(tables, weights, border);
}
