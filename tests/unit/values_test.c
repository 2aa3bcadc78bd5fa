/* Times, money, shares and quantities. */
#include "values_cases.h"

static void
times_of_the_day(void **state)
{
	static const struct one cases[] = {
		{ "at 1:30 p.m. he", "1:30 p.m.=time 13:30" },
		{ "by 5 p.m.", "5 p.m.=time 17:00" },
		{ "at 12 a.m.", "12 a.m.=time 00:00" },
		{ "at 10.30 p.m. he", "10.30 p.m.=time 22:30" },
		{ "at 9.05 a.m. he", "9.05 a.m.=time 09:05" },
		{ "at 12:15 PM", "12:15 PM=time 12:15" },
		{ "at 10am on", "10am=time 10:00" },
		{ "at 10 o'clock", "10 o'clock=time 10:00" },
		{ "at five o’clock", "five o’clock=time 05:00" },
		{ "at 14:30 he", "14:30=time 14:30" },
		{ "at 14:30 GMT", "14:30 GMT=time 14:30Z" },
		{ "9 p.m. ET", "9 p.m. ET=time 21:00" },
		{ "9 a.m. to 5 p.m.", "9 a.m. to 5 p.m.=time 09:00/17:00" },
		{ "from 9-11 a.m.", "9-11 a.m.=time 09:00/11:00" },
		{ "from 11-2 p.m.", "11-2 p.m.=time 11:00/14:00" },
		{ "at noon", "noon=time 12:00" },
		{ "a 6 a.m.-to-4:30 p.m. shift",
		    "6 a.m.-to-4:30 p.m.=time 06:00/16:30" },
		{ "between midnight and 5 a.m.",
		    "midnight and 5 a.m.=time 00:00/05:00" },
		{ "won by 3:2", "" },
		{ "I am 10 am I", "10 am=time 10:00" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
money_has_amount_and_code(void **state)
{
	static const struct one cases[] = {
		{ "paid $15 an hour", "$15=money 15 USD" },
		{ "paid $1,234.50 for", "$1,234.50=money 1234.5 USD" },
		{ "a $3.5 million deal", "$3.5 million=money 3500000 USD" },
		{ "a $3.5-million deal", "$3.5-million=money 3500000 USD" },
		{ "$57million", "$57million=money 57000000 USD" },
		{ "worth $2bn.", "$2bn=money 2000000000 USD" },
		{ "worth $2B", "$2B=money 2000000000 USD" },
		{ "about $20K", "$20K=money 20000 USD" },
		{ "$1.2 trillion", "$1.2 trillion=money 1200000000000 USD" },
		{ "only $.50", "$.50=money 0.5 USD" },
		{ "US$5 million", "US$5 million=money 5000000 USD" },
		{ "A$300", "A$300=money 300 AUD" },
		{ "C$20 a day", "C$20=money 20 CAD" },
		{ "HK$1,000", "HK$1,000=money 1000 HKD" },
		{ "€10 million", "€10 million=money 10000000 EUR" },
		{ "£300m", "£300m=money 300000000 GBP" },
		{ "¥500", "¥500=money 500 JPY" },
		{ "five dollars", "five dollars=money 5 USD" },
		{ "20 million euros", "20 million euros=money 20000000 EUR" },
		{ "300 Canadian dollars", "300 Canadian dollars=money 300 CAD" },
		{ "2 million pounds", "2 million pounds=money 2000000 GBP" },
		{ "300 pounds sterling", "300 pounds sterling=money 300 GBP" },
		{ "50 cents", "50 cents=money 0.5 USD" },
		{ "40 million Korvian marks",
		    "40 million Korvian marks=money 40000000" },
		{ "99 cents a piece", "99 cents=money 0.99 USD" },
		{ "USD 5 million", "USD 5 million=money 5000000 USD" },
		{ "5 million USD", "5 million USD=money 5000000 USD" },
		{ "Rs 200 crore", "Rs 200 crore=money 2000000000 INR" },
		{ "half a million dollars",
		    "half a million dollars=money 500000 USD" },
		{ "a half-billion dollars",
		    "half-billion dollars=money 500000000 USD" },
		{ "two and a half million dollars",
		    "two and a half million dollars=money 2500000 USD" },
		{ "a million-dollar home", "a million-dollar=money 1000000 USD" },
		{ "a $100,000-plus job", "$100,000=money 100000 USD" },
		{ "$10-15 million",
		    "$10-15 million=money 10000000..15000000 USD" },
		{ "$10 to $15 million",
		    "$10 to $15 million=money 10000000..15000000 USD" },
		{ "$9 million to $10 million",
		    "$9 million to $10 million=money 9000000..10000000 USD" },
		{ "between $5 and $10", "$5 and $10=money 5..10 USD" },
		{ "rose from $5 to $10", "$5=money 5 USD; $10=money 10 USD" },
		{ "50 Cent sang", "" },
		{ "won 10 won races", "" },
		{ "a $ sign", "" },
		{ "8 Rand Paul", "" },
		{ "tens of billions of dollars",
		    "tens of billions of dollars=money USD" },
		{ "a multimillion-euro deal", "multimillion-euro=money EUR" },
		{ "millions of pounds of beef", "" },
		{ "a dollar sign", "" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
a_bare_dollar_is_what_the_user_says(void **state)
{
	static const struct one cases[] = {
		{ "It cost $5 or US$4.", "$5=money 5 CAD; US$4=money 4 USD" },
		{ "five dollars", "five dollars=money 5 CAD" },
	};
	struct state *s = *state;

	s->context.dollar = STR("CAD");
	CASES_CHECK(state, answer, cases);
	s->context = usual;
}

static void
percent_is_a_number(void **state)
{
	static const struct one cases[] = {
		{ "rose 5 percent", "5 percent=percent 5" },
		{ "rose 0.4 percent", "0.4 percent=percent 0.4" },
		{ "rose 5%", "5%=percent 5" },
		{ "rose 5 %", "5 %=percent 5" },
		{ "rose 5 per cent", "5 per cent=percent 5" },
		{ "rose 5 pct.", "5 pct.=percent 5" },
		{ "a 25-percent cut", "25-percent=percent 25" },
		{ "fell -0.5%", "-0.5%=percent -0.5" },
		{ "twenty-five percent", "twenty-five percent=percent 25" },
		{ "one hundred percent", "one hundred percent=percent 100" },
		{ "half a percent", "half a percent=percent 0.5" },
		{ "5 to 10 percent", "5 to 10 percent=percent 5..10" },
		{ "5%-10%", "5%-10%=percent 5..10" },
		{ "from 5% to 10%", "5%=percent 5; 10%=percent 10" },
		{ "of 5% to 10%", "5% to 10%=percent 5..10" },
		{ "between 5% and 10%", "5% and 10%=percent 5..10" },
		{ "for 5% and 10%", "5%=percent 5; 10%=percent 10" },
		{ "between 5 and 10 percent", "5 and 10 percent=percent 5..10" },
		{ "leads 44 percent to 37 percent",
		    "44 percent=percent 44; 37 percent=percent 37" },
		{ "3 percentage points", "3 percentage points=percent 3 pp" },
		{ "a 3-percentage-point lead",
		    "3-percentage-point=percent 3 pp" },
		{ "the 1%", "1%=percent 1" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
quantities_have_a_unit(void **state)
{
	static const struct one cases[] = {
		{ "a 5-year wage freeze", "5-year=quantity 5 yr" },
		{ "for 11 years", "11 years=quantity 11 yr" },
		{ "two hours and 50 minutes",
		    "two hours and 50 minutes=quantity 170 min" },
		{ "in five hours, 12 minutes and 44 seconds",
		    "five hours, 12 minutes and 44 seconds=quantity 18764 s" },
		{ "at 30 km/h", "30 km/h=quantity 30 km/h" },
		{ "the 43-year-old man", "" },
		{ "40 miles away", "40 miles=quantity 40 mi" },
		{ "300 square feet", "300 square feet=quantity 300 ft2" },
		{ "20 pounds", "20 pounds=quantity 20 lb" },
		{ "55 miles per hour", "55 miles per hour=quantity 55 mi/h" },
		{ "80 degrees Fahrenheit",
		    "80 degrees Fahrenheit=quantity 80 degF" },
		{ "25 basis points", "25 basis points=quantity 25 bp" },
		{ "a 30-second spot", "30-second=quantity 30 s" },
		{ "three and a half hours",
		    "three and a half hours=quantity 3.5 h" },
		{ "2 1/2 hours", "2 1/2 hours=quantity 2.5 h" },
		{ "2½ hours", "2½ hours=quantity 2.5 h" },
		{ "two dozen people", "two dozen people=quantity 24 people" },
		{ "5-foot-11 and blond", "5-foot-11=quantity 71 in" },
		{ "six feet, two inches", "six feet, two inches=quantity 74 in" },
		{ "3 minutes 32 seconds", "3 minutes 32 seconds=quantity 212 s" },
		{ "three-quarters of precincts", "" },
		{ "half a dozen people", "half a dozen people=quantity 6 people" },
		{ "a dozen HP directors", "" },
		{ "killed 1,500 people", "1,500 people=quantity 1500 people" },
		{ "five to ten tons", "five to ten tons=quantity 5..10 ton" },
		{ "three thousand four hundred miles",
		    "three thousand four hundred miles=quantity 3400 mi" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
hostile_numbers_do_no_harm(void **state)
{
	static const struct one cases[] = {
		{ "$99999999999999999999999999999999 a day", "" },
		{ "1,2,3,4 and 1,23 and 1.2.3.4", "" },
		{ "$ % - $-% '%' 0000-00-00 99/99/9999", "" },
		{ "2022-02-30", "" },
		{ "", "" },
	};

	CASES_CHECK(state, answer, cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_of_the_day),
		cmocka_unit_test(money_has_amount_and_code),
		cmocka_unit_test(a_bare_dollar_is_what_the_user_says),
		cmocka_unit_test(percent_is_a_number),
		cmocka_unit_test(quantities_have_a_unit),
		cmocka_unit_test(hostile_numbers_do_no_harm),
	};

	return cmocka_run_group_tests(tests, values_setup, values_teardown);
}
