/* Weights of units and steps, laid out and summed by what they depend on. */
#include "frame_rows.h"

void
frame_unit_tables_init(
    struct frame_unit_tables *tables, const struct frame_weights *weights)
{
	for (unsigned a = 0; a < FRAME_PLAIN_KINDS; a++)
		for (unsigned b = 0; b < FRAME_PLAIN_KINDS; b++)
			for (unsigned c = 0; c < FRAME_PLAIN_KINDS; c++) {
				tables->kinds_after[a][b][c] = *frame_unit_row(
				    weights, feature3(208, a, b, c));
				tables->kinds_before[a][b][c] = *frame_unit_row(
				    weights, feature3(209, a, b, c));
			}
	for (unsigned a = 0; a < FRAME_ENTS; a++)
		for (unsigned b = 0; b < FRAME_ENTS; b++)
			for (unsigned c = 0; c < FRAME_ENTS; c++)
				tables->ents[a][b][c] = *frame_unit_row(
				    weights, feature3(211, a, b, c));
	for (unsigned a = 0; a < FRAME_TAGS; a++)
		for (unsigned b = 0; b < FRAME_TAGS; b++) {
			struct frame_units_sum *before = &tables->before[a][b];

			frame_add_unit_row(before, weights, feature1(200, 0));
			frame_add_unit_row(before, weights, feature1(202, b));
			frame_add_unit_row(before, weights, feature2(203, a, b));
			tables->after[a][b] =
			    *frame_unit_row(weights, feature2(204, a, b));
		}
}

static void
add_step(struct frame_steps_row *sum, const struct frame_weights *weights,
    uint64_t feature)
{
	const struct frame_steps_row *row = frame_step_row(weights, feature);

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
				tables->ents[a][b][c] = *frame_step_row(
				    weights, feature3(306, a, b, c));
	for (unsigned border = 0; border < FRAME_BORDERS; border++)
		lay_out_steps(tables, weights, border);
}
