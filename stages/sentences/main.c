/* nl-sentences: find the sentences in the paragraphs of a stream. */
#include "sentences.h"

#include "diag.h"
#include "model.h"
#include "stage.h"

extern const unsigned char model_sentences[], model_sentences_end[];

/* Is there text to read in a paragraph of this kind? */
static bool
is_read(struct str label)
{
	static const char *const read[] = { "body", "list", "headline", "dek",
		"caption", "transcript" };

	for (size_t i = 0; i < sizeof(read) / sizeof(read[0]); i++)
		if (str_is(label, read[i]))
			return true;
	return false;
}

static int
find(const struct article *article, struct block *out, void *data)
{
	for (size_t i = 0; i < article->n; i++) {
		const struct record *record = &article->records[i];
		struct sentences found;

		if (!record_is(record, "par") || !is_read(record->label))
			continue;
		found = sentences_find(
		    article->text, record->at, data, article->arena);
		for (size_t k = 0; k < found.n; k++) {
			block_span(out, "sent", 's', found.at[k].at, NULL);
			if (found.at[k].quoted)
				block_attr(out, "quote", STR("1"));
		}
	}
	return STATUS_OK;
}

int
main(int argc, char *argv[])
{
	struct model model;
	struct weights weights;
	struct stage stage = {
		.name = "sentences",
		.needs = "normalize",
		.synopsis = "[file ...]",
		.description =
		    "Find the sentences in the paragraphs of a stream.\n\n"
		    "  nl-normalize articles/ | nl-sentences > out.nl\n\n",
		.work = find,
		.data = &weights,
	};

	model_init(&model, model_sentences, model_sentences_end);
	weights_init(&weights, &model);
	stage.model = model.id;
	while (stage_getopt(&stage, argc, argv) != -1)
		;
	return stage_run(&stage, argc - optind, argv + optind);
}
