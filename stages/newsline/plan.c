#include "plan.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "stream.h"

enum {
	MEAN = 64,  /* inputs in a shard; a power of two */
	MOST = 256, /* at most */
};

static const uint64_t bytes_most = 4u << 20;

/* Does a shard begin at this input, whatever stands before it? */
static bool
is_cut(const struct input *input)
{
	return (hash_str(str_of(input->id)) & (MEAN - 1)) == 0;
}

static void
add_facts(struct sha256 *sha, const struct input *input)
{
	struct buf facts;

	buf_init(&facts);
	stream_escape(&facts, str_of(input->id));
	buf_byte(&facts, '\t');
	stream_escape(&facts, str_of(input->rel));
	buf_byte(&facts, '\t');
	buf_text(&facts, input->fault == NULL ? "" : input->fault);
	buf_byte(&facts, '\n');
	sha256_add(sha, buf_str(&facts));
	if (input->hashed)
		sha256_add(sha, (struct str){ (const char *)input->sha256,
		    SHA256_SIZE });
	buf_release(&facts);
}

static void
make_key(struct shard *shard, const struct inputs *inputs, struct str config)
{
	unsigned char digest[SHA256_SIZE];
	struct sha256 sha;

	sha256_init(&sha);
	sha256_add(&sha, config);
	for (size_t i = shard->begin; i < shard->end; i++)
		add_facts(&sha, &inputs->at[i]);
	sha256_end(&sha, digest);
	sha256_hex(digest, shard->key);
}

static void
add_shard(struct plan *plan, size_t begin, size_t end,
    const struct inputs *inputs, struct str config)
{
	struct shard *shard;

	if (plan->n == plan->cap) {
		plan->cap = plan->cap * 2 + 16;
		plan->at = xrealloc(plan->at, plan->cap * sizeof(*plan->at));
	}
	shard = &plan->at[plan->n++];
	shard->begin = begin;
	shard->end = end;
	make_key(shard, inputs, config);
}

/* The end of the shard that begins at begin. */
static size_t
shard_end(const struct inputs *inputs, size_t begin)
{
	uint64_t bytes = inputs->at[begin].size;
	size_t end = begin + 1;

	while (end < inputs->n && end - begin < MOST) {
		const struct input *next = &inputs->at[end];

		bytes += next->size;
		if (is_cut(next) || bytes > bytes_most ||
		    next->root != inputs->at[begin].root)
			break;
		end++;
	}
	return end;
}

void
plan_make(struct plan *plan, const struct inputs *inputs, struct str config)
{
	unsigned char digest[SHA256_SIZE];
	struct sha256 sha;

	*plan = (struct plan){ 0 };
	for (size_t begin = 0, end; begin < inputs->n; begin = end) {
		end = shard_end(inputs, begin);
		add_shard(plan, begin, end, inputs, config);
	}
	sha256_init(&sha);
	sha256_add(&sha, config);
	for (size_t i = 0; i < plan->n; i++)
		sha256_add(&sha, str_of(plan->at[i].key));
	sha256_end(&sha, digest);
	sha256_hex(digest, plan->key);
}

void
plan_release(struct plan *plan)
{
	free(plan->at);
}
