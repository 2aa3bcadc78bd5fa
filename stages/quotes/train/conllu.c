#include "conllu.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "diag.h"

/* GUM's genres that are free for any use. */
static const char *const free_genres[] = { "GUM_academic", "GUM_bio",
	"GUM_court", "GUM_interview", "GUM_news", "GUM_speech",
	"GUM_textbook", "GUM_voyage" };

static bool
is_free(struct str doc)
{
	if (!str_starts(doc, STR("GUM_")))
		return true;
	for (size_t i = 0; i < sizeof(free_genres) / sizeof(free_genres[0]);
	    i++)
		if (str_starts(doc, str_of(free_genres[i])))
			return true;
	return false;
}

static void
add_word(struct tree *tree, struct str line, struct arena *arena)
{
	struct tree_word word = { 0 };
	struct str field, rest = line;
	uint64_t number = 0;

	for (int column = 0; str_field(&rest, '\t', &field); column++)
		switch (column) {
		case 0:
			if (!str_number(field, 100000, &number))
				return; /* 3-4 or 3.1 */
			break;
		case 1:
			word.form = arena_copy(arena, field);
			break;
		case 4:
			word.tag = pos_named(field);
			break;
		case 6:
			if (str_number(field, 100000, &number))
				word.head = (uint32_t)number;
			break;
		case 7:
			word.relation = arena_copy(arena, field);
			break;
		}
	if (word.form.len > 0)
		arena_append(arena, tree, word);
}

void
conllu_read(struct trees *trees, const char *path, struct arena *arena)
{
	FILE *in = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;
	struct tree tree = { 0 };
	bool wanted = true;

	if (in == NULL)
		die("cannot open %s", path);
	while ((len = getline(&line, &cap, in)) > 0) {
		struct str s = str_trim((struct str){ line, (size_t)len });

		if (str_starts(s, STR("# newdoc id = "))) {
			wanted = is_free(str_slice(s, 14, s.len));
		} else if (s.len > 0 && s.at[0] != '#') {
			if (wanted)
				add_word(&tree, s, arena);
		} else if (s.len == 0 && tree.n > 0) {
			arena_append(arena, trees, tree);
			tree = (struct tree){ 0 };
		}
	}
	free(line);
	fclose(in);
}

static bool
opens(struct str form)
{
	return str_is(form, "\"") || str_is(form, "“") ||
	    str_is(form, "``") || str_is(form, "''");
}

static bool
closes(struct str form)
{
	return str_is(form, "\"") || str_is(form, "”") ||
	    str_is(form, "''");
}

/* The end of the quotation that begins at word i, or i where none does. */
static size_t
quotation_end(const struct tree *tree, size_t i)
{
	if (!opens(tree->at[i].form))
		return i;
	for (size_t k = i + 2; k < tree->n; k++)
		if (closes(tree->at[k].form))
			return k + 1;
	return i;
}

/* The word between first and end whose head is outside, or first. */
static size_t
governor(const struct tree *tree, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		size_t head = tree->at[i].head;

		if ((head == 0 || head - 1 < first || head - 1 >= end) &&
		    !str_is(tree->at[i].relation, "punct"))
			return i;
	}
	return first;
}

bool
conllu_fold_quotations(
    const struct tree *tree, struct tree *folded, struct arena *arena)
{
	uint32_t *new_index = arena_array(arena, uint32_t, tree->n + 1);
	bool found = false;

	*folded = (struct tree){ 0 };
	for (size_t i = 0; i < tree->n;) {
		size_t end = quotation_end(tree, i);
		struct tree_word word = tree->at[i];

		if (end > i) {
			word = tree->at[governor(tree, i, end)];
			word.form = STR("");
			word.tag = POS_QUOTE;
			found = true;
		} else {
			end = i + 1;
		}
		for (size_t k = i; k < end; k++)
			new_index[k + 1] = (uint32_t)folded->n + 1;
		arena_append(arena, folded, word);
		i = end;
	}
	for (size_t i = 0; i < folded->n; i++)
		folded->at[i].head = new_index[folded->at[i].head];
	return found;
}

bool
conllu_is_saying(const struct tree *tree, size_t i)
{
	if (tree->at[i].tag != POS_VBD && tree->at[i].tag != POS_VBZ)
		return false;
	for (size_t k = i + 1; k < tree->n; k++)
		if (tree->at[k].head == i + 1 &&
		    (tree->at[k].tag == POS_QUOTE ||
		    str_is(tree->at[k].relation, "ccomp") ||
		    str_is(tree->at[k].relation, "parataxis")))
			return true;
	return false;
}

/* Does word i govern a quotation, or is it put in beside one? */
static bool
frames_quotation(const struct tree *tree, size_t i)
{
	size_t head = tree->at[i].head;

	if (tree->at[i].tag != POS_VBD && tree->at[i].tag != POS_VBZ)
		return false;
	if (head > 0 && tree->at[head - 1].tag == POS_QUOTE &&
	    str_is(tree->at[i].relation, "parataxis"))
		return true;
	for (size_t k = 0; k < tree->n; k++)
		if (tree->at[k].head == i + 1 && tree->at[k].tag == POS_QUOTE)
			return true;
	return false;
}

static struct str
backwards(struct str form, unsigned char tag, struct arena *arena)
{
	char *copy = arena_array(arena, char, form.len + 1);

	for (size_t i = 0; i < form.len; i++)
		copy[i] = form.at[form.len - 1 - i];
	copy[form.len] = 's';
	return (struct str){ copy, form.len + (tag == POS_VBZ) };
}

bool
conllu_disguise(const struct tree *tree, struct str other,
    struct tree *disguised, struct arena *arena)
{
	bool found = false;

	*disguised = (struct tree){ 0 };
	for (size_t i = 0; i < tree->n; i++) {
		struct tree_word word = tree->at[i];

		if (frames_quotation(tree, i)) {
			word.form = backwards(other, word.tag, arena);
			found = true;
		}
		arena_append(arena, disguised, word);
	}
	return found;
}

enum { SUBJECT_MAX = 10 };

/* The verb of saying right behind the subject that the sentence begins with,
 * or 0 where there is none. */
static size_t
verb_of(const struct tree *tree)
{
	size_t verb = 1, subjects = 0;

	while (verb < tree->n && verb <= SUBJECT_MAX &&
	    !conllu_is_saying(tree, verb))
		verb++;
	if (verb >= tree->n || verb > SUBJECT_MAX ||
	    tree->at[0].tag == POS_PRP)
		return 0;
	for (size_t i = 0; i < verb; i++) {
		size_t head = tree->at[i].head;

		if (head == verb + 1 &&
		    str_is(tree->at[i].relation, "nsubj"))
			subjects++;
		else if (head == 0 || head > verb)
			return 0;
	}
	return subjects == 1 ? verb : 0;
}

static struct str
with_first(struct str form, int change(int), struct arena *arena)
{
	char *copy = arena_array(arena, char, form.len + 1);

	memcpy(copy, form.at, form.len);
	if (form.len > 0)
		copy[0] = (char)change((unsigned char)copy[0]);
	return (struct str){ copy, form.len };
}

bool
conllu_turn(const struct tree *tree, const struct tree_word *verb,
    struct tree *turned, struct arena *arena)
{
	size_t old = verb_of(tree);

	*turned = (struct tree){ 0 };
	if (old == 0)
		return false;
	arena_append(arena, turned, *verb);
	for (size_t i = 0; i < tree->n; i++)
		if (i != old)
			arena_append(arena, turned, tree->at[i]);
	turned->at[0].form = with_first(verb->form, toupper, arena);
	if (turned->at[1].tag != POS_NNP && turned->at[1].tag != POS_NNPS)
		turned->at[1].form = with_first(
		    turned->at[1].form, tolower, arena);
	return true;
}
