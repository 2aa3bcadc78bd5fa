/* From tags to blocks: the open elements, and where text goes. */
#include <assert.h>

#include "html.h"
#include "html_class.h"
#include "html_tags.h"
#include "utf8.h"

enum {
	DEPTH_MAX = 1024,   /* deeper elements are as their parent */
	NODES_MAX = 1 << 18, /* so are more containers than this */
	RUNS_MAX = 1 << 19,  /* no page has so many texts between tags */
};

struct element {
	size_t tag; /* in html_tags */
	uint32_t node;
	enum label label;
	bool skip, link, heading;
};

struct state {
	struct html_page *page;
	struct element open[DEPTH_MAX]; /* [n] */
	size_t n;
	size_t over;          /* elements that found no room in open */
	size_t count[HTML_TAGS]; /* how many of each are open */
	struct html_block block; /* the one being filled; 0 runs: none */
	uint32_t last_char;
	bool strict;
};

static const struct element *
top(const struct state *state)
{
	return &state->open[state->n - 1];
}

/* --------------------------------------------------------------- blocks */

/* Does the text that ended with last_char end a sentence? */
static bool
ends_sentence(struct str s)
{
	return line_ends_sentence(str_trim(s));
}

static void
end_block(struct state *state)
{
	struct html_page *page = state->page;
	struct html_block *block = &state->block;
	struct html_node *node;
	bool linked, good;

	if (block->n_runs == 0)
		return;
	assert(page->runs.at != NULL && page->nodes.at != NULL);
	block->sentence = ends_sentence(
	    str_span(page->s, page->runs.at[page->runs.n - 1]));
	linked = block->link_chars * 3 > block->chars;
	good = !linked && block->label != LABEL_CAPTION &&
	    (block->chars >= 80 || (block->chars >= 20 && block->sentence));
	node = &page->nodes.at[block->node];
	if (block->chars > 0 && good)
		node->good += block->chars;
	else if (linked)
		node->bad += block->chars;
	else
		node->bad += block->chars / 4;
	if (block->chars > 0)
		arena_append(page->arena, &page->blocks, *block);
	*block = (struct html_block){ 0 };
}

static uint32_t
count_chars(struct str s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += !ascii_is_space((unsigned char)s.at[i]) &&
		    utf8_is_boundary(s, i);
	return n;
}

static void
add_text(struct state *state, struct span at)
{
	const struct element *in = top(state);
	struct html_page *page = state->page;
	struct html_block *block = &state->block;
	uint32_t chars = count_chars(str_span(page->s, at));

	if (in->skip || (chars == 0 && block->n_runs == 0))
		return;
	if (page->runs.n == RUNS_MAX) {
		page->full = true;
		return;
	}
	if (block->n_runs == 0) {
		block->node = in->node;
		block->runs = (uint32_t)page->runs.n;
		block->label = in->label;
		block->heading = in->heading;
	}
	if (block->label == LABEL_BODY)
		block->label = in->label;
	block->chars += chars;
	block->link_chars += in->link ? chars : 0;
	block->n_runs++;
	arena_append(page->arena, &page->runs, at);
}

/* ------------------------------------------------------------- elements */

static void
pop(struct state *state)
{
	const struct element *last = top(state);
	struct html_page *page = state->page;

	if ((html_tags[last->tag].traits & TAG_BLOCK) != 0)
		end_block(state);
	if ((html_tags[last->tag].traits & TAG_CONTAINER) != 0 && state->n > 1 &&
	    last->node != last[-1].node)
		page->nodes.at[last->node].end = (uint32_t)page->nodes.n;
	state->count[last->tag]--;
	state->n--;
}

static bool
top_is_inline(const struct state *state)
{
	return state->n > 1 && (html_tags[top(state)->tag].traits & TAG_INLINE) != 0;
}

/* The end tag of an element: close it and what is open inside it. */
static void
close_tag(struct state *state, size_t tag)
{
	bool in_line = (html_tags[tag].traits & TAG_INLINE) != 0;
	size_t i = state->n;

	if (state->over > 0 && state->count[tag] == 0) {
		state->over--;
		return;
	}
	if (state->count[tag] == 0)
		return;
	while (i > 1 && state->open[i - 1].tag != tag) {
		/* "</a>" does not close the block that it stands in. */
		if (in_line &&
		    (html_tags[state->open[i - 1].tag].traits & TAG_INLINE) == 0)
			return;
		i--;
	}
	while (state->n >= i && state->n > 1)
		pop(state);
}

/* Elements without end tag end where another one begins. */
static void
close_implied(struct state *state, size_t tag)
{
	const char *name = html_tags[tag].name;

	if ((html_tags[tag].traits & TAG_BLOCK) == 0 || strcmp(name, "br") == 0)
		return;
	if (state->count[0] > 0) {
		size_t i = state->n;

		while (i > 1 && (html_tags[state->open[i - 1].tag].traits & TAG_INLINE) !=
		    0)
			i--;
		if (i > 1 && state->open[i - 1].tag == 0)
			while (state->n >= i)
				pop(state);
	}
	if (strcmp(name, "li") == 0)
		while (top_is_inline(state) && state->count[tag] > 0)
			pop(state);
	while (state->n > 1 && html_tag_ends(tag, top(state)->tag))
		pop(state);
}

/* The page's frame never is anything but itself, whatever its classes. */
static bool
is_frame(size_t tag)
{
	return strcmp(html_tags[tag].name, "body") == 0 ||
	    strcmp(html_tags[tag].name, "main") == 0 ||
	    strcmp(html_tags[tag].name, "article") == 0;
}

static uint32_t
add_node(struct html_page *page, uint32_t parent, bool article)
{
	struct html_node node = { .parent = parent, .article = article };

	if (page->nodes.n >= NODES_MAX)
		return parent;
	arena_append(page->arena, &page->nodes, node);
	return (uint32_t)page->nodes.n - 1;
}

static void
set_element(struct state *state, struct element *new, size_t tag,
    const struct html_token *token)
{
	const char *name = html_tags[tag].name;
	enum html_class class = html_class_of(
	    state->page->s, token, state->page->arena);
	bool frame = is_frame(tag);

	new->tag = tag;
	new->label = html_class_label(class, new->label);
	new->skip = new->skip || (html_tags[tag].traits & TAG_SKIP) != 0;
	if (state->strict && !frame && (class == CLASS_OTHER ||
	        html_is_hidden(state->page->s, token,
	            state->page->arena)))
		new->skip = true;
	new->link = new->link || strcmp(name, "a") == 0;
	if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
		new->label = LABEL_HEADLINE;
		new->heading = name[1] == '1';
	}
	if (strcmp(name, "figcaption") == 0)
		new->label = LABEL_CAPTION;
	if (strcmp(name, "li") == 0 && new->label == LABEL_BODY)
		new->label = LABEL_LIST;
	if ((html_tags[tag].traits & TAG_CONTAINER) != 0 && !new->skip)
		new->node = add_node(state->page, new->node,
		    class == CLASS_ARTICLE || strcmp(name, "article") == 0);
}

static void
open_tag(struct state *state, const struct html_token *token)
{
	size_t tag = html_tag_find(str_span(state->page->s, token->name));
	struct element new;

	if (tag == HTML_TAGS)
		return;
	close_implied(state, tag);
	if ((html_tags[tag].traits & TAG_BLOCK) != 0)
		end_block(state);
	if ((html_tags[tag].traits & TAG_EMPTY) != 0)
		return;
	if (state->n == DEPTH_MAX) {
		state->over++;
		return;
	}
	new = *top(state);
	set_element(state, &new, tag, token);
	state->open[state->n++] = new;
	state->count[tag]++;
}

static void
take(struct state *state, const struct html_token *token)
{
	if (token->kind == HTML_TEXT) {
		add_text(state, token->at);
	} else if (token->kind == HTML_START) {
		open_tag(state, token);
	} else if (token->kind == HTML_END) {
		size_t tag = html_tag_find(str_span(state->page->s, token->name));

		if (tag < HTML_TAGS && (html_tags[tag].traits & TAG_EMPTY) == 0)
			close_tag(state, tag);
	}
}

struct html_page
html_read(struct str s, bool strict, struct arena *arena)
{
	struct html_page page = { .s = s, .arena = arena };
	struct html_reader reader = { .s = s };
	struct state *state = arena_calloc(arena, 1, sizeof(*state));
	struct html_token token;

	add_node(&page, 0, false);
	state->page = &page;
	state->strict = strict;
	state->open[0] = (struct element){ .tag = html_tag_find(STR("body")) };
	state->n = 1;
	while (html_next(&reader, &token))
		take(state, &token);
	end_block(state);
	for (size_t i = 0; i < page.nodes.n; i++)
		if (page.nodes.at[i].end == 0)
			page.nodes.at[i].end = (uint32_t)page.nodes.n;
	return page;
}
