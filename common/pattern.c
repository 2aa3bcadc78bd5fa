#include "pattern.h"

#include <stdlib.h>

#include "diag.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct pattern {
	const char *name;
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
};

enum {
	MATCH_LIMIT = 200000,
	DEPTH_LIMIT = 1000,
	HEAP_LIMIT_KIB = 16 * 1024,
};

static void
compile(struct pattern *pattern, const char *expression)
{
	char text[128];
	int error;
	size_t offset;

	pattern->code = pcre2_compile((PCRE2_SPTR)expression,
	    PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP | PCRE2_EXTENDED,
	    &error, &offset, NULL);
	if (pattern->code != NULL)
		return;
	pcre2_get_error_message(error, (PCRE2_UCHAR *)text, sizeof(text));
	die("pattern %s: byte %zu: %s", pattern->name, offset, text);
}

struct pattern *
pattern_new(const char *name, const char *expression)
{
	struct pattern *pattern = xcalloc(1, sizeof(*pattern));

	pattern->name = name;
	compile(pattern, expression);
	/* No JIT on this machine is no error: the interpreter serves. */
	pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
	pattern->data =
	    pcre2_match_data_create_from_pattern(pattern->code, NULL);
	pattern->context = pcre2_match_context_create(NULL);
	if (pattern->data == NULL || pattern->context == NULL)
		die_memory();
	pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
	pcre2_set_depth_limit(pattern->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(pattern->context, HEAP_LIMIT_KIB);
	return pattern;
}

void
pattern_free(struct pattern *pattern)
{
	if (pattern == NULL)
		return;
	pcre2_match_context_free(pattern->context);
	pcre2_match_data_free(pattern->data);
	pcre2_code_free(pattern->code);
	free(pattern);
}

static void
copy_groups(
    const struct pattern *pattern, int count, struct pattern_hit *hit)
{
	const size_t *at = pcre2_get_ovector_pointer(pattern->data);

	*hit = (struct pattern_hit){ 0 };
	for (size_t i = 0; i < (size_t)count && i < PATTERN_GROUPS; i++) {
		if (at[2 * i] == PCRE2_UNSET)
			continue;
		hit->set[i] = true;
		hit->group[i] = (struct span){ (uint32_t)at[2 * i],
			(uint32_t)at[2 * i + 1] };
	}
}

enum pattern_result
pattern_find(struct pattern *pattern, struct str text, size_t from, size_t to,
    struct pattern_hit *hit)
{
	int count = pcre2_match(pattern->code, (PCRE2_SPTR)text.at, to, from,
	    PCRE2_NO_UTF_CHECK, pattern->data, pattern->context);

	if (count > 0) {
		copy_groups(pattern, count, hit);
		return PATTERN_FOUND;
	}
	return count == PCRE2_ERROR_NOMATCH ? PATTERN_NONE : PATTERN_LIMIT;
}

size_t
pattern_group(const struct pattern *pattern, const char *name)
{
	int number =
	    pcre2_substring_number_from_name(pattern->code, (PCRE2_SPTR)name);

	if (number < 0 || number >= PATTERN_GROUPS)
		die("pattern %s: no group '%s'", pattern->name, name);
	return (size_t)number;
}
