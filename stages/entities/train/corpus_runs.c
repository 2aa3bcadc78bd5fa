/* Which cells are names: classes, kinds, and one convention for all. */
#include "corpus_inside.h"

#include "utf8.h"

uint8_t
corpus_class(const struct map *map, struct str native)
{
	static const char *const names[] = { "PER", "ORG", "LOC", "MISC" };

	for (size_t i = 0; i < map->n; i++)
		if (str_eq(map->at[i].native, native)) {
			native = map->at[i].common;
			break;
		}
	for (uint8_t i = 0; i < NER_CLASSES; i++)
		if (str_is(native, names[i]))
			return i;
	return NER_CLASSES + 1;
}

static const struct {
	const char *native;
	uint8_t kind;
} kinds[] = {
	{ "norp", NER_KIND_NORP }, { "Nationality", NER_KIND_NORP },
	{ "NORP", NER_KIND_NORP },
	{ "event", NER_KIND_EVENT }, { "eve", NER_KIND_EVENT },
	{ "nat", NER_KIND_EVENT }, { "election", NER_KIND_EVENT },
	{ "creative-work", NER_KIND_WORK }, { "art", NER_KIND_WORK },
	{ "product", NER_KIND_PRODUCT },
	{ "object", NER_KIND_PRODUCT },
	{ "Product", NER_KIND_PRODUCT },
	{ "abstract", NER_KIND_OTHER }, { "misc", NER_KIND_OTHER },
	{ "animal", NER_KIND_OTHER }, { "plant", NER_KIND_OTHER },
	{ "substance", NER_KIND_OTHER },
};

static uint8_t
kind_of(struct str native)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_is(native, kinds[i].native))
			return kinds[i].kind;
	return NER_KINDS;
}

static bool
has_capital(struct str form)
{
	for (size_t i = 0; i < form.len;) {
		uint32_t c;
		size_t step = utf8_decode(form, i, &c);

		if (step == 0)
			return false;
		if (utf8_is_upper(c) || utf8_is_digit(c))
			return true;
		i += step;
	}
	return false;
}

/* "U.S.-led" in one cell and of no class: we cut it, so leave it open. */
static bool
is_joined_name(struct str form)
{
	size_t at = str_find(form, '-', 1);

	return at + 1 < form.len && form.len < 40 &&
	    (has_capital(str_slice(form, 0, at)) ||
	    has_capital(str_slice(form, at + 1, form.len)));
}

static struct str
type_of(const struct cell *cell)
{
	return str_slice(cell->tag, 2, cell->tag.len);
}

/* A run of one cell that is left open, or nothing. */
static void
add_open(struct runs *runs, const struct cells *cells, size_t i,
    struct arena *arena)
{
	if (is_joined_name(cells->at[i].form))
		arena_append(arena, runs, ((struct run){
		    i, i + 1, NER_CLASSES, NER_KINDS }));
}

static struct runs
find_runs(const struct cells *cells, const struct map *map, bool open_joined,
    struct arena *arena)
{
	struct runs runs = { 0 };

	for (size_t i = 0, end; i < cells->n; i = end) {
		struct str native;
		uint8_t class;

		end = i + 1;
		if (cells->at[i].tag.len < 3) {
			if (open_joined)
				add_open(&runs, cells, i, arena);
			continue;
		}
		native = type_of(&cells->at[i]);
		while (end < cells->n && cells->at[end].tag.at[0] == 'I' &&
		    str_eq(type_of(&cells->at[end]), native))
			end++;
		class = corpus_class(map, native);
		if (class < NER_CLASSES)
			arena_append(arena, &runs, ((struct run){
			    i, end, class, kind_of(native) }));
	}
	return runs;
}

/* ------------------------------------------------------- one convention */

static const char *const articles[] = { "the", "a", "an", NULL };
static const char *const possessives[] = { "'s", "\xe2\x80\x99s", NULL };
static const char *const titles[] = { "President", "Prime", "Minister",
	"Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Sen.", "Gov.",
	"Rep.", "Senator", "Governor", "General", "Gen.", "Colonel", "Col.",
	"Lt.", "Capt.", "Captain", "Sgt.", "Sergeant", "Maj.", "Major",
	"Chancellor", "Secretary", "Secretary-General", "King", "Queen",
	"Prince", "Princess", "Pope", "Vice", "Vice-President", "Chairman",
	"Judge", "Justice", "Professor", "Prof.", "Prof", "Sir", "Dame",
	"Lord", "Lady", "Foreign", "Defense", "Interior", "Finance",
	"Ambassador", "Admiral", "Adm.", "Lieutenant", "Commander", "Chief",
	"Attorney", "Deputy", "Ayatollah", "Sheikh", "Shaikh", "Imam",
	"Cardinal", "Archbishop", "Bishop", "Rev.", "Reverend", "Father",
	"Hon.", "Honorable", "Mayor", "Councillor", "Congressman",
	"Congresswoman", "Speaker", "Minister-designate", "designate", "new",
	"former", "then", "-", "of", "State", "Special", "Envoy", "Gen",
	"Lt", "Col", "Capt", "Sgt", "Sen", "Gov", "Rep", "Rev", "Inspector",
	"Constable", "Officer", "Detective", "Superintendent", "Premier",
	"Coach", "Director", "CEO", "Founder", "Executive", "Commissioner",
	"Marshal", "Brigadier", "Corporal", "Private", "Pvt.", "Cpl.", "Spc.",
	"Congressmen", "Representative", "Delegate", "Coordinator", "Adviser",
	"Advisor", "Spokesman", "Spokeswoman", "Undersecretary", "Assistant",
	"Baron", "Baroness", "Duke", "Duchess", "Earl", "Emperor", "Empress",
	"Emir", "Sultan", "Crown", "Mullah", "Rabbi", "Saint", "Madam",
	"Madame", "Miss", "Mister", "Master", NULL };
/* An organisation that begins so is an office, and left open. */
static const char *const offices[] = { "President", "Prime", "Minister",
	"Director", "Chief", "Chairman", "Secretary", "Head", "Mayor",
	"Governor", "Ambassador", "Deputy", "Vice", "Commissioner", "Founder",
	"Spokesman", NULL };
static const char *const parties[] = { "Borrower", "Borrowers", "Lender",
	"Lenders", "Bank", "Agent", "Company", "Guarantor", "Subsidiary",
	"Parent", "Trustee", "Executive", "Employee", NULL };
static const char *const company_tails[] = { "Inc", "Inc.", "Ltd", "Ltd.",
	"LLC", "LLP", "Corp.", "N.A.", "INC", "INC.", "and", "&", NULL };

static bool
run_has_capital(const struct cells *cells, const struct run *run)
{
	for (size_t i = run->begin; i < run->end; i++)
		if (has_capital(cells->at[i].form))
			return true;
	return false;
}

/* "President of the United States Barack Obama" is left open, not cut. */
static void
strip_titles(const struct cells *cells, struct run *run)
{
	size_t begin = run->begin;

	while (begin < run->end &&
	    is_one_of(cells->at[begin].form, titles))
		begin++;
	if (begin == run->end)
		run->class = NER_CLASSES;
	else
		run->begin = begin;
}

static size_t
find_comma(const struct cells *cells, const struct run *run)
{
	for (size_t i = run->begin + 1; i + 1 < run->end; i++)
		if (str_is(cells->at[i].form, ",") &&
		    !is_one_of(cells->at[i + 1].form, company_tails))
			return i;
	return run->end;
}

/* Articles before and possessives behind are cut off. */
static void
trim(const struct cells *cells, struct run *run)
{
	while (run->begin < run->end &&
	    is_one_of(cells->at[run->begin].form, articles))
		run->begin++;
	while (run->end > run->begin &&
	    is_one_of(cells->at[run->end - 1].form, possessives))
		run->end--;
}

/* Is a run of a type that says too little, so that it is left open? */
static bool
is_vague(const struct cells *cells, const struct run *run,
    const struct source *source)
{
	struct str first = cells->at[run->begin].form;

	if (run->class == NER_ORG && is_one_of(first, offices))
		return true;
	if (!source->line_pages && !run_has_capital(cells, run))
		return true;
	return source->misc == MISC_SOME && run->end - run->begin == 1 &&
	    run->class != NER_MISC && !source->line_pages &&
	    is_one_of(first, parties);
}

static void
normalize_run(const struct cells *cells, struct run run, struct runs *out,
    const struct source *source, struct arena *arena)
{
	struct run tail;

	trim(cells, &run);
	if (run.begin == run.end)
		return;
	if (run.class == NER_PER)
		strip_titles(cells, &run);
	if (is_vague(cells, &run, source))
		run.class = NER_CLASSES;
	tail = run;
	if (run.class == NER_LOC || run.class == NER_ORG)
		run.end = find_comma(cells, &run);
	arena_append(arena, out, run);
	if (run.end == tail.end)
		return;
	tail.begin = run.end + 1;
	if (run.class == NER_ORG)
		tail.class = NER_CLASSES;
	normalize_run(cells, tail, out, source, arena);
}

struct runs
corpus_runs(const struct cells *cells, const struct map *map,
    const struct source *source, struct arena *arena)
{
	struct runs runs = find_runs(cells, map,
	    source->normalize && !source->tight, arena);
	struct runs normal = { 0 };

	if (!source->normalize)
		return runs;
	for (size_t i = 0; i < runs.n; i++)
		normalize_run(cells, runs.at[i], &normal, source, arena);
	return normal;
}
