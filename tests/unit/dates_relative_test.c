/* Dates that are counted from the article's. */
#include "values_cases.h"

static void
days_without_year_are_the_nearest(void **state)
{
	static const struct one cases[] = {
		{ "He left on March 5.", "March 5=date 2022-03-05" },
		{ "He will leave on March 25.", "March 25=date 2022-03-25" },
		{ "He left on Dec. 30.", "Dec. 30=date 2021-12-30" },
		{ "Filing ends June 1.", "June 1=date 2022-06-01" },
		{ "on the 4th of July", "4th of July=date 2022-07-04" },
		{ "the Fourth of July parade", "Fourth of July=date 2022-07-04" },
		{ "3 May to 30 September",
		    "3 May to 30 September=date 2022-05-03/2022-09-30" },
		{ "3 May to 30 September 2019",
		    "3 May to 30 September 2019=date 2019-05-03/2019-09-30" },
		{ "from 11-15 April", "11-15 April=date 2022-04-11/2022-04-15" },
		{ "Friday, March 18, in court",
		    "Friday, March 18=date 2022-03-18" },
		{ "the first Monday in June",
		    "first Monday in June=date 2022-06-06" },
		{ "the last Thursday of November 2021",
		    "last Thursday of November 2021=date 2021-11-25" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
weekdays_follow_the_tense(void **state)
{
	static const struct one cases[] = {
		{ "She said Monday that", "Monday=date 2022-03-14" },
		{ "She will speak Monday.", "Monday=date 2022-03-21" },
		{ "It is scheduled for Friday.", "Friday=date 2022-03-18" },
		{ "It was scheduled for Friday.", "Friday=date 2022-03-11" },
		{ "He failed to come to the talks scheduled for Friday.",
		    "Friday=date 2022-03-11" },
		{ "She spoke Wednesday.", "Wednesday=date 2022-03-16" },
		{ "She will speak Wednesday.", "Wednesday=date 2022-03-16" },
		{ "The vote will be held Tuesday.", "Tuesday=date 2022-03-22" },
		{ "He asked them to vote Tuesday.", "Tuesday=date 2022-03-22" },
		{ "Cruz on Thursday announced it will end.",
		    "Thursday=date 2022-03-10" },
		{ "He canceled a rally slated for Friday.",
		    "Friday=date 2022-03-18" },
		{ "He changed his plans for a Monday speech.",
		    "Monday=date 2022-03-14" },
		{ "That Friday he left, and on that Monday too.",
		    "Friday=date; Monday=date" },
		{ "He noted that Friday is free.", "Friday=date 2022-03-11" },
		{ "We are prepared so that they can open on Monday.",
		    "Monday=date 2022-03-21" },
		{ "It could be higher on Saturday.", "Saturday=date 2022-03-19" },
		{ "The town will have a say on Saturday.",
		    "Saturday=date 2022-03-19" },
		{ "He would have come on Saturday.", "Saturday=date 2022-03-12" },
		{ "He could not be reached Saturday.",
		    "Saturday=date 2022-03-12" },
		{ "Before it was to report sales on Friday, it fell.",
		    "Friday=date 2022-03-18" },
		{ "The town holds its fair on Saturday.",
		    "Saturday=date 2022-03-19" },
		{ "He sued the club on Friday, seeking to undo the sale.",
		    "Friday=date 2022-03-11" },
		{ "a letter sent to members on Thursday",
		    "Thursday=date 2022-03-10" },
		{ "a man taken to court on Thursday",
		    "Thursday=date 2022-03-10" },
		{ "One Sunday he left; it fell on a Friday.",
		    "Sunday=date; Friday=date" },
		{ "They met before Sunday’s vote.", "Sunday=date 2022-03-20" },
		{ "last Friday", "last Friday=date 2022-03-11" },
		{ "next Friday", "next Friday=date 2022-03-18" },
		{ "this Sunday", "this Sunday=date 2022-03-20" },
		{ "late Monday", "Monday=date 2022-03-14" },
		{ "polled Thursday through Monday",
		    "Thursday through Monday=date 2022-03-10/2022-03-14" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
relative_dates_count_from_the_article(void **state)
{
	static const struct one cases[] = {
		{ "He resigned today.", "today=date 2022-03-16" },
		{ "He resigned yesterday.", "yesterday=date 2022-03-15" },
		{ "It opens tomorrow.", "tomorrow=date 2022-03-17" },
		{ "last night", "last night=date 2022-03-15" },
		{ "this morning", "this morning=date 2022-03-16" },
		{ "this week", "this week=date 2022-W11" },
		{ "earlier this week", "earlier this week=date 2022-W11" },
		{ "last week", "last week=date 2022-W10" },
		{ "next week", "next week=date 2022-W12" },
		{ "over the weekend he met",
		    "weekend=date 2022-03-12/2022-03-13" },
		{ "this weekend they will meet",
		    "this weekend=date 2022-03-19/2022-03-20" },
		{ "last month", "last month=date 2022-02" },
		{ "late last month", "late last month=date 2022-02" },
		{ "next year", "next year=date 2023" },
		{ "last March", "last March=date 2021-03" },
		{ "next January", "next January=date 2023-01" },
		{ "three days ago", "three days ago=date 2022-03-13" },
		{ "two weeks ago", "two weeks ago=date 2022-W09" },
		{ "18 months ago", "18 months ago=date 2020-09" },
		{ "a year ago", "a year ago=date 2021" },
		{ "100 years ago", "100 years ago=date 1922" },
		{ "the past week", "past week=date 2022-03-09/2022-03-16" },
		{ "the past two years", "past two years=date 2020/2022" },
		{ "this past week", "this past week=date 2022-03-09/2022-03-16" },
		{ "a year from now", "a year from now=date 2023" },
		{ "two weeks from today", "two weeks from today=date 2022-W13" },
		{ "two and a half years ago",
		    "two and a half years ago=date 2019" },
		{ "earlier in the week", "earlier in the week=date 2022-W11" },
		{ "later in the year", "later in the year=date 2022" },
		{ "in the next two years", "next two years=date 2022/2024" },
		{ "They aligned with us over the next two years.",
		    "next two years=date 2022/2024" },
		{ "The next day he left.", "next day=date" },
		{ "He was sent there for the next two years.",
		    "next two years=date" },
		{ "over the last six months",
		    "last six months=date 2021-09/2022-03" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
without_a_date_relative_dates_stay_open(void **state)
{
	static const struct one cases[] = {
		{ "He said Monday", "Monday=date" },
		{ "yesterday", "yesterday=date" },
		{ "last week", "last week=date" },
		{ "on March 5", "March 5=date XXXX-03-05" },
		{ "in October", "October=date XXXX-10" },
		{ "on March 5, 2019", "March 5, 2019=date 2019-03-05" },
		{ "on Christmas Day", "Christmas Day=date" },
	};

	struct state *s = *state;

	s->context.today = day_none;
	CASES_CHECK(state, answer, cases);
	s->context = usual;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_without_year_are_the_nearest),
		cmocka_unit_test(weekdays_follow_the_tense),
		cmocka_unit_test(relative_dates_count_from_the_article),
		cmocka_unit_test(without_a_date_relative_dates_stay_open),
	};

	return cmocka_run_group_tests(tests, values_setup, values_teardown);
}
