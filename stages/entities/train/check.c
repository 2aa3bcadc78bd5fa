#include "check.h"

static int
class_of(uint8_t label)
{
	return label < MENTION_NORP ? label : NER_MISC;
}

static bool
is_gold(const struct page *page, size_t *g, const struct mention *mention)
{
	const struct gold *gold;

	while (*g < page->gold.n &&
	    page->gold.at[*g].at.begin < mention->at.begin)
		(*g)++;
	gold = &page->gold.at[*g];
	return *g < page->gold.n && gold->at.begin == mention->at.begin &&
	    gold->at.end == mention->at.end &&
	    gold->class == class_of(mention->label);
}

static void
check_page(struct tally *tally, struct reliability *reliability,
    const struct page *page, struct mentions mentions)
{
	size_t g = 0;

	for (size_t i = 0; i < page->gold.n; i++)
		if (page->gold.at[i].class < NER_CLASSES)
			tally->gold[page->gold.at[i].class]++;
	for (size_t i = 0; i < mentions.n; i++) {
		const struct mention *mention = &mentions.at[i];
		bool right = is_gold(page, &g, mention);
		int class = class_of(mention->label);
		int bin = (int)((double)mention->confidence * CHECK_BINS);

		bin = bin >= CHECK_BINS ? CHECK_BINS - 1 : bin;
		tally->found[class]++;
		tally->right[class] += right;
		if (class == NER_MISC)
			continue;
		reliability->n[bin]++;
		reliability->right[bin] += right;
		reliability->sum[bin] += (double)mention->confidence;
	}
}

void
check_pages(struct tally *tally, struct reliability *reliability,
    struct tagger *tagger, const struct pages *pages)
{
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < pages->n; i++) {
		const struct page *page = &pages->at[i];
		struct spans sentences = { page->sentences.at,
			page->sentences.n };

		check_page(tally, reliability, page,
		    tagger_find(tagger, page->text, &sentences, &arena));
		arena_reset(&arena);
	}
	arena_release(&arena);
}

static struct tokens
tokens_of(const struct page *page, struct span sentence, size_t *cell,
    struct arena *arena)
{
	size_t begin = *cell, end = begin;
	struct tokens tokens;

	while (end < page->cells.n && page->cells.at[end].end <= sentence.end)
		end++;
	tokens.n = end - begin;
	tokens.at = arena_array(arena, struct token, tokens.n);
	for (size_t i = begin; i < end; i++)
		tokens.at[i - begin] = (struct token){
		    page->cells.at[i], TOKEN_WORD, true };
	*cell = end;
	return tokens;
}

/* The tag of a cell that begins at at, in BIO2. */
static void
print_tag(const struct mention *mention, uint32_t at)
{
	static const char *const names[] = { "PER", "ORG", "LOC", "MISC" };

	if (mention == NULL)
		puts("O");
	else
		printf("%c-%s\n", mention->at.begin == at ? 'B' : 'I',
		    names[class_of(mention->label)]);
}

static void
print_page(const struct page *page, struct mentions mentions)
{
	size_t m = 0, s = 0;

	if (page->marked)
		puts("-DOCSTART-\tO\n");
	for (size_t i = 0; i < page->cells.n; i++) {
		struct span cell = page->cells.at[i];

		if (s + 1 < page->sentences.n &&
		    cell.begin >= page->sentences.at[s + 1].begin) {
			putchar('\n');
			s++;
		}
		while (m < mentions.n && mentions.at[m].at.end <= cell.begin)
			m++;
		printf("%.*s\t", (int)span_len(cell),
		    page->text.at + cell.begin);
		print_tag(m < mentions.n &&
		    mentions.at[m].at.begin <= cell.begin ?
		    &mentions.at[m] : NULL, cell.begin);
	}
	putchar('\n');
}

/* Names in the tokens of the page. */
static struct mentions
find_in(struct tagger *tagger, const struct page *page, struct arena *arena)
{
	struct tokens *tokens =
	    arena_array(arena, struct tokens, page->sentences.n);
	size_t cell = 0;

	for (size_t s = 0; s < page->sentences.n; s++)
		tokens[s] = tokens_of(
		    page, page->sentences.at[s], &cell, arena);
	return tagger_find_tokens(
	    tagger, page->text, tokens, page->sentences.n, arena);
}

void
check_tag(struct tally *tally, struct tagger *tagger, const char *path)
{
	const struct source source = { .name = path, .share = 1,
		.keep_cells = true, .blind = true };
	struct reliability reliability = { 0 };
	struct pages pages = { 0 };
	struct arena arena, each;

	arena_init(&arena);
	arena_init(&each);
	corpus_read(&pages, &source, NULL, NULL, &arena);
	for (size_t i = 0; i < pages.n; i++) {
		struct mentions mentions =
		    find_in(tagger, &pages.at[i], &each);

		check_page(tally, &reliability, &pages.at[i], mentions);
		print_page(&pages.at[i], mentions);
		arena_reset(&each);
	}
	arena_release(&each);
	arena_release(&arena);
}
