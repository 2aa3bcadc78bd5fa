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
		cmocka_unit_test(months_seasons_and_quarters),
		cmocka_unit_test(years_decades_and_centuries),
		cmocka_unit_test(day_ranges),
		cmocka_unit_test(holidays_have_their_day),
		cmocka_unit_test(what_is_no_date_is_left_alone),
	};

	return cmocka_run_group_tests(tests, values_setup, values_teardown);
}
