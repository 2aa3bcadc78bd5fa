#include "sets.h"

const struct source sets_learn[SETS_LEARN] = {
	{ .name = "gum", .share = 1, .tight = true, .normalize = true },
	{ .name = "uner_ewt", .share = 1, .tight = true, .normalize = true },
	{ .name = "btc", .share = 1, .misc = MISC_NONE, .line_pages = true,
	    .normalize = true },
	{ .name = "wnut17", .share = 1, .misc = MISC_SOME, .line_pages = true,
	    .normalize = true },
	{ .name = "re3d", .share = 1, .misc = MISC_SOME, .tight = true,
	    .normalize = true },
	{ .name = "crossner_politics", .share = 1, .line_pages = true,
	    .normalize = true },
	{ .name = "sec_filings", .share = 0.5, .misc = MISC_SOME,
	    .tight = true, .normalize = true },
	{ .name = "gmb", .share = 0.25, .line_pages = true,
	    .normalize = true },
};

const struct source sets_measure[SETS_MEASURE] = {
	{ .name = "worldwide", .tight = true },
	{ .name = "uner_ewt", .tight = true },
	{ .name = "gum", .tight = true },
	{ .name = "btc", .line_pages = true },
	{ .name = "wnut17", .line_pages = true },
	{ .name = "crossner_politics", .line_pages = true },
	{ .name = "gmb", .line_pages = true },
};

const struct source set_unmarked = { .name = "text", .share = 1 };
