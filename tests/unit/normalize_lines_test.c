/* nl-normalize: what lines are, and what they say. */
#include "normalize/date.h"
#include "normalize/head.h"
#include "normalize/label.h"
#include "normalize/pars.h"
#include "unit.h"

struct fixture {
	struct labeller labeller;
	struct arena arena;
};

static int
setup(void **state)
{
	static struct fixture fixture;

	labeller_init(&fixture.labeller);
	arena_init(&fixture.arena);
	*state = &fixture;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *fixture = *state;

	arena_release(&fixture->arena);
	labeller_release(&fixture->labeller);
	return 0;
}

static struct line
read_line(struct fixture *fixture, const char *text)
{
	return line_read(
	    &fixture->labeller, str_of(text), &fixture->arena);
}

static void
assert_labels(struct fixture *fixture, const char *const *lines, size_t n,
    enum label want)
{
	for (size_t i = 0; i < n; i++) {
		struct line line = read_line(fixture, lines[i]);

		if (line.label != want)
			fail_msg("%s: taken for %s", lines[i],
			    label_name(line.label));
	}
}

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void
lines_around_the_article_are_boilerplate(void **state)
{
	static const char *const lines[] = { "Read more: Mill was sold",
		"READ MORE >>", "Watch More from KALD", "Related Stories",
		"Sign up for our newsletter.", "Subscribe to our newsletter",
		"Follow us on Facebook", "Share this story", "Advertisement",
		"Story continues below advertisement", "View Comments",
		"This is a developing story. Check back for updates.",
		"Download our app", "Click here to read the ruling.",
		"Most Read", "Close", "Skip to main content", "Up next",
		"Have a tip? Email news@example.com",
		"Bo Reed contributed to this report.",
		"Contact Ann Lee at alee@example.com." };

	assert_labels(*state, lines, COUNT(lines), LABEL_BOILERPLATE);
}

static void
body_sentences_are_never_labelled_away(void **state)
{
	static const char *const lines[] = {
		"Read more books, she told the class.",
		"Watch your step, the guard said.",
		"Follow the money, he said.",
		"Share it with your friends, he told them.",
		"More than 100 people died in the fire.",
		"More news is expected Monday.", "Most people stayed home.",
		"Support for the bill grew on Monday.",
		"Sign up for the race ends Friday, officials said.",
		"Download speeds fell last year.",
		"This story is about a man who lost everything.",
		"Copyright law protects the song, the judge said.",
		"Photos of the crash spread online.",
		"Video of the fire was shown in court.",
		"Credit markets froze.", "By Friday, the fire was out.",
		"By all accounts, Ann Lee was a fine mayor.",
		"By land and by sea they came to Alder.",
		"Update the law, they said.", "Related charges were filed.",
		"Close the door, she told them.", "Have you seen this man?",
		"“Subscribe to nothing,” he told the class.",
		"Get out, she said.", "On May 14, 2023, he left town.",
		"For more than a decade, he ran the shop.",
		"Contact with the ship was lost on Monday.",
		"Image is everything, she said.", "Images were lost.",
		"File your taxes by Monday, she said.",
		"Courtesy costs nothing, he said.",
		"Don’t miss the point, he said." };

	assert_labels(*state, lines, COUNT(lines), LABEL_BODY);
}

static void
bylines_name_their_authors(void **state)
{
	static const struct {
		const char *text, *authors, *role, *outlet;
	} cases[] = {
		{ "By Ann Lee", "Ann Lee", "", "" },
		{ "by: Ann Lee", "Ann Lee", "", "" },
		{ "By ANN LEE and BO REED", "ANN LEE|BO REED", "", "" },
		{ "By Ann Lee, Bo Reed and María Peña",
		    "Ann Lee|Bo Reed|María Peña", "", "" },
		{ "By Ann Lee, Staff Writer", "Ann Lee", "Staff Writer", "" },
		{ "Ann Lee and Bo Reed, Staff Reporters", "Ann Lee|Bo Reed",
		    "Staff Reporters", "" },
		{ "Ann Lee | The Alder Mail", "Ann Lee", "",
		    "The Alder Mail" },
		{ "By ANN LEE Associated Press", "ANN LEE", "",
		    "Associated Press" },
		{ "By J.D. de la Cruz Jr.", "J.D. de la Cruz Jr.", "", "" },
		{ "By Ann Lee for The Alder Mail", "Ann Lee", "",
		    "The Alder Mail" },
		{ "By Ann Lee in London", "Ann Lee", "", "" },
		{ "By The Associated Press", "", "", "The Associated Press" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct line line = read_line(*state, cases[i].text);

		if (line.label != LABEL_BYLINE ||
		    !str_is(line.authors, cases[i].authors) ||
		    !str_is(line.role, cases[i].role) ||
		    !str_is(line.outlet, cases[i].outlet))
			fail_msg("%s: %s, authors %.*s, role %.*s, outlet %.*s",
			    cases[i].text, label_name(line.label),
			    (int)line.authors.len, line.authors.at,
			    (int)line.role.len, line.role.at,
			    (int)line.outlet.len, line.outlet.at);
	}
}

static void
datelines_give_place_date_and_source(void **state)
{
	static const struct {
		const char *text, *place, *date, *source;
		size_t end; /* 0: there is none */
	} cases[] = {
		{ "ALDER, Ore. (AP) - He left.", "ALDER, Ore.", "", "AP", 18 },
		{ "LONDON, Jan 5 (Reuters) - Oil.", "LONDON", "Jan 5",
		    "Reuters", 25 },
		{ "PARIS, Nov. 13, 2015 (AFP) - He", "PARIS", "Nov. 13, 2015",
		    "AFP", 28 },
		{ "NEW YORK/ROME -- Shares fell.", "NEW YORK/ROME", "", "",
		    16 },
		{ "San Jose, CA - The council met.", "San Jose, CA", "", "",
		    14 },
		{ "(CNN)The pope spoke.", "", "", "CNN", 5 },
		{ "Springfield - The mayor quit.", "", "", "", 0 },
		{ "NATO - The alliance met.", "", "", "", 0 },
		{ "BREAKING - The mayor quit.", "", "", "", 0 },
		{ "ALDER - the town - is small.", "", "", "", 0 },
		{ "A well-known man - He left.", "", "", "", 0 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct line line = read_line(*state, cases[i].text);

		assert_int_equal(line.has_dateline, cases[i].end > 0);
		if (!line.has_dateline)
			continue;
		assert_int_equal(line.dateline.end, cases[i].end);
		assert_true(str_is(line.place, cases[i].place));
		assert_true(str_is(line.date, cases[i].date));
		assert_true(str_is(line.source, cases[i].source));
	}
}

static void
dates_of_many_forms_become_iso(void **state)
{
	static const char *const cases[][2] = {
		{ "2023-05-14T10:00:00Z", "2023-05-14" },
		{ "May 14, 2023", "2023-05-14" },
		{ "Updated: Jan. 9, 2024 at 6:05 AM", "2024-01-09" },
		{ "14 May 2023", "2023-05-14" },
		{ "14th of May, 2023", "2023-05-14" },
		{ "5/14/2023", "2023-05-14" },
		{ "14/5/2023", "2023-05-14" },
		{ "20230514", "2023-05-14" },
		{ "Sept. 3, 2022", "2022-09-03" },
		{ "Fri, 31 Jan 2020 06:00", "2020-01-31" },
		{ "4/5/2023", "" },
		{ "Feb. 29, 2023", "" },
		{ "2023-13-01", "" },
		{ "May 2023", "" },
		{ "the 51-49 vote", "" },
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct span at;

		assert_true(str_is(date_find(str_of(cases[i][0]), &at,
		    &fixture->arena), cases[i][1]));
	}
}

static void
headers_are_only_about_time(void **state)
{
	static const char *const headers[] = { "Published May 14, 2023",
		"Jun 3, 2022, 11:15 a.m.", "Updated 3 hours ago",
		"Tuesday, May 9, 2023", "May 14, 2023 | 5 min read" };
	static const char *const others[] = { "9:05 p.m.", "51-49", "1998",
		"The date 2023-05-14 appears twice.", "Last month", "Today",
		"May 14, 2023, was a Sunday." };

	assert_labels(*state, headers, COUNT(headers), LABEL_HEADER);
	assert_labels(*state, others, COUNT(others), LABEL_BODY);
}

static void
pictures_have_credits_and_captions(void **state)
{
	static const char *const credits[] = { "(AP Photo/Bo Reed)",
		"Photo: Reuters", "Getty Images", "Bo Reed/The Alder Mail",
		"(Photo by Bo Reed/Getty Images)", "Courtesy of KALD" };
	static const char *const captions[] = {
		"FILE – Ann Lee speaks. (AP Photo/Bo Reed, File)",
		"Ann Lee speaks on Monday. (AP Photo/Bo Reed)" };

	assert_labels(*state, credits, COUNT(credits), LABEL_CREDIT);
	assert_labels(*state, captions, COUNT(captions), LABEL_CAPTION);
}

static void
a_head_needs_more_than_one_odd_key(void **state)
{
	(void)state;
	assert_true(head_begins(
	    STR("Title: Mill closes"), STR("The mill.")));
	assert_true(head_begins(
	    STR("Source: AP"), STR("Date: 2031-04-02")));
	assert_false(head_begins(
	    STR("Source: mayor to quit"), STR("She left.")));
	assert_false(head_begins(STR("The mill closed."), STR("")));
	assert_false(head_begins(STR(""), STR("")));
}

static void
headline_stands_above_the_body(void **state)
{
	struct fixture *fixture = *state;
	struct str text = STR("Mill closes in Alder\n"
	    "The mill in Alder closed on Monday, its owner said.\n"
	    "Nobody saw her go.");
	struct meta meta = { .datesrc = "none" };
	struct mapped mapped = mapped_same(text, &fixture->arena);
	struct layout_lines lines = layout(&mapped, true, &fixture->arena);
	struct pars pars = pars_read(
	    &fixture->labeller, text, &lines, &meta, &fixture->arena);

	assert_int_equal(pars.n, 3);
	assert_int_equal(pars.at[0].label, LABEL_HEADLINE);
	assert_int_equal(pars.at[1].label, LABEL_BODY);
	assert_int_equal(pars.at[2].label, LABEL_BODY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_around_the_article_are_boilerplate),
		cmocka_unit_test(body_sentences_are_never_labelled_away),
		cmocka_unit_test(bylines_name_their_authors),
		cmocka_unit_test(datelines_give_place_date_and_source),
		cmocka_unit_test(dates_of_many_forms_become_iso),
		cmocka_unit_test(headers_are_only_about_time),
		cmocka_unit_test(pictures_have_credits_and_captions),
		cmocka_unit_test(a_head_needs_more_than_one_odd_key),
		cmocka_unit_test(headline_stands_above_the_body),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
