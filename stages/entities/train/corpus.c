#include "corpus.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "buf.h"
#include "diag.h"
#include "utf8.h"

/* One line of a BIO file. */
struct cell {
	struct str form;
	struct str tag; /* "B-PER", "O" */
	bool space;     /* white space follows */
};

/* A marked run of cells. */
struct run {
	size_t begin, end;
	uint8_t class, kind;
};

struct cells {
	struct cell *at;
	size_t n, cap;
};

struct runs {
	struct run *at;
	size_t n, cap;
};

struct map {
	struct {
		struct str native, common;
	} *at;
	size_t n, cap;
};

static struct str
read_file(const char *path, bool must, struct arena *arena)
{
	FILE *file = fopen(path, "rb");
	struct str out = { NULL, 0 };
	char *bytes;
	long size;

	if (file == NULL && !must)
		return out;
	if (file == NULL)
		die("%s: %s", path, strerror(errno));
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	bytes = arena_alloc(arena, (size_t)size + 1);
	if (fread(bytes, 1, (size_t)size, file) != (size_t)size)
		die("%s: cannot be read", path);
	fclose(file);
	return (struct str){ bytes, (size_t)size };
}

static void
read_map(struct map *map, const char *path, struct arena *arena)
{
	struct str rest = read_file(path, false, arena), line, native;

	while (rest.at != NULL && str_field(&rest, '\n', &line))
		if (str_field(&line, '\t', &native)) {
			if (line.at == NULL)
				continue;
			arena_append(arena, map, ((__typeof__(*map->at)){
			    native, str_trim(line) }));
		}
}

static uint8_t
class_of(const struct map *map, struct str native)
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

static uint8_t
kind_of(struct str native)
{
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

static void
find_runs(const struct cells *cells, const struct map *map, bool open_joined,
    struct runs *runs, struct arena *arena)
{
	for (size_t i = 0; i < cells->n;) {
		struct str native = cells->at[i].tag;
		size_t end = i + 1;
		uint8_t class;

		if (native.len < 3) {
			if (open_joined && is_joined_name(cells->at[i].form))
				arena_append(arena, runs, ((struct run){ i,
				    end, NER_CLASSES, NER_KINDS }));
			i++;
			continue;
		}
		native = str_slice(native, 2, native.len);
		while (end < cells->n && cells->at[end].tag.at[0] == 'I' &&
		    str_eq(str_slice(cells->at[end].tag, 2,
		    cells->at[end].tag.len), native))
			end++;
		class = class_of(map, native);
		if (class < NER_CLASSES)
			arena_append(arena, runs, ((struct run){
			    i, end, class, kind_of(native) }));
		i = end;
	}
}

/* ------------------------------------------------------- one convention */

static bool
is_one_of(struct str form, const char *const *list)
{
	for (; *list != NULL; list++)
		if (str_eq_nocase(form, str_of(*list)))
			return true;
	return false;
}

static const char *const articles[] = { "the", "a", "an", NULL };
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

static void
normalize_run(const struct cells *cells, struct run run, struct runs *out,
    const struct source *source, struct arena *arena)
{
	size_t comma;

	while (run.begin < run.end &&
	    is_one_of(cells->at[run.begin].form, articles))
		run.begin++;
	while (run.end > run.begin && (str_is(cells->at[run.end - 1].form,
	    "'s") || str_is(cells->at[run.end - 1].form, "\xe2\x80\x99s")))
		run.end--;
	if (run.begin == run.end)
		return;
	if (run.class == NER_PER)
		strip_titles(cells, &run);
	if (run.class == NER_ORG &&
	    is_one_of(cells->at[run.begin].form, offices))
		run.class = NER_CLASSES;
	if (!source->line_pages && !run_has_capital(cells, &run))
		run.class = NER_CLASSES;
	if (source->misc == MISC_SOME && run.end - run.begin == 1 &&
	    run.class != NER_MISC && !source->line_pages &&
	    is_one_of(cells->at[run.begin].form, parties))
		run.class = NER_CLASSES;
	comma = run.class == NER_LOC || run.class == NER_ORG ?
	    find_comma(cells, &run) : run.end;
	if (comma < run.end) {
		struct run tail = run;

		tail.begin = comma + 1;
		if (run.class == NER_ORG)
			tail.class = NER_CLASSES;
		run.end = comma;
		arena_append(arena, out, run);
		normalize_run(cells, tail, out, source, arena);
		return;
	}
	arena_append(arena, out, run);
}

/* ------------------------------------------------------------ running text */

static struct str
plain_form(struct str form)
{
	static const char *const from[] = { "``", "''", "'\"'", "-LRB-", "-RRB-",
		"-LSB-", "-RSB-", "-LCB-", "-RCB-" };
	static const char *const to[] = { "\"", "\"", "\"", "(", ")", "[", "]", "{",
		"}" };

	for (size_t i = 0; i < sizeof(from) / sizeof(*from); i++)
		if (str_is(form, from[i]))
			return str_of(to[i]);
	return form;
}

/* Spaces as people set them, where the file does not say. */
static void
guess_spaces(struct cells *cells, bool tight)
{
	static const char *const close[] = { ",", ".", ";", ":", "!", "?",
		")", "]", "}", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m",
		"\xe2\x80\x99s", "n\xe2\x80\x99t", "%", "\"),", "),", ").",
		"\")", "...", NULL };
	static const char *const open[] = { "(", "[", "{", "$", "#", "@",
		"(\"", NULL };
	bool quoted = false;

	for (size_t i = 0; i < cells->n; i++) {
		struct cell *cell = &cells->at[i];

		if (is_one_of(cell->form, open))
			cell->space = false;
		if (i > 0 && is_one_of(cell->form, close))
			cell[-1].space = false;
		if (str_is(cell->form, "\"")) {
			if (quoted && i > 0)
				cell[-1].space = false;
			else
				cell->space = false;
			quoted = !quoted;
		}
		if (tight && str_is(cell->form, "-") && i > 0)
			cell->space = cell[-1].space = false;
	}
}

static void
page_add(struct page *page, struct buf *text, const struct cells *cells,
    const struct runs *runs, struct arena *arena)
{
	uint32_t *begin = arena_array(arena, uint32_t, cells->n);
	uint32_t *end = arena_array(arena, uint32_t, cells->n);
	struct span sentence = { (uint32_t)text->len, 0 };

	for (size_t i = 0; i < cells->n; i++) {
		begin[i] = (uint32_t)text->len;
		buf_add(text, cells->at[i].form);
		end[i] = (uint32_t)text->len;
		arena_append(arena, &page->cells,
		    ((struct span){ begin[i], end[i] }));
		if (cells->at[i].space && i + 1 < cells->n)
			buf_byte(text, ' ');
	}
	sentence.end = (uint32_t)text->len;
	buf_byte(text, '\n');
	arena_append(arena, &page->sentences, sentence);
	for (size_t i = 0; i < runs->n; i++) {
		struct run run = runs->at[i];

		arena_append(arena, &page->gold, ((struct gold){
		    { begin[run.begin], end[run.end - 1] },
		    run.class, run.kind }));
	}
}

struct reader {
	struct pages *pages;
	const struct source *source;
	struct arena *arena;
	struct map map;
	struct str spaces; /* rest of the .ws file; at == NULL: none */
	struct page page;
	struct buf text;
};

static void
end_page(struct reader *reader)
{
	if (reader->page.sentences.n > 0) {
		reader->page.text =
		    arena_copy(reader->arena, buf_str(&reader->text));
		reader->page.source = reader->source;
		arena_append(reader->arena, reader->pages, reader->page);
	}
	reader->page = (struct page){ 0 };
	buf_reset(&reader->text);
}

/* Does the text hold bytes that no stream could carry? */
static bool
is_clean(struct str form)
{
	return form.len > 0 && utf8_valid(form) == form.len;
}

static void
end_sentence(struct reader *reader, struct cells *cells)
{
	struct runs runs = { 0 }, normal = { 0 };
	struct str spaces;

	if (cells->n == 0)
		return;
	if (reader->spaces.at != NULL &&
	    str_field(&reader->spaces, '\n', &spaces) &&
	    spaces.len >= cells->n) {
		for (size_t i = 0; i < cells->n; i++)
			cells->at[i].space = spaces.at[i] == '1';
	} else if (!reader->source->keep_cells) {
		guess_spaces(cells, reader->source->tight);
	}
	find_runs(cells, &reader->map, reader->source->normalize &&
	    !reader->source->tight, &runs, reader->arena);
	if (reader->source->normalize)
		for (size_t i = 0; i < runs.n; i++)
			normalize_run(cells, runs.at[i], &normal,
			    reader->source, reader->arena);
	page_add(&reader->page, &reader->text, cells,
	    reader->source->normalize ? &normal : &runs, reader->arena);
	cells->n = 0;
	if (reader->source->line_pages ||
	    reader->text.len >
	    (reader->source->normalize ? 8000u : 60000u))
		end_page(reader);
}

static void
read_cells(struct reader *reader, struct str rest)
{
	struct cells cells = { 0 };
	struct str line, form;

	while (str_field(&rest, '\n', &line)) {
		struct str columns = line;

		if (line.len == 0 || !str_field(&columns, '\t', &form) ||
		    columns.at == NULL) {
			end_sentence(reader, &cells);
			continue;
		}
		if (str_is(form, "-DOCSTART-")) {
			end_sentence(reader, &cells);
			end_page(reader);
			reader->page.marked = true;
			continue;
		}
		while (str_find(columns, '\t', 0) < columns.len)
			columns = str_slice(columns,
			    str_find(columns, '\t', 0) + 1, columns.len);
		if (!reader->source->keep_cells)
			form = plain_form(form);
		if (is_clean(form))
			arena_append(reader->arena, &cells, ((struct cell){
			    form, str_trim(columns), true }));
	}
	end_sentence(reader, &cells);
	end_page(reader);
}

void
corpus_read(struct pages *pages, const struct source *source,
    const char *dir, const char *split, struct arena *arena)
{
	struct reader reader = {
		.pages = pages, .source = source, .arena = arena,
	};
	char path[4096];

	if (dir == NULL) {
		read_cells(&reader, read_file(source->name, true, arena));
		buf_release(&reader.text);
		return;
	}
	snprintf(path, sizeof(path), "%s/%s/map.tsv", dir, source->name);
	read_map(&reader.map, path, arena);
	snprintf(path, sizeof(path), "%s/%s/%s.ws", dir, source->name, split);
	reader.spaces = read_file(path, false, arena);
	snprintf(path, sizeof(path), "%s/%s/%s.tsv", dir, source->name, split);
	read_cells(&reader, read_file(path, true, arena));
	buf_release(&reader.text);
}

void
corpus_read_text(struct pages *pages, const struct source *source,
    const char *path, struct arena *arena)
{
	struct reader reader = {
		.pages = pages, .source = source, .arena = arena,
	};
	struct str rest = read_file(path, true, arena), line;

	while (str_field(&rest, '\n', &line)) {
		struct span at;

		if (line.len == 0 || reader.text.len > 8000)
			end_page(&reader);
		if (line.len == 0 || utf8_valid(line) < line.len)
			continue;
		at.begin = (uint32_t)reader.text.len;
		buf_add(&reader.text, line);
		at.end = (uint32_t)reader.text.len;
		buf_byte(&reader.text, '\n');
		arena_append(arena, &reader.page.sentences, at);
	}
	end_page(&reader);
	buf_release(&reader.text);
}

struct page
corpus_rewrite(const struct page *page, size_t sentence,
    enum rewrite rewrite, struct arena *arena)
{
	struct span at = page->sentences.at[sentence];
	struct str from = str_span(page->text, at);
	char *to = arena_alloc(arena, from.len + 1);
	struct page out = { .source = page->source };
	bool begins = true;

	memcpy(to, from.at, from.len);
	for (size_t i = 0; i < from.len;) {
		uint32_t c, other;
		size_t len = utf8_decode(from, i, &c);
		char bytes[4];

		other = rewrite == REWRITE_LOWER ? utf8_lower(c) :
		    rewrite == REWRITE_UPPER || begins ? utf8_upper(c) : c;
		if (utf8_encode(other, bytes) == len)
			memcpy(to + i, bytes, len);
		begins = c == ' ';
		i += len;
	}
	out.text = (struct str){ to, from.len };
	arena_append(arena, &out.sentences,
	    ((struct span){ 0, (uint32_t)from.len }));
	for (size_t i = 0; i < page->gold.n; i++) {
		struct gold gold = page->gold.at[i];

		if (!span_holds(at, gold.at))
			continue;
		gold.at.begin -= at.begin;
		gold.at.end -= at.begin;
		arena_append(arena, &out.gold, gold);
	}
	for (size_t i = 0; i < page->cells.n; i++) {
		struct span cell = page->cells.at[i];

		if (span_holds(at, cell))
			arena_append(arena, &out.cells, ((struct span){
			    cell.begin - at.begin, cell.end - at.begin }));
	}
	return out;
}
