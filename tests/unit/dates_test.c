/* Dates, by themselves and counted from the article's. */
#include "values_cases.h"

static void
full_dates_become_iso_8601(void **state)
{
	static const struct one cases[] = {
		{ "on March 5, 2019, in Rome", "March 5, 2019=date 2019-03-05" },
		{ "on Mar. 5, 2019", "Mar. 5, 2019=date 2019-03-05" },
		{ "on March 5th, 2019", "March 5th, 2019=date 2019-03-05" },
		{ "on 5 March 2019", "5 March 2019=date 2019-03-05" },
		{ "the 5th of March, 2019", "5th of March, 2019=date 2019-03-05" },
		{ "on Tuesday, March 5, 2019, he",
		    "Tuesday, March 5, 2019=date 2019-03-05" },
		{ "Tues., Sept. 4, 2018", "Tues., Sept. 4, 2018=date 2018-09-04" },
		{ "Sunday 14 July 1991", "Sunday 14 July 1991=date 1991-07-14" },
		{ "born 1991-07-14 in", "1991-07-14=date 1991-07-14" },
		{ "filed 07/14/1991", "07/14/1991=date 1991-07-14" },
		{ "filed 14/07/1991", "14/07/1991=date 1991-07-14" },
		{ "filed 7/14/91", "7/14/91=date 1991-07-14" },
		{ "filed 5/5/2021", "5/5/2021=date 2021-05-05" },
		{ "am 14.07.1991 in", "14.07.1991=date 1991-07-14" },
		{ "MARCH 5, 2019", "MARCH 5, 2019=date 2019-03-05" },
		{ "Feb. 29, 2020", "Feb. 29, 2020=date 2020-02-29" },
		{ "in the year 1848, when", "1848=date 1848" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
a_date_that_can_be_read_two_ways_has_no_value(void **state)
{
	static const struct one cases[] = {
		{ "filed 05/06/2021", "05/06/2021=date" },
	};

	CASES_CHECK(state, answer, cases);
}

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
months_seasons_and_quarters(void **state)
{
	static const struct one cases[] = {
		{ "in March 2020", "March 2020=date 2020-03" },
		{ "in March of 2020", "March of 2020=date 2020-03" },
		{ "in Nov. 2015", "Nov. 2015=date 2015-11" },
		{ "It began in October.", "October=date 2021-10" },
		{ "It will end in October.", "October=date 2022-10" },
		{ "Since May it has been open.", "May=date 2021-05" },
		{ "He was paid until December.", "December=date 2021-12" },
		{ "The trial was set for May.", "May=date 2022-05" },
		{ "In June, he said so.", "June=date 2021-06" },
		{ "less than March", "March=date 2022-03" },
		{ "He will receive an unprecedented sum in May.",
		    "May=date 2022-05" },
		{ "reserved in December and January",
		    "December=date 2021-12; January=date 2022-01" },
		{ "February of last year", "February of last year=date 2021-02" },
		{ "in May this year", "May this year=date 2022-05" },
		{ "if she is elected president in November",
		    "November=date 2022-11" },
		{ "by mid-May", "mid-May=date 2022-05" },
		{ "in early January he", "early January=date 2022-01" },
		{ "from May to August he", "May to August=date 2022-05/2022-08" },
		{ "between November and January",
		    "November and January=date 2021-11/2022-01" },
		{ "June-August 2019", "June-August 2019=date 2019-06/2019-08" },
		{ "in the spring of 2016", "spring of 2016=date 2016-21" },
		{ "since summer 2019", "summer 2019=date 2019-22" },
		{ "this fall", "this fall=date 2022-23" },
		{ "the winter of 1946–47", "winter of 1946–47=date 1946-24" },
		{ "It closes in autumn.", "autumn=date" },
		{ "last summer", "last summer=date 2021-22" },
		{ "last winter", "last winter=date 2021-24" },
		{ "over the last quarter", "last quarter=date 2021-36" },
		{ "the last three months of 2015",
		    "last three months of 2015=date 2015-10/2015-12" },
		{ "last fiscal year", "last fiscal year=date" },
		{ "the third quarter of 2015",
		    "third quarter of 2015=date 2015-35" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
years_decades_and_centuries(void **state)
{
	static const struct one cases[] = {
		{ "In 2016, he won.", "2016=date 2016" },
		{ "his 2008 campaign", "2008=date 2008" },
		{ "many eyed 2024 campaigns", "2024=date 2024" },
		{ "the late '70s", "late '70s=date 197X" },
		{ "from 2008 to 2012", "2008 to 2012=date 2008/2012" },
		{ "between 2008 and 2012", "2008 and 2012=date 2008/2012" },
		{ "(1908-1979)", "1908-1979=date 1908/1979" },
		{ "the 2015-16 season", "2015-16=date 2015/2016" },
		{ "the 1990s", "1990s=date 199X" },
		{ "the late 1960s", "late 1960s=date 196X" },
		{ "the '90s", "'90s=date 199X" },
		{ "the ’80s", "’80s=date 198X" },
		{ "back in ’19", "’19=date 2019" },
		{ "in ’08 and ’12", "’08=date 2008; ’12=date 2012" },
		{ "since '68", "'68=date 1968" },
		{ "the 19th century", "19th century=date 18XX" },
		{ "a 21st-century city", "21st-century=date 20XX" },
		{ "the twentieth century", "twentieth century=date 19XX" },
		{ "in late 2021", "late 2021=date 2021" },
		{ "in fiscal 2016", "fiscal 2016=date 2016" },
		{ "fiscal year 2016", "fiscal year 2016=date 2016" },
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

static void
day_ranges(void **state)
{
	static const struct one cases[] = {
		{ "July 18-21 in", "July 18-21=date 2022-07-18/2022-07-21" },
		{ "July 18–21, 2016, in",
		    "July 18–21, 2016=date 2016-07-18/2016-07-21" },
		{ "Nov. 28 to Dec. 3",
		    "Nov. 28 to Dec. 3=date 2021-11-28/2021-12-03" },
		{ "Dec. 28, 2015", "Dec. 28, 2015=date 2015-12-28" },
		{ "Dec. 28 through Jan. 3",
		    "Dec. 28 through Jan. 3=date 2021-12-28/2022-01-03" },
		{ "March 18 and 19", "March 18 and 19=date "
		                     "2022-03-18/2022-03-19" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
holidays_have_their_day(void **state)
{
	static const struct one cases[] = {
		{ "on Labor Day", "Labor Day=date 2022-09-05" },
		{ "on Thanksgiving", "Thanksgiving=date 2021-11-25" },
		{ "on Christmas Eve 2015", "Christmas Eve 2015=date 2015-12-24" },
		{ "on New Year’s Day", "New Year’s Day=date 2022-01-01" },
		{ "on Easter Sunday", "Easter Sunday=date 2022-04-17" },
		{ "on Martin Luther King Jr. Day",
		    "Martin Luther King Jr. Day=date 2022-01-17" },
		{ "on Election Day 2016", "Election Day 2016=date 2016-11-08" },
		{ "on Memorial Day", "Memorial Day=date 2022-05-30" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
what_is_no_date_is_left_alone(void **state)
{
	static const struct one cases[] = {
		{ "It may 5 times march on", "" },
		{ "Mark May said", "" },
		{ "April Ryan asked", "" },
		{ "some 2000 voters", "" },
		{ "USA TODAY wrote", "" },
		{ "Every December it snows", "" },
		{ "on Super Tuesday", "" },
		{ "on “Saturday Night Live”", "" },
		{ "on CBS’s “This Morning”", "" },
		{ "on ABC's This Week", "" },
		{ "the rhetoric of yesterday", "" },
		{ "on the last day of the talks", "" },
		{ "at 21st Century Fox", "" },
		{ "he is 69 years old", "" },
		{ "Boeing 737 and FOX40", "" },
		{ "SEIU Local 1021", "" },
		{ "second in command", "" },
		{ "a fall in prices", "" },
		{ "on page 12 of 1,200", "" },
		{ "this fall in prices", "" },
		{ "Easter Island", "" },
		{ "score 3-2 on", "" },
	};

	CASES_CHECK(state, answer, cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_dates_become_iso_8601),
		cmocka_unit_test(a_date_that_can_be_read_two_ways_has_no_value),
		cmocka_unit_test(days_without_year_are_the_nearest),
		cmocka_unit_test(months_seasons_and_quarters),
		cmocka_unit_test(years_decades_and_centuries),
		cmocka_unit_test(weekdays_follow_the_tense),
		cmocka_unit_test(relative_dates_count_from_the_article),
		cmocka_unit_test(without_a_date_relative_dates_stay_open),
		cmocka_unit_test(day_ranges),
		cmocka_unit_test(holidays_have_their_day),
		cmocka_unit_test(what_is_no_date_is_left_alone),
	};

	return cmocka_run_group_tests(tests, values_setup, values_teardown);
}
