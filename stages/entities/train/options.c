#include "options.h"

#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "entities/net.h"

struct options
options_default(void)
{
	return (struct options){
		.recipe = { .rounds = 4, .mean = true, .rate = 0.001,
			.row_rate = 0.015, .drop_word = 0.5,
			.drop_vector = 0.1, .drop_first = 0.5,
			.drop_second = 0.25, .swap = 0.2,
			.average_from = 0.5, .decay = 0.01, .seed = 1 },
		.data = "../shared/data/ner", .upper = 0.06, .lower = 0.02,
		.title = 0.03, .batch = 600, .nets = 1, .gmb = -1,
		.soft_share = 0.5,
	};
}

enum type { REAL, COUNT, SIZE, SEED, TRUTH, TEXT };

#define AT(field) offsetof(struct options, field)

static const struct option {
	const char *name;
	enum type type;
	size_t at;
} known[] = {
	{ "--average", REAL, AT(recipe.average_from) },
	{ "--batch", SIZE, AT(batch) },
	{ "--corpus", TEXT, AT(corpus) },
	{ "--data", TEXT, AT(data) },
	{ "--decay", REAL, AT(recipe.decay) },
	{ "--dev", TEXT, AT(dev) },
	{ "--drop-first", REAL, AT(recipe.drop_first) },
	{ "--drop-list", REAL, AT(recipe.drop_list) },
	{ "--drop-second", REAL, AT(recipe.drop_second) },
	{ "--drop-vector", REAL, AT(recipe.drop_vector) },
	{ "--drop-word", REAL, AT(recipe.drop_word) },
	{ "--gmb", REAL, AT(gmb) },
	{ "--mean", TRUTH, AT(recipe.mean) },
	{ "--nets", SIZE, AT(nets) },
	{ "--rate", REAL, AT(recipe.rate) },
	{ "--rounds", COUNT, AT(recipe.rounds) },
	{ "--row-rate", REAL, AT(recipe.row_rate) },
	{ "--seed", SEED, AT(recipe.seed) },
	{ "--skip", TEXT, AT(skip) },
	{ "--soft", TEXT, AT(soft) },
	{ "--soft-share", REAL, AT(soft_share) },
	{ "--soften", TEXT, AT(soften) },
	{ "--swap", REAL, AT(recipe.swap) },
	{ "--text", TEXT, AT(text) },
	{ "--title", REAL, AT(title) },
	{ "--upper", REAL, AT(upper) },
};

static const struct option *
option_of(const char *name)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(known[i].name, name) == 0)
			return &known[i];
	die("unknown option %s", name);
}

static double
number(const char *name, const char *text)
{
	char *end;
	double value = strtod(text, &end);

	if (end == text || *end != '\0')
		die("%s: '%s' is no number", name, text);
	return value;
}

static void
set(struct options *options, const struct option *option, const char *text)
{
	void *at = (char *)options + option->at;
	double value = option->type == TEXT ?
	    0 : number(option->name, text);

	switch (option->type) {
	case REAL:
		*(double *)at = value;
		break;
	case COUNT:
		*(int *)at = (int)value;
		break;
	case SIZE:
		*(size_t *)at = (size_t)value;
		break;
	case SEED:
		*(uint64_t *)at = (uint64_t)value;
		break;
	case TRUTH:
		*(bool *)at = value > 0;
		break;
	case TEXT:
		*(const char **)at = text;
		break;
	}
}

int
options_read(struct options *options, int argc, char *argv[])
{
	int i = 0;

	for (; i + 1 < argc && argv[i][0] == '-'; i += 2)
		set(options, option_of(argv[i]), argv[i + 1]);
	if (options->recipe.rounds < 1 || options->batch < 1)
		die("--rounds and --batch begin at 1");
	if (options->nets < 1 || options->nets > NER_NETS_MOST)
		die("--nets are 1 to %d", NER_NETS_MOST);
	return i;
}
