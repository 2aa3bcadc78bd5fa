/* The user's corrections: who is who. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "diag.h"
#include "people_in.h"
#include "utf8.h"

enum condition {
	CONDITION_NONE,
	CONDITION_ROLE,
	CONDITION_AFFIL,
	CONDITION_ARTICLE,
};

struct rule {
	struct str name, is;
	enum condition condition;
	struct str words;  /* of the condition */
	size_t next;       /* further rule of this name, or SIZE_MAX */
};

struct people_alias {
	struct arena arena;
	struct rule *at; /* [n], in the order of the file */
	size_t n, cap;
	struct strmap first; /* of a name: its first rule */
	struct strmap last;
	struct strmap given; /* second columns */
};

static void
add_rule(struct people_alias *alias, struct rule rule)
{
	const size_t *last = strmap_find(&alias->last, rule.name);

	rule.next = SIZE_MAX;
	arena_append(&alias->arena, alias, rule);
	if (last != NULL)
		alias->at[*last].next = alias->n - 1;
	else
		strmap_set(&alias->first, rule.name, alias->n - 1);
	strmap_set(&alias->last, rule.name, alias->n - 1);
	strmap_set(&alias->given, rule.is, 0);
}

static bool
parse_condition(struct str text, struct rule *rule)
{
	static const struct {
		const char *key;
		enum condition condition;
	} kinds[] = { { "role=", CONDITION_ROLE },
		{ "affil=", CONDITION_AFFIL },
		{ "article=", CONDITION_ARTICLE } };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct str key = str_of(kinds[i].key);

		if (!str_starts(text, key) || text.len == key.len)
			continue;
		rule->condition = kinds[i].condition;
		rule->words = str_slice(text, key.len, text.len);
		return true;
	}
	return false;
}

/* What is wrong with the line, or NULL. */
static const char *
parse_line(struct people_alias *alias, struct str line)
{
	struct rule rule = { .condition = CONDITION_NONE };
	struct str condition;

	if (utf8_valid(line) != line.len)
		return "is not valid UTF-8";
	line = str_trim(line);
	if (line.len == 0 || line.at[0] == '#')
		return NULL;
	line = arena_copy(&alias->arena, line);
	str_field(&line, '\t', &rule.name);
	if (!str_field(&line, '\t', &rule.is))
		return "has no TAB between two names";
	rule.name = str_trim(rule.name);
	rule.is = str_trim(rule.is);
	if (rule.name.len == 0 || rule.is.len == 0)
		return "has an empty name";
	if (str_field(&line, '\t', &condition) &&
	    !parse_condition(str_trim(condition), &rule))
		return "has a condition that is not role=, affil= or article=";
	add_rule(alias, rule);
	return NULL;
}

struct people_alias *
people_alias_read(const char *path)
{
	struct people_alias *alias = xcalloc(1, sizeof(*alias));
	FILE *in = fopen(path, "rb");
	char *line = NULL;
	size_t size = 0;
	unsigned long number = 0;
	ssize_t len;

	if (in == NULL)
		die("%s: cannot open: %s", path, strerror(errno));
	while ((len = getline(&line, &size, in)) != -1) {
		const char *wrong = parse_line(
		    alias, (struct str){ line, (size_t)len });

		number++;
		if (wrong != NULL)
			die("%s:%lu: the line %s", path, number, wrong);
	}
	if (ferror(in))
		die("%s: cannot read: %s", path, strerror(errno));
	fclose(in);
	free(line);
	return alias;
}

void
people_alias_free(struct people_alias *alias)
{
	if (alias == NULL)
		return;
	strmap_release(&alias->first);
	strmap_release(&alias->last);
	strmap_release(&alias->given);
	arena_release(&alias->arena);
	free(alias);
}

/* Does one of the values hold the words, in any case of ASCII letters? */
static bool
one_holds(const struct str *values, size_t n, struct str words)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k + words.len <= values[i].len; k++)
			if (str_eq_nocase(
			        str_slice(values[i], k, k + words.len), words))
				return true;
	return false;
}

static bool
holds(const struct rule *rule, const struct people_mention *mention,
    struct str article)
{
	if (rule->condition == CONDITION_ROLE)
		return one_holds(
		    mention->roles, mention->n_roles, rule->words);
	if (rule->condition == CONDITION_AFFIL)
		return one_holds(
		    mention->affils, mention->n_affils, rule->words);
	return rule->condition == CONDITION_NONE ||
	    str_starts(article, rule->words);
}

struct str
people_alias_apply(const struct people_alias *alias,
    const struct people_mention *mention, struct str article)
{
	const size_t *first;

	if (alias == NULL)
		return mention->name;
	first = strmap_find(&alias->first, mention->name);
	for (size_t i = first == NULL ? SIZE_MAX : *first; i != SIZE_MAX;
	     i = alias->at[i].next)
		if (holds(&alias->at[i], mention, article))
			return alias->at[i].is;
	return mention->name;
}

bool
people_alias_pins(const struct people_alias *alias, struct str name)
{
	return alias != NULL && strmap_find(&alias->given, name) != NULL;
}
