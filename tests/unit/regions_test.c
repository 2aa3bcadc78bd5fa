#include "buf.h"
#include "quotes/regions.h"
#include "unit.h"

/* The lines of text as paragraphs. */
static struct regions
find(struct str text, bool singles, struct arena *arena)
{
	struct region_par pars[16];
	size_t n = 0;

	for (size_t i = 0; i < text.len && n < 16;) {
		size_t end = str_find(text, '\n', i);

		pars[n++] = (struct region_par){
			{ (uint32_t)i, (uint32_t)end }, singles };
		i = end + 1;
	}
	return regions_find(text, pars, n, arena);
}

/* Check the regions of text, each in brackets one after the other. */
static void
expect(void **state, const char *text, bool singles, const char *wanted)
{
	struct regions r = find(str_of(text), singles, *state);
	struct buf out;

	buf_init(&out);
	for (size_t i = 0; i < r.n; i++) {
		buf_byte(&out, '[');
		buf_add(&out, str_span(str_of(text), r.at[i].at));
		buf_byte(&out, ']');
	}
	buf_byte(&out, '\0');
	assert_string_equal(out.at, wanted);
	buf_release(&out);
}

static void
marks_of_every_house_quote(void **state)
{
	expect(state, "“We try,” she said. “Hard.”", false,
	    "[“We try,”][“Hard.”]");
	expect(state, "\"We try,\" she said. \"Hard.\"", false,
	    "[\"We try,\"][\"Hard.\"]");
	expect(state, "''We try,'' she said. ''Hard.''", false,
	    "[''We try,''][''Hard.'']");
	expect(state, "«We try», she said.", false, "[«We try»]");
	expect(state, "„We try,“ she said.", false, "[„We try,“]");
}

static void
curly_marks_typed_backwards_quote(void **state)
{
	expect(state, "”We try,” she said.", false, "[”We try,”]");
	expect(state, "“We try,“ she said.", false, "[“We try,“]");
}

static void
singles_quote_only_where_asked(void **state)
{
	expect(state, "Budget ‘a disgrace’ says Ruiz", true,
	    "[‘a disgrace’]");
	expect(state, "Budget ‘a disgrace’ says Ruiz", false, "");
	expect(state, "It’s the players’ union", true, "");
	expect(state, "'We don't try,' she said.", true,
	    "['We don't try,']");
}

static void
inches_are_no_quotation(void **state)
{
	expect(state, "He is 6'2\" tall and said \"no\" twice.", false,
	    "[\"no\"]");
}

static void
quotation_within_belongs_to_the_outer_one(void **state)
{
	expect(state, "“He told me, ‘Leave,’ so I left,” she said.", false,
	    "[“He told me, ‘Leave,’ so I left,”]");
	expect(state, "“He told me “leave” so I left,” she said.", false,
	    "[“He told me “leave” so I left,”]");
}

static void
mark_repeated_on_each_paragraph_goes_on(void **state)
{
	const char *text = "“First part.\n“Second part,” she said.";
	struct regions r = find(str_of(text), false, *state);

	assert_int_equal(r.n, 2);
	assert_true(r.at[0].open_after);
	assert_false(r.at[0].stray);
	assert_true(r.at[1].open_before);
}

static void
mark_never_closed_spoils_one_sentence(void **state)
{
	const char *text = "He saw “a mess here. Then she came.\n"
	    "“We try,” she said.";
	struct regions r = find(str_of(text), false, *state);

	assert_int_equal(r.n, 2);
	assert_int_equal(r.at[1].par, 1);
}

static void
abandoned_mark_ends_with_its_sentence(void **state)
{
	expect(state, "The “one here. He said “two more” then.", false,
	    "[“one here.][“two more”]");
}

static void
mark_before_a_name_and_colon_quotes_nothing(void **state)
{
	expect(state, "\"WALLACE: Will he come?", false, "");
}

static void
empty_quotation_is_none(void **state)
{
	expect(state, "He said “” and “yes”.", false, "[“yes”]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_of_every_house_quote),
		cmocka_unit_test(curly_marks_typed_backwards_quote),
		cmocka_unit_test(singles_quote_only_where_asked),
		cmocka_unit_test(inches_are_no_quotation),
		cmocka_unit_test(quotation_within_belongs_to_the_outer_one),
		cmocka_unit_test(mark_repeated_on_each_paragraph_goes_on),
		cmocka_unit_test(mark_never_closed_spoils_one_sentence),
		cmocka_unit_test(abandoned_mark_ends_with_its_sentence),
		cmocka_unit_test(mark_before_a_name_and_colon_quotes_nothing),
		cmocka_unit_test(empty_quotation_is_none),
	};

	return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
