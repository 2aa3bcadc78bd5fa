/* Who is quoted most. */
#include "markup.h"
#include "report.h"
#include "strmap.h"

enum { PEOPLE_ROWS = 25 };

static void
draw_bar(struct buf *out, const struct person *person, uint64_t most)
{
	uint64_t indirect = person->n_quotes - person->n_direct;
	unsigned direct_width = (unsigned)(person->n_direct * 200 / most);
	unsigned indirect_width = (unsigned)(indirect * 200 / most);

	buf_printf(out,
	    "<td class=\"bar\"><svg viewBox=\"0 0 200 12\" width=\"200\" height=\"12\" "
	    "preserveAspectRatio=\"none\" role=\"img\" aria-label=\""
	    "%llu direct, %llu indirect\"><rect class=\"sd\" width=\"%u\" "
	    "height=\"12\"/><rect class=\"si\" x=\"%u\" width=\"%u\" "
	    "height=\"12\"/></svg></td>",
	    (unsigned long long)person->n_direct,
	    (unsigned long long)indirect, direct_width, direct_width,
	    indirect_width);
}

static void
draw_count(struct buf *out, uint64_t n)
{
	buf_text(out, "<td class=\"n\">");
	markup_number(out, n);
	buf_text(out, "</td>");
}

/* The first of values joined by '|'. */
static struct str
first_of(struct str list)
{
	return str_slice(list, 0, str_find(list, '|', 0));
}

/* All persons, and their places by id. */
struct people_table {
	const struct person *at; /* [n] */
	size_t n;
	struct strmap ids;
};

/* Each of ids, joined by '|', by name: it leads to the quotes, too. */
static void
draw_others(
    struct buf *out, const struct people_table *table, struct str ids)
{
	const char *before = "";
	struct str id;

	while (ids.len > 0 && str_field(&ids, '|', &id)) {
		const size_t *i = strmap_find(&table->ids, id);

		if (i == NULL)
			continue;
		buf_printf(out, "%s<button class=\"link\" data-ask=\"%zu\">",
		    before, *i + 1);
		markup_text(out, table->at[*i].name);
		buf_text(out, "</button>");
		before = ", ";
	}
}

static void
draw_person(struct buf *out, const struct people_table *table, size_t number)
{
	const struct person *person = &table->at[number - 1];

	buf_printf(out, "<tr id=\"p%zu\"><td><span class=\"badge c%u\">%zu"
	    "</span></td><td><button class=\"link\" data-ask=\"%zu\">",
	    number, story_color(number), number, number);
	markup_text(out, person->name);
	buf_text(out, "</button>");
	if (person->same_as.len > 0) {
		buf_text(out, " <span class=\"faint\">perhaps the same as ");
		draw_others(out, table, person->same_as);
		buf_text(out, "</span>");
	}
	buf_text(out, "</td><td>");
	markup_text(out, first_of(person->roles));
	buf_text(out, "</td>");
	draw_count(out, person->n_direct);
	draw_count(out, person->n_quotes - person->n_direct);
	draw_count(out, person->n_articles);
	draw_bar(out, person, table->at[0].n_quotes);
	buf_text(out, "</tr>\n");
}

void
chart_people(struct buf *out, const struct person persons[], size_t n)
{
	struct people_table table = { .at = persons, .n = n };

	buf_text(out, "<section><h2 id=\"people\">Most quoted</h2>\n");
	if (n == 0) {
		buf_text(out, "<p>No speaker has a name.</p></section>\n");
		return;
	}
	for (size_t i = 0; i < n; i++)
		strmap_set(&table.ids, persons[i].id, i);
	buf_text(out, "<p class=\"faint\">Quotes: <span class=\"key sd\">"
	    "</span>direct and mixed<span class=\"key si\"></span>indirect. "
	    "A name leads to its quotes.</p>\n<div class=\"wide\"><table>"
	    "<thead><tr><th scope=\"col\">No.</th><th scope=\"col\">Speaker"
	    "</th><th scope=\"col\">Role</th><th scope=\"col\" class=\"n\">"
	    "Direct</th><th scope=\"col\" class=\"n\">Indirect</th><th "
	    "scope=\"col\" class=\"n\">Articles</th><th scope=\"col\" class="
	    "\"bar\">Quotes"
	    "</th></tr></thead><tbody>\n");
	for (size_t i = 0; i < n && i < PEOPLE_ROWS; i++)
		draw_person(out, &table, i + 1);
	buf_text(out, "</tbody></table></div>\n");
	if (n > PEOPLE_ROWS)
		buf_printf(out, "<details><summary>%zu more speakers</summary>"
		    "<div class=\"wide\"><table><tbody>\n", n - PEOPLE_ROWS);
	for (size_t i = PEOPLE_ROWS; i < n && i < 40 * PEOPLE_ROWS; i++)
		draw_person(out, &table, i + 1);
	if (n > PEOPLE_ROWS)
		buf_text(out, "</tbody></table></div></details>");
	buf_text(out, "</section>\n");
	strmap_release(&table.ids);
}
