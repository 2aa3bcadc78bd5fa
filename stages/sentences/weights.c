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

/* A feature before it is hashed; id tells kinds of features apart. */
static uint64_t
feature(unsigned id, uint64_t a, uint64_t b)
{
	return (a * 0x9e3779b97f4a7c15u ^ b) + id;
}

/* Hashes of the words of a place. */
struct hashes {
	uint64_t before, before2, after, after2;
};

static uint64_t
pack(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
	return ((a * 64 + b) * 64 + c) * 64 + d;
}

/* How the place looks without any word. */
static uint64_t *
add_shapes(uint64_t *key, const struct stop *stop, const struct scan *scan,
    const struct hashes *hashes)
{
	uint64_t state = (uint64_t)scan->in_double * 4 +
			 (uint64_t)scan->in_single * 2 + (scan->brackets > 0);
	uint64_t around = pack(
	    stop->closed, stop->opened, stop->before.shape, stop->after.shape);
	uint64_t marks = stop->mark < stop->end ? stop->end - stop->mark : 0;

	*key++ = feature(1, around, 0);
	*key++ = feature(2,
	    pack(stop->before2.shape, stop->before.shape, stop->after.shape,
		stop->after2.shape),
	    0);
	*key++ = feature(3,
	    pack(state, stop->closed, stop->opened, stop->after.shape),
	    stop->speech);
	*key++ = feature(4, bucket(stop->end - scan->begin), stop->after.shape);
	*key++ = feature(5,
	    pack(stop->abbrev, stop->abbrev_is_word, stop->after.shape,
		stop->opened),
	    stop->closed);
	*key++ = feature(6,
	    pack(marks < 8 ? marks : 8, stop->after.shape, stop->before.shape,
		0),
	    0);
	*key++ = feature(7,
	    pack(stop->before.form.len, stop->before.shape, stop->after.shape,
		0),
	    0);
	*key++ = feature(8,
	    pack(stop->abbrev, stop->after.shape, stop->after2.shape,
		stop->after.form.len == 1),
	    0);
	*key++ = feature(9, 0, 0);
	*key++ = feature(23,
	    pack(stop->abbrev, stop->after.starter, stop->before.shape,
		stop->after.shape),
	    stop->closed);
	*key++ = feature(24,
	    pack(stop->after.starter, stop->before2.shape, stop->before.shape,
		stop->after.shape),
	    stop->opened);
	*key++ = feature(25, hashes->before, stop->after.starter);
	return key;
}

static uint64_t *
add_words(
    uint64_t *key, const struct stop *stop, const struct hashes *hashes)
{
	*key++ = feature(10, hashes->before, stop->closed);
	*key++ = feature(11, hashes->before, stop->after.shape);
	*key++ = feature(12, hashes->after, stop->after.shape);
	*key++ = feature(13, hashes->after,
	    pack(stop->before.shape, stop->after.shape, stop->abbrev,
		stop->closed));
	*key++ = feature(14, hashes->before, hashes->after);
	*key++ = feature(15, hashes->before2,
	    pack(stop->before.shape, stop->after.shape, 0, 0));
	*key++ = feature(16, hashes->after2,
	    pack(stop->before.shape, stop->after.shape, stop->abbrev, 0));
	*key++ = feature(17, hashes->before,
	    pack(stop->before2.shape, stop->before.shape, stop->after.shape,
		stop->after2.shape));
	return key;
}

/* How the line looks: only these tell a letterhead from a text. */
static uint64_t *
add_line(uint64_t *key, const struct stop *stop, struct scan *scan,
    const struct hashes *hashes)
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

	*key++ = feature(30, line, stop->after.shape);
	*key++ = feature(31, told, pack(stop->after.shape, stop->before.shape, 0, 0));
	*key++ = feature(32, left, pack(stop->after.shape, stop->before.shape, 0, 0));
	*key++ = feature(33, told, pack(left, edge, 0, 0));
	*key++ = feature(34, edge, line);
	*key++ = feature(35, edge, shapes);
	*key++ = feature(36, told, shapes);
	*key++ = feature(37, left, shapes);
	*key++ = feature(38, edge, hashes->before);
	*key++ = feature(39, edge, hashes->after);
	*key++ = feature(40,
	    pack(left, bucket(scan->lowers), scan->ends_stopped,
		scan->marks > 0),
	    edge);
	return key;
}

/* Web text and notes begin sentences with small letters; news does not. */
static uint64_t *
add_style(uint64_t *key, const struct stop *stop, const struct scan *scan,
    const struct hashes *hashes)
{
	uint64_t style = pack(scan->lower_start, scan->ends_stopped,
	    stop->after.shape, stop->closed);

	*key++ = feature(20, style, 0);
	*key++ = feature(21, style, hashes->after);
	*key++ = feature(22, style, hashes->before);
	return key;
}

static uint32_t
slot_of(uint64_t key)
{
	key *= 0xff51afd7ed558ccdu;
	key ^= key >> 32;
	key *= 0xc4ceb9fe1a85ec53u;
	return (uint32_t)(key >> (64 - WEIGHTS_BITS));
}

/* The features of a place before they are hashed.  Returns how many. */
static size_t
keys_of(uint64_t key[FEATURES_MAX], const struct stop *stop, struct scan *scan)
{
	const struct hashes hashes = { word_hash(&stop->before),
		word_hash(&stop->before2), word_hash(&stop->after),
		word_hash(&stop->after2) };
	uint64_t *end = add_shapes(key, stop, scan, &hashes);

	end = add_words(end, stop, &hashes);
	end = stop->kind == MARKED_NOT ? add_line(end, stop, scan, &hashes)
				       : add_style(end, stop, scan, &hashes);
	return (size_t)(end - key);
}

/* Marked places and bare blanks share no feature. */
static uint64_t
seed_of(const struct stop *stop)
{
	return ((uint64_t)stop->kind + 1) << 32;
}

void
weights_features(
    struct features *features, const struct stop *stop, struct scan *scan)
{
	uint64_t key[FEATURES_MAX];

	features->n = keys_of(key, stop, scan);
	for (size_t i = 0; i < features->n; i++)
		features->at[i] = slot_of(key[i] + seed_of(stop));
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
	uint64_t key[FEATURES_MAX];
	size_t n = keys_of(key, stop, scan);
	uint64_t seed = seed_of(stop);
	int32_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += weights->at[slot_of(key[i] + seed)];
	return sum > (stop->kind == MARKED_NOT ? BARE_MARGIN : 0);
}
