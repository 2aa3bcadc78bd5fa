#include "company_tail.h"

static bool
is_tail(struct str form)
{
	static const char *const tails[] = { "Inc.", "Inc", "INC.", "Ltd.",
		"Ltd", "LTD.", "LLC", "L.L.C.", "LLP", "PLC", "plc", "GmbH" };

	for (size_t k = 0; k < sizeof(tails) / sizeof(*tails); k++)
		if (str_is(form, tails[k]))
			return true;
	return false;
}

size_t
company_tail(const struct reading *reading, size_t i, size_t end)
{
	const struct span *at = reading->at;

	return i + 2 < end && str_is(str_span(reading->text, at[i + 1]), ",") &&
	    is_tail(str_span(reading->text, at[i + 2])) ? i + 2 : i;
}
