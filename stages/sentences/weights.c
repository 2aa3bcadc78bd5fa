#include "weights.h"

#include "diag.h"
#include "hash.h"

void
weights_init(struct weights *weights, const struct model *model)
{
	size_t n;

	weights->at = model_section(model, "weights", sizeof(int16_t), &n);
	if (n != WEIGHTS_N)
		die("model of another size than this program's");
}

/* ----------------------------------------------------------------- features */

/* Powers of two, so that a length has few values. */
static unsigned
bucket(uint32_t n)
{
	unsigned b = 0;

	while (n > 0 && b < 12) {
		n >>= 1;
		b++;
	}
	return b;
}

struct adder {
	struct features *features;
	uint64_t seed; /* keeps marked places and bare blanks apart */
};

static void
add(struct adder *adder, unsigned id, uint64_t a, uint64_t b)
{
	uint64_t h = (a * 0x9e3779b97f4a7c15u ^ b) + adder->seed + id;

	h *= 0xff51afd7ed558ccdu;
	h ^= h >> 32;
	h *= 0xc4ceb9fe1a85ec53u;
	adder->features->at[adder->features->n++] =
	    (uint32_t)(h >> (64 - WEIGHTS_BITS));
}

static uint64_t
pack(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
	return ((a * 64 + b) * 64 + c) * 64 + d;
}

/* How the place looks without any word. */
static void
add_shapes(
    struct adder *adder, const struct stop *stop, const struct scan *scan)
{
	uint64_t state = (uint64_t)scan->in_double * 4 +
			 (uint64_t)scan->in_single * 2 + (scan->brackets > 0);
	uint64_t around = pack(
	    stop->closed, stop->opened, stop->before.shape, stop->after.shape);
	uint64_t marks = stop->mark < stop->end ? stop->end - stop->mark : 0;

	add(adder, 1, around, 0);
	add(adder, 2,
	    pack(stop->before2.shape, stop->before.shape, stop->after.shape,
		stop->after2.shape),
	    0);
	add(adder, 3,
	    pack(state, stop->closed, stop->opened, stop->after.shape),
	    stop->speech);
	add(adder, 4, bucket(stop->end - scan->begin), stop->after.shape);
	add(adder, 5,
	    pack(stop->abbrev, stop->abbrev_is_word, stop->after.shape,
		stop->opened),
	    stop->closed);
	add(adder, 6,
	    pack(marks < 8 ? marks : 8, stop->after.shape, stop->before.shape,
		0),
	    0);
	add(adder, 7,
	    pack(stop->before.form.len, stop->before.shape, stop->after.shape,
		0),
	    0);
	add(adder, 8,
	    pack(stop->abbrev, stop->after.shape, stop->after2.shape,
		stop->after.form.len == 1),
	    0);
	add(adder, 9, 0, 0);
	add(adder, 23,
	    pack(stop->abbrev, stop->after.starter, stop->before.shape,
		stop->after.shape),
	    stop->closed);
	add(adder, 24,
	    pack(stop->after.starter, stop->before2.shape, stop->before.shape,
		stop->after.shape),
	    stop->opened);
	add(adder, 25, stop->before.hash, stop->after.starter);
}

static void
add_words(struct adder *adder, const struct stop *stop)
{
	add(adder, 10, stop->before.hash, stop->closed);
	add(adder, 11, stop->before.hash, stop->after.shape);
	add(adder, 12, stop->after.hash, stop->after.shape);
	add(adder, 13, stop->after.hash,
	    pack(stop->before.shape, stop->after.shape, stop->abbrev,
		stop->closed));
	add(adder, 14, stop->before.hash, stop->after.hash);
	add(adder, 15, stop->before2.hash,
	    pack(stop->before.shape, stop->after.shape, 0, 0));
	add(adder, 16, stop->after2.hash,
	    pack(stop->before.shape, stop->after.shape, stop->abbrev, 0));
	add(adder, 17, stop->before.hash,
	    pack(stop->before2.shape, stop->before.shape, stop->after.shape,
		stop->after2.shape));
}

/* How the line looks: only these tell a letterhead from a text. */
static void
add_line(struct adder *adder, const struct stop *stop, struct scan *scan)
{
	uint64_t line = pack(bucket(scan->marks), scan->ends_stopped,
	    bucket(span_len(scan->par)), scan->lower_start);
	uint64_t told = pack(bucket(scan->words), bucket(scan->lowers), 0, 0);
	uint32_t mark = scan_next_mark(scan, stop->next);
	uint64_t left = mark == scan->par.end && !scan->ends_stopped
			    ? 15
			    : bucket(mark - stop->next);
	uint64_t shapes = pack(stop->before2.shape, stop->before.shape,
	    stop->after.shape, stop->after2.shape);
	unsigned char last = (unsigned char)scan->text.at[stop->end - 1];
	unsigned char first = (unsigned char)scan->text.at[stop->next];
	uint64_t edge = pack(ascii_is_alnum(last) ? 'a' : last,
	    ascii_is_alnum(first) ? stop->after.shape : first, 0, 0);

	add(adder, 30, line, stop->after.shape);
	add(adder, 31, told, pack(stop->after.shape, stop->before.shape, 0, 0));
	add(adder, 32, left, pack(stop->after.shape, stop->before.shape, 0, 0));
	add(adder, 33, told, pack(left, edge, 0, 0));
	add(adder, 34, edge, line);
	add(adder, 35, edge, shapes);
	add(adder, 36, told, shapes);
	add(adder, 37, left, shapes);
	add(adder, 38, edge, stop->before.hash);
	add(adder, 39, edge, stop->after.hash);
	add(adder, 40,
	    pack(left, bucket(scan->lowers), scan->ends_stopped,
		scan->marks > 0),
	    edge);
}

/* Web text and notes begin sentences with small letters; news does not. */
static void
add_style(struct adder *adder, const struct stop *stop, const struct scan *scan)
{
	uint64_t style = pack(scan->lower_start, scan->ends_stopped,
	    stop->after.shape, stop->closed);

	add(adder, 20, style, 0);
	add(adder, 21, style, stop->after.hash);
	add(adder, 22, style, stop->before.hash);
}

void
weights_features(
    struct features *features, const struct stop *stop, struct scan *scan)
{
	struct adder adder = { features, ((uint64_t)stop->kind + 1) << 32 };

	features->n = 0;
	add_shapes(&adder, stop, scan);
	add_words(&adder, stop);
	if (stop->kind == MARKED_NOT)
		add_line(&adder, stop, scan);
	else
		add_style(&adder, stop, scan);
}

/*
 * A cut at a bare blank has to be half a logit better than none: in news a
 * false one costs more than a missed one.  Weights are in 1/512 logit.
 */
enum { BARE_MARGIN = 256 };

bool
weights_cut(
    const struct weights *weights, const struct stop *stop, struct scan *scan)
{
	struct features features;
	int32_t sum = 0;

	weights_features(&features, stop, scan);
	for (size_t i = 0; i < features.n; i++)
		sum += weights->at[features.at[i]];
	return sum > (stop->kind == MARKED_NOT ? BARE_MARGIN : 0);
}
