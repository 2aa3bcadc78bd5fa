#include "found.h"

#include "diag.h"

void
table_head(FILE *out)
{
	fprintf(out, "doc\tcontent_start\tcontent_end\tkind\tspeaker_start\t"
	    "speaker_end\tcue_start\tcue_end\tconfidence\n");
}

static void
put_ends(FILE *out, const struct doc *doc, struct span span, bool tab)
{
	struct span source = srcmap_source(&doc->map, span);

	if (span_len(span) > 0)
		fprintf(out, "\t%u\t%u", source.begin, source.end);
	else if (tab)
		fprintf(out, "\t\t");
}

static void
put_content(FILE *out, const struct doc *doc, const struct spans *content)
{
	for (int side = 0; side < 2; side++)
		for (size_t k = 0; k < content->n; k++) {
			struct span s =
			    srcmap_source(&doc->map, content->at[k]);

			fprintf(out, "%c%u", k == 0 ? '\t' : ';',
			    side == 0 ? s.begin : s.end);
		}
}

void
table_rows(
    FILE *out, const struct doc *doc, const struct attributions *found)
{
	static const char *const types[] = { "direct", "mixed", "indirect" };

	for (size_t i = 0; i < found->n; i++) {
		const struct attribution *a = &found->at[i];

		fprintf(out, "%.*s", (int)doc->name.len, doc->name.at);
		put_content(out, doc, &a->content);
		fprintf(out, "\t%s", types[a->type]);
		put_ends(out, doc, a->speaker, true);
		put_ends(out, doc, a->cue, true);
		fprintf(out, "\t%.3f\n", (double)a->confidence);
	}
}

void
table_write(const struct docs *docs, const struct story *stories,
    struct settings *settings, const char *path)
{
	FILE *out = fopen(path, "w");
	struct extractor x = { .confidence = settings->knots };
	struct arena arena;

	if (out == NULL)
		die("cannot write %s", path);
	arena_init(&arena);
	x.classes = cueclasses_new();
	table_head(out);
	for (size_t d = 0; d < docs->n; d++) {
		const struct doc *doc = &docs->at[d];
		struct chosens c = select_best(&doc->scene,
		    &stories[d].candidates, &settings->thresholds,
		    &arena);
		struct attributions found = extractor_spell(
		    &x, &doc->scene, &stories[d].candidates, &c, &arena);

		table_rows(out, doc, &found);
		arena_reset(&arena);
	}
	cueclasses_free(x.classes);
	arena_release(&arena);
	fclose(out);
}
