/*
 * Any valid UTF-8 as an article: what stands between braces is a person,
 * between square brackets an organisation, between asterisks the words of a
 * speaker whose content is what goes before.  Mentions lie in order, chances
 * are chances, and every name given is one of the article's persons.
 */
#include <assert.h>

#include "quotes/resolve.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 512 };

struct made {
	struct record records[3 * MAX];
	size_t n;
	struct attribution at[MAX];
	struct span content[MAX];
	size_t n_attributions;
};

static void
add_record(struct made *made, struct str text, const char *kind,
    struct span at, const char *label)
{
	struct record *record;

	if (made->n == sizeof(made->records) / sizeof(made->records[0]) ||
	    at.begin >= at.end)
		return;
	record = &made->records[made->n++];
	*record = (struct record){ .type = RECORD_SPAN, .kind = str_of(kind),
		.id = STR("x1"), .at = at, .label = str_of(label),
		.surface = str_span(text, at) };
}

static void
add_speaker(struct made *made, struct span at, uint32_t from)
{
	struct attribution *a = &made->at[made->n_attributions];

	if (made->n_attributions == MAX || at.begin >= at.end ||
	    from >= at.begin)
		return;
	*a = (struct attribution){ .speaker = at, .confidence = 1,
		.type = (enum quote_type)(made->n_attributions % 3) };
	made->content[made->n_attributions] =
	    (struct span){ from, at.begin };
	a->content = (struct spans){
		&made->content[made->n_attributions], 1 };
	made->n_attributions++;
}

static void
make(struct made *made, struct str text)
{
	uint32_t sentence = 0, open = 0, star = 0, last = 0;

	add_record(made, text, "par",
	    (struct span){ 0, (uint32_t)text.len }, "body");
	for (uint32_t i = 0; i < text.len; i++) {
		switch (text.at[i]) {
		case '.':
			add_record(made, text, "sent",
			    (struct span){ sentence, i + 1 }, ".");
			sentence = i + 1;
			break;
		case '{':
		case '[':
			open = i + 1;
			break;
		case '}':
		case ']':
			add_record(made, text, "ent", (struct span){ open, i },
			    text.at[i] == '}' ? "person" : "org");
			open = i + 1;
			break;
		case '*':
			if (star > 0)
				add_speaker(made, (struct span){ star, i },
				    last);
			last = star > 0 ? i + 1 : last;
			star = star > 0 ? 0 : i + 1;
			break;
		}
	}
	add_record(made, text, "sent",
	    (struct span){ sentence, (uint32_t)text.len }, ".");
}

static void
check(const struct resolution *r)
{
	for (size_t i = 1; i < r->reading.n; i++)
		assert(r->reading.at[i - 1].at.end <=
		    r->reading.at[i].at.begin);
	for (size_t i = 0; i < r->n; i++) {
		const struct speaker *speaker = &r->speakers[i];

		assert(speaker->sure >= 0 && speaker->sure <= 1.001f);
		assert(speaker->who == NOBODY ||
		    speaker->who < r->persons.n);
		assert(span_holds(speaker->source.at, speaker->source.core));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct made made;
	static struct resolver resolver;
	struct str text = { (const char *)data, size };
	struct arena arena;
	struct article article = { .text = text, .arena = &arena };
	struct attributions attributions = { .at = made.at };
	struct resolution r;

	if (size == 0 || utf8_valid(text) != size ||
	    memchr(data, '\n', size) != NULL)
		return 0;
	if (resolver.words.lexicon.slots == NULL)
		resolver_init(&resolver);
	made.n = made.n_attributions = 0;
	make(&made, text);
	article.records = made.records;
	article.n = made.n;
	attributions.n = made.n_attributions;
	arena_init(&arena);
	resolve(&resolver, &article, &attributions, &r, &arena);
	check(&r);
	arena_release(&arena);
	return 0;
}
