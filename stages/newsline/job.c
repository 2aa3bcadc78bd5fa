#include "job.h"

#include <sysexits.h>

#include "diag.h"
#include "files.h"
#include "rows.h"
#include "stream.h"
#include "version.h"

/* A list for nl-normalize --with-ids: docid, TAB, path, NUL. */
static void
list_inputs(const struct inputs *inputs, size_t begin, size_t end,
    struct buf *list)
{
	for (size_t i = begin; i < end; i++) {
		buf_text(list, inputs->at[i].id);
		buf_byte(list, '\t');
		buf_text(list, inputs->at[i].rel);
		buf_byte(list, '\0');
	}
}

/* Take the tables that csv wrote, less their header lines. */
static void
collect(const struct job *job)
{
	for (size_t i = 0; i < TABLES; i++) {
		struct buf *table = &job->tables[i];
		size_t begin = table->len, header;
		char name[32];

		snprintf(name, sizeof(name), "%s.csv", table_names[i]);
		if (!read_file(path_join(job->out, name), table))
			end_with(EX_SOFTWARE, "nl-csv wrote no %s", name);
		header = str_find(buf_str(table), '\n', begin) + 1;
		if (header > table->len)
			end_with(EX_SOFTWARE, "nl-csv wrote no header to %s",
			    name);
		memmove(table->at + begin, table->at + header,
		    table->len - header);
		table->len -= header - begin;
	}
}

static void
put_attr(struct buf *out, const char *key, struct str value)
{
	buf_byte(out, '\t');
	buf_text(out, key);
	buf_byte(out, '=');
	stream_escape(out, value);
}

/* A full disk is no fault of the inputs. */
static void
end_if_system(const struct trouble *trouble)
{
	if (trouble->system)
		end_with(EX_IOERR, "nl-csv: %s", trouble->what);
}

/* The rows of an input that no stage can work on: one article, one error. */
static void
quarantine(const struct job *job, const struct input *input, const char *stage,
    const char *code, const char *what)
{
	struct buf stream, name;
	struct trouble trouble;

	buf_init(&name);
	buf_init(&stream);
	buf_printf(&stream, "doc\t%s\t1", input->id);
	buf_visible(&name, str_of(input->rel));
	put_attr(&stream, "src", buf_str(&name));
	put_attr(&stream, "srclen", STR("0"));
	buf_printf(&stream, "\nvia\tnewsline\t%s\nerr\t%s\t%s\t",
	    NEWSLINE_VERSION, stage, code);
	stream_escape(&stream, str_of(what));
	buf_printf(&stream, "\nend\t%s\n", input->id);
	trouble = chain_tables(&job->chain, buf_str(&stream), job->out);
	end_if_system(&trouble);
	if (trouble.any)
		end_with(EX_SOFTWARE, "nl-csv: %s", trouble.what);
	collect(job);
	buf_release(&name);
	buf_release(&stream);
}

/* A file of many articles, whose rows are held at once, may be this large. */
enum { ARTICLES_A_FILE = 10 };

/* Why the input is not even tried, or NULL. */
static const char *
refusal(const struct job *job, const struct input *input)
{
	uint64_t most = job->work->limits.bytes * ARTICLES_A_FILE;
	static char text[128];

	if (input->fault != NULL)
		return input->fault;
	if (input->size <= most)
		return NULL;
	snprintf(text, sizeof(text), "has %llu bytes; a file of many articles "
	    "may have %llu", (unsigned long long)input->size,
	    (unsigned long long)most);
	return text;
}

/* How long the inputs may take: what one may, and more for many and large. */
static unsigned
seconds_for(const struct job *job, size_t begin, size_t end)
{
	const uint64_t bytes_a_second = 1 << 16;
	uint64_t bytes = 0;

	for (size_t i = begin; i < end; i++)
		bytes += job->inputs->at[i].size;
	return job->work->limits.seconds + (unsigned)((end - begin) / 8) +
	    (unsigned)(bytes / bytes_a_second);
}

/* Run the chain over inputs begin to end, which are all worth trying. */
static struct trouble
try_chain(struct job *job, size_t begin, size_t end)
{
	struct buf list;
	struct trouble trouble;

	buf_init(&list);
	list_inputs(job->inputs, begin, end, &list);
	job->chain.seconds = seconds_for(job, begin, end);
	trouble = chain_run(&job->chain, job->inputs->at[begin].root,
	    buf_str(&list), job->out);
	buf_release(&list);
	return trouble;
}

/*
 * Take the tables of inputs begin to end.  Where a stage ended well before its
 * input did, some have no row: then nothing is taken, and that is the trouble.
 */
static struct trouble
collect_whole(const struct job *job, size_t begin, size_t end)
{
	struct trouble trouble = { .stage = "newsline",
		.what = "no stage gave it a row", .passing = true };
	size_t before[TABLES], first;
	struct str articles;
	struct tally tally = { 0 };

	for (size_t i = 0; i < TABLES; i++)
		before[i] = job->tables[i].len;
	collect(job);
	articles = buf_str(&job->tables[0]);
	articles = str_slice(articles, before[0], articles.len);
	trouble.any = rows_missing(
	    articles, job->inputs, begin, end, &tally, &first) > 0;
	for (size_t i = 0; trouble.any && i < TABLES; i++)
		job->tables[i].len = before[i];
	return trouble;
}

/* Rows for begin to end, halving until what breaks the chain is alone. */
static void
do_range(struct job *job, size_t begin, size_t end)
{
	struct trouble trouble;

	if (begin == end)
		return;
	trouble = try_chain(job, begin, end);
	end_if_system(&trouble);
	if (!trouble.any)
		trouble = collect_whole(job, begin, end);
	if (!trouble.any)
		return;
	if (end - begin == 1) {
		job->again[begin - job->begin] = trouble.passing;
		quarantine(job, &job->inputs->at[begin], trouble.stage,
		    "broke", trouble.what);
	} else {
		size_t middle = begin + (end - begin) / 2;

		do_range(job, begin, middle);
		do_range(job, middle, end);
	}
}

/* Stretches of inputs worth trying, and between them those that are not. */
void
job_do(struct job *job)
{
	size_t begin = job->begin;

	for (size_t i = job->begin; i < job->end; i++) {
		const char *why = refusal(job, &job->inputs->at[i]);

		if (why == NULL)
			continue;
		do_range(job, begin, i);
		quarantine(job, &job->inputs->at[i], "newsline", "refused",
		    why);
		begin = i + 1;
	}
	do_range(job, begin, job->end);
}
