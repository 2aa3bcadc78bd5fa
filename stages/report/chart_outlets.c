/* Who speaks where: a table of speakers and outlets. */
#include <stdlib.h>

#include "diag.h"
#include "markup.h"
#include "report.h"

enum {
	HEAT_ROWS = 15,
	HEAT_COLUMNS = 10,
};

static int
compare_outlets(const void *a, const void *b)
{
	const struct report_entry *x = *(const struct report_entry *const *)a;
	const struct report_entry *y = *(const struct report_entry *const *)b;
	uint64_t m = x->direct + x->indirect, n = y->direct + y->indirect;

	if (m != n)
		return m > n ? -1 : 1;
	return str_cmp(x->key, y->key);
}

/* counts[speaker][column of the outlet] for the first speakers. */
struct heat {
	const struct report_entry *outlets[HEAT_COLUMNS]; /* [columns] */
	size_t rows, columns;
	uint64_t counts[HEAT_ROWS][HEAT_COLUMNS];
	uint64_t most;
};

static void
choose_outlets(struct heat *heat, const struct report *report)
{
	size_t n = report->outlets.n;
	const struct report_entry **all = xcalloc(n, sizeof(struct report_entry *));

	for (size_t i = 0; i < n; i++)
		all[i] = &report->outlets.at[i];
	qsort(all, n, sizeof(*all), compare_outlets);
	heat->columns = n < HEAT_COLUMNS ? n : HEAT_COLUMNS;
	memcpy(heat->outlets, all, heat->columns * sizeof(*all));
	free(all);
}

static void
fill_heat(struct heat *heat, const struct report *report)
{
	for (size_t i = 0; i < report->cells.n; i++) {
		const struct report_entry *cell = &report->cells.at[i];
		size_t row = people_person(report->people, cell->handle);

		for (size_t k = 0; k < heat->columns; k++) {
			uint64_t *count;

			if (row >= heat->rows || heat->outlets[k] !=
			    &report->outlets.at[cell->outlet])
				continue;
			count = &heat->counts[row][k];
			*count += cell->direct;
			if (*count > heat->most)
				heat->most = *count;
		}
	}
}

static void
draw_heat_row(struct buf *out, const struct heat *heat, size_t row,
    const struct person *person)
{
	buf_printf(out, "<tr><th scope=\"row\"><span class=\"badge c%u\">%zu"
	    "</span> ", story_color(row + 1), row + 1);
	markup_text(out, person->name);
	buf_text(out, "</th>");
	for (size_t k = 0; k < heat->columns; k++) {
		uint64_t n = heat->counts[row][k];

		if (n == 0)
			buf_text(out, "<td class=\"n\">·</td>");
		else
			buf_printf(out, "<td class=\"n h%llu\">%llu</td>",
			    (unsigned long long)(1 + n * 4 / heat->most),
			    (unsigned long long)n);
	}
	buf_text(out, "</tr>\n");
}

void
chart_outlets(struct buf *out, const struct report *report,
    const struct person persons[], size_t n)
{
	struct heat heat = { .rows = n < HEAT_ROWS ? n : HEAT_ROWS };

	choose_outlets(&heat, report);
	fill_heat(&heat, report);
	if (heat.rows == 0)
		return;
	buf_text(out,
	    "<section><h2 id=\"outlets\">Who speaks where</h2>\n");
	if (heat.columns == 1 && heat.outlets[0]->key.len == 0) {
		buf_text(out, "<p>No article with a speaker names its outlet."
		    "</p></section>\n");
		return;
	}
	buf_text(out, "<div class=\"wide\"><table><thead><tr><td></td>");
	for (size_t k = 0; k < heat.columns; k++) {
		buf_text(out, "<th scope=\"col\" class=\"n\">");
		markup_text(out, heat.outlets[k]->key.len > 0
		        ? heat.outlets[k]->key : STR("outlet not known"));
		buf_text(out, "</th>");
	}
	buf_text(out, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < heat.rows; i++)
		draw_heat_row(out, &heat, i, &persons[i]);
	buf_text(out, "</tbody></table></div></section>\n");
}
