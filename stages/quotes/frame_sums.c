#include "frame_sums.h"

#include <assert.h>

#include "cue.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { WEIGHT_ZERO = 128 };

/* e to i parts of one of so many; what is beyond the limit is as it. */
static float
power_of(int i, int parts)
{
	const int limit = POWER_LIMIT * parts;

	return cue_exp(
	    (float)(i < -limit ? -limit : i > limit ? limit : i) /
	    (float)parts);
}

void
frame_powers_init(struct frame_powers *powers)
{
	for (int i = -UNIT_POWERS; i <= UNIT_POWERS; i++)
		powers->unit[i + UNIT_POWERS] =
		    power_of(i, FRAME_UNIT_SCALE);
	for (int i = -STEP_POWERS; i < STEP_POWERS; i++)
		powers->step[i + STEP_POWERS] = power_of(i, STEP_PARTS);
}

#ifdef __SSE2__

static inline void
add_row(__m128i *low, __m128i *high, const struct frame_units_row *from)
{
	const __m128i zero = _mm_setzero_si128();
	__m128i row = _mm_load_si128((const void *)from);

	*low = _mm_add_epi16(*low, _mm_unpacklo_epi8(row, zero));
	*high = _mm_add_epi16(*high, _mm_unpackhi_epi8(row, zero));
}

/* A loop that always goes on as long is foreseen, or no loop at all. */
void
frame_sum_unit(const struct frame_unit *unit, struct frame_sums *sums)
{
	const __m128i *before = (const void *)unit->before;
	const __m128i *what = (const void *)unit->what;
	__m128i low = _mm_add_epi16(before[0], what[0]);
	__m128i high = _mm_add_epi16(before[1], what[1]);

	for (uint32_t k = 0; k < FRAME_WORD_ROWS; k++)
		add_row(&low, &high, unit->rows[k]);
	for (uint32_t k = FRAME_WORD_ROWS; k < unit->n_rows; k++)
		add_row(&low, &high, unit->rows[k]);
	_mm_storeu_si128((__m128i *)(void *)sums->of, low);
	_mm_storeu_si128((__m128i *)(void *)(sums->of + 2), high);
	sums->n = unit->n;
}

/* The sums in parts of one, from zero on. */
static inline void
place_steps(const void *const *rows, uint16_t places[FRAME_PAIRS])
{
	const __m128i zero = _mm_set1_epi16(STEP_POWERS);
	__m128i low = _mm_setzero_si128(), high = low;

	for (uint32_t k = 0; k < FRAME_STEP_ROWS; k++) {
		const __m128i *row = rows[k];

		low = _mm_adds_epi16(low, _mm_load_si128(row));
		high = _mm_adds_epi16(high, _mm_load_si128(row + 1));
	}
	low = _mm_add_epi16(_mm_srai_epi16(low, STEP_PART_BITS), zero);
	high = _mm_add_epi16(_mm_srai_epi16(high, STEP_PART_BITS), zero);
	_mm_storeu_si128((__m128i *)(void *)places, low);
	_mm_storeu_si128((__m128i *)(void *)(places + 8), high);
}

#else

void
frame_sum_unit(const struct frame_unit *unit, struct frame_sums *sums)
{
	sums->n = unit->n;
	for (int side = 0; side < FRAME_SIDES; side++) {
		sums->of[side] = unit->before->of[side] + unit->what->of[side];
		for (uint32_t k = 0; k < unit->n_rows; k++)
			sums->of[side] +=
			    frame_unpack(unit->rows[k]->of[side]);
	}
}

static inline void
place_steps(const void *const *rows, uint16_t places[FRAME_PAIRS])
{
	for (uint32_t p = 0; p < FRAME_PAIRS; p++) {
		int32_t sum = 0;

		for (uint32_t k = 0; k < FRAME_STEP_ROWS; k++) {
			const struct frame_steps_row *row = rows[k];

			sum += row->of[p];
			sum = sum > INT16_MAX ? INT16_MAX
			    : sum < INT16_MIN ? INT16_MIN : sum;
		}
		places[p] = (uint16_t)((sum >> STEP_PART_BITS) + STEP_POWERS);
	}
}

#endif

void
frame_power(const struct frame_powers *powers, frame_packed sum, uint32_t n,
    float out[FRAME_LABELS])
{
	const float *unit = powers->unit + UNIT_POWERS - n * WEIGHT_ZERO;

	assert(n <= FRAME_WEIGHTS_MAX);
	out[0] = unit[sum & 0xffff];
	out[1] = unit[sum >> 16 & 0xffff];
	out[2] = unit[sum >> 32 & 0xffff];
	out[3] = unit[sum >> 48];
}

void
frame_sum_steps(const struct frame_powers *powers, const void *const *rows,
    float steps[FRAME_PAIRS])
{
	uint16_t places[FRAME_PAIRS];

	place_steps(rows, places);
	for (int p = 0; p < FRAME_PAIRS; p++)
		steps[p] = powers->step[places[p]];
}
