/* nl-report: a page to look at. */
#include <stdlib.h>

#include "diag.h"
#include "report.h"
#include "stage.h"

static int
each_article(const struct article *article, void *data)
{
	report_add(data, article);
	return STATUS_OK;
}

static void
set_option(
    const struct stage *stage, struct report_options *options, int c)
{
	if (c == 't')
		options->title = optarg;
	else if (c == 'n')
		options->stories =
		    stage_number(stage, "--articles", optarg, UINT32_MAX);
	else if (c == 'a')
		options->alias = optarg;
}

static void
write_page(struct report *report)
{
	struct buf page;

	buf_init(&page);
	report_page(report, &page);
	fwrite(page.at, 1, page.len, stdout);
	buf_release(&page);
}

int
main(int argc, char *argv[])
{
	struct stage stage = {
		.name = "report",
		.synopsis = "[options] [file ...]",
		.description =
		    "Write one self-contained HTML page from a stream: counts, "
		    "speakers, charts,\nand the articles with their quotes "
		    "marked.\n\n"
		    "  nl-report < articles.nl > report.html\n\n"
		    "  -t, --title=TEXT      heading of the page\n"
		    "  -n, --articles=N      show the text of the first N "
		    "articles (1000)\n"
		    "  -a, --alias=FILE      names to join, split and rename, "
		    "see nl-csv\n",
		.options = "t:n:a:",
		.long_options = (const struct option[]){
			{ "title", required_argument, NULL, 't' },
			{ "articles", required_argument, NULL, 'n' },
			{ "alias", required_argument, NULL, 'a' },
			{ 0 },
		},
	};
	struct report_options options = { .title = "Who said what",
		.stories = 1000 };
	struct report report;
	int c, status;

	while ((c = stage_getopt(&stage, argc, argv)) != -1)
		set_option(&stage, &options, c);
	report_init(&report, &options);
	status = stage_read(
	    &stage, argc - optind, argv + optind, each_article, &report);
	write_page(&report);
	report_release(&report);
	return diag_close_output(status);
}
