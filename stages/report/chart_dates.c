/* When: quotes over time. */
#include <stdlib.h>

#include "diag.h"
#include "markup.h"
#include "report.h"

enum { BARS_MAX = 120 };

/* Days since 1970-01-01 (proleptic Gregorian), after Howard Hinnant. */
static int64_t
days_of(int64_t y, int64_t m, int64_t d)
{
	int64_t era, year_of_era, day_of_year;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	year_of_era = y - era * 400;
	day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + year_of_era * 365 + year_of_era / 4 -
	    year_of_era / 100 + day_of_year - 719468;
}

static bool
parse_date(struct str text, int date[3])
{
	static const size_t begin[] = { 0, 5, 8 }, end[] = { 4, 7, 10 };

	if (text.len < 10 || text.at[4] != '-' || text.at[7] != '-')
		return false;
	for (size_t i = 0; i < 3; i++) {
		date[i] = 0;
		for (size_t k = begin[i]; k < end[i]; k++) {
			if (!ascii_is_digit((unsigned char)text.at[k]))
				return false;
			date[i] = date[i] * 10 + (text.at[k] - '0');
		}
	}
	return date[0] > 0 && date[1] >= 1 && date[1] <= 12 && date[2] >= 1 &&
	    date[2] <= 31;
}

enum unit {
	UNIT_DAY,
	UNIT_WEEK,
	UNIT_MONTH,
	UNIT_YEAR,
	UNIT_DECADE,
	UNIT_CENTURY,
	UNITS,
};

static const char *const unit_names[UNITS] = { "day", "week", "month", "year",
	"decade", "century" };

/* Which of the units of time since some beginning the date lies in. */
static int64_t
unit_of(enum unit unit, const int date[3])
{
	switch (unit) {
	case UNIT_DAY:
		return days_of(date[0], date[1], date[2]);
	case UNIT_WEEK: /* from Monday; 1970-01-01 was a Thursday */
		return (days_of(date[0], date[1], date[2]) + 3 + 700000 * 7) /
		    7;
	case UNIT_MONTH:
		return date[0] * 12 + date[1] - 1;
	case UNIT_YEAR:
		return date[0];
	case UNIT_DECADE:
		return date[0] / 10;
	default:
		return date[0] / 100;
	}
}

struct bar {
	uint64_t direct, indirect;
	struct str first, last; /* days in it that have articles */
};

struct timeline {
	enum unit unit;
	int64_t first; /* unit of the first bar */
	struct bar *bars; /* [n] */
	size_t n;
	uint64_t most;
};

static int
compare_entries(const void *a, const void *b)
{
	return str_cmp(((const struct report_entry *)a)->key,
	    ((const struct report_entry *)b)->key);
}

/* The dates that are dates, in order; in the arena of the caller's report. */
static struct report_entry *
sorted_dates(const struct report *report, size_t *n)
{
	struct report_entry *all =
	    xcalloc(report->dates.n, sizeof(*all));
	int date[3];

	*n = 0;
	for (size_t i = 0; i < report->dates.n; i++)
		if (parse_date(report->dates.at[i].key, date))
			all[(*n)++] = report->dates.at[i];
	qsort(all, *n, sizeof(*all), compare_entries);
	return all;
}

/* The smallest unit in which the dates take at most BARS_MAX bars. */
static struct timeline
timeline_of(const struct report_entry *dates, size_t n)
{
	struct timeline line = { .n = 0 };
	int first[3], last[3];

	parse_date(dates[0].key, first);
	parse_date(dates[n - 1].key, last);
	for (line.unit = UNIT_DAY; line.unit < UNIT_CENTURY; line.unit++)
		if (unit_of(line.unit, last) - unit_of(line.unit, first) <
		    BARS_MAX)
			break;
	line.first = unit_of(line.unit, first);
	line.n = (size_t)(unit_of(line.unit, last) - line.first) + 1;
	line.bars = xcalloc(line.n, sizeof(*line.bars));
	for (size_t i = 0; i < n; i++) {
		struct bar *bar;

		parse_date(dates[i].key, first);
		bar = &line.bars[unit_of(line.unit, first) - line.first];
		bar->direct += dates[i].direct;
		bar->indirect += dates[i].indirect;
		bar->last = str_slice(dates[i].key, 0, 10);
		if (bar->first.at == NULL)
			bar->first = bar->last;
		if (bar->direct + bar->indirect > line.most)
			line.most = bar->direct + bar->indirect;
	}
	return line;
}

static void
draw_rect(struct buf *out, const char *class, double x, double y, double width,
    double height)
{
	if (height > 0)
		buf_printf(out, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" "
		    "width=\"%.1f\" height=\"%.1f\"/>", class, x, y, width,
		    height);
}

static void
draw_time_bar(struct buf *out, const struct timeline *line, size_t i)
{
	const struct bar *bar = &line->bars[i];
	double step = 900.0 / (double)(line->n < 20 ? 20 : line->n);
	double scale = 120.0 / (double)(line->most == 0 ? 1 : line->most);
	double direct = (double)bar->direct * scale;
	double indirect = (double)bar->indirect * scale;
	double x = 40 + step * (double)i;

	if (bar->first.at == NULL)
		return;
	buf_text(out, "<g><title>");
	markup_text(out, bar->first);
	if (!str_eq(bar->first, bar->last)) {
		buf_text(out, " to ");
		markup_text(out, bar->last);
	}
	buf_printf(out, ": %llu direct, %llu indirect</title>",
	    (unsigned long long)bar->direct,
	    (unsigned long long)bar->indirect);
	draw_rect(out, "sd", x, 130 - direct, step * 0.85, direct);
	draw_rect(out, "si", x, 130 - direct - indirect, step * 0.85,
	    indirect);
	buf_text(out, "</g>\n");
}

/* Where there are bars, a date below them, unless it would touch the last. */
static void
draw_axis(struct buf *out, const struct timeline *line)
{
	double step = 900.0 / (double)(line->n < 20 ? 20 : line->n);
	double next = 0;
	size_t len = line->unit <= UNIT_WEEK ? 10
	    : line->unit == UNIT_MONTH ? 7 : 4;

	buf_printf(out, "<text x=\"0\" y=\"14\">%llu</text><text x=\"0\" "
	    "y=\"130\">0</text><path class=\"axis\" d=\"M40 130.5H940\"/>\n",
	    (unsigned long long)line->most);
	for (size_t i = 0; i < line->n; i++) {
		double x = 40 + step * (double)i;

		if (line->bars[i].first.at == NULL || x < next || x > 890)
			continue;
		next = x + 90;
		buf_printf(out, "<text x=\"%.1f\" y=\"146\">", x);
		markup_text(out, str_slice(line->bars[i].first, 0, len));
		buf_text(out, "</text>");
	}
}

static void
draw_timeline(struct buf *out, const struct report *report,
    const struct timeline *line)
{
	buf_printf(out, "<p class=\"faint\">Quotes a %s: <span class=\"key "
	    "sd\"></span>direct and mixed<span class=\"key si\"></span>"
	    "indirect. Articles without a date: %llu.</p>\n"
	    "<div class=\"wide\"><svg class=\"dates\" viewBox=\"0 0 960 152\" "
	    "width=\"960\" role=\"img\" "
	    "aria-label=\"Quotes a %s\">\n", unit_names[line->unit],
	    (unsigned long long)report->n_undated, unit_names[line->unit]);
	for (size_t i = 0; i < line->n; i++)
		draw_time_bar(out, line, i);
	draw_axis(out, line);
	buf_text(out, "</svg></div>");
}

void
chart_dates(struct buf *out, const struct report *report)
{
	size_t n;
	struct report_entry *dates = sorted_dates(report, &n);

	buf_text(out, "<section><h2 id=\"time\">Over time</h2>\n");
	if (n == 0) {
		buf_text(out, "<p>No article has a date.</p>");
	} else {
		struct timeline line = timeline_of(dates, n);

		draw_timeline(out, report, &line);
		free(line.bars);
	}
	buf_text(out, "</section>\n");
	free(dates);
}
