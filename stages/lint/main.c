/* nl-lint: is this a valid stream?  See stream(5). */
#include <stdlib.h>

#include "diag.h"
#include "lint.h"
#include "stage.h"

struct counts {
	uint64_t articles, records, bytes;
	uint64_t faults;
};

static int
lint(const struct article *article, void *data)
{
	struct counts *counts = data;
	struct lint_fault fault = lint_article(article);

	counts->articles++;
	counts->records += article->n;
	counts->bytes += article->text.len;
	if (fault.text == NULL)
		return STATUS_OK;
	counts->faults++;
	warn("line %llu: %.*s: %s",
	    (unsigned long long)(article->line + fault.line),
	    (int)article->id.len, article->id.at, fault.text);
	return STATUS_TROUBLE;
}

int
main(int argc, char *argv[])
{
	struct stage stage = {
		.name = "lint",
		.synopsis = "[-q] [file ...]",
		.description =
		    "Check that a stream is valid and say how much is in it.\n"
		    "Each fault is one line on standard error; status 2.\n\n"
		    "  nl-normalize articles/ | nl-lint\n\n"
		    "  -q, --quiet           print nothing where all is well\n",
		.options = "q",
		.long_options = (const struct option[]){
			{ "quiet", no_argument, NULL, 'q' },
			{ 0 },
		},
	};
	struct counts counts = { 0 };
	bool quiet = false;
	int status;

	while (stage_getopt(&stage, argc, argv) != -1)
		quiet = true;
	status = stage_read(&stage, argc - optind, argv + optind, lint, &counts);
	if (!quiet)
		printf("%llu articles, %llu records, %llu bytes of text, "
		       "%llu faults\n",
		    (unsigned long long)counts.articles,
		    (unsigned long long)counts.records,
		    (unsigned long long)counts.bytes,
		    (unsigned long long)counts.faults);
	return diag_close_output(status);
}
