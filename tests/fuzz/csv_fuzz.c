/* Any bytes as a stream, in every form of table, in people and in a report. */
#include <stdio.h>
#include <stdlib.h>

#include "csv/rows.h"
#include "report/report.h"
#include "stream.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static rows_write *const writes[TABLES] = {
	[TABLE_ARTICLES] = rows_articles,
	[TABLE_SENTENCES] = rows_sentences,
	[TABLE_ENTITIES] = rows_entities,
	[TABLE_QUOTES] = rows_quotes,
	[TABLE_ERRORS] = rows_errors,
};

static void
write_tables(const struct article *article, struct cell_style style)
{
	struct reading reading = reading_of(article, true);

	for (size_t i = 0; i < TABLES; i++) {
		struct outfile file = { .fd = -1 };
		struct sheet sheet;

		if (writes[i] == NULL)
			continue;
		sheet_init(&sheet, &csv_tables[i], style, &file);
		sheet_header(&sheet);
		writes[i](&reading, &sheet);
		sheet_release(&sheet);
		outfile_release(&file);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct report_options options = { .title = "x",
		.stories = 100 };
	struct stream_reader reader;
	struct article article;
	struct report report;
	struct buf page;
	FILE *in = size == 0 ? NULL : fmemopen((void *)(uintptr_t)data, size,
	    "rb");

	if (in == NULL)
		return 0;
	buf_init(&page);
	report_init(&report, &options);
	stream_open(&reader, in);
	while (stream_next(&reader, &article) == STREAM_ARTICLE) {
		write_tables(&article, (struct cell_style){ .delimiter = ',',
		    .excel = true });
		write_tables(&article, (struct cell_style){
		    .format = CELL_JSONL, .one_line = true });
		report_add(&report, &article);
	}
	report_page(&report, &page);
	stream_close(&reader);
	report_release(&report);
	buf_release(&page);
	fclose(in);
	return 0;
}
