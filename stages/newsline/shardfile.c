#include "shardfile.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"

const char *const table_names[TABLES] = { "articles", "sentences", "entities",
	"quotes", "errors" };

static const char heading[] = "newsline-shard 1";

enum { COUNTS = 6 };

/* The counts of a tally in the order in which they are written. */
static uint64_t *
count_at(struct tally *tally, size_t i)
{
	uint64_t *const counts[COUNTS] = { &tally->ok, &tally->warn,
		&tally->quarantined, &tally->articles, &tally->bad,
		&tally->again };

	return counts[i];
}

void
tally_add(struct tally *sum, const struct tally *more)
{
	struct tally copy = *more;

	for (size_t i = 0; i < COUNTS; i++)
		*count_at(sum, i) += *count_at(&copy, i);
}

static void
add_head(struct buf *out, const struct rows *rows, const struct tally *tally)
{
	struct tally copy = *tally;

	buf_printf(out, "%s\ncounts", heading);
	for (size_t i = 0; i < COUNTS; i++) {
		buf_byte(out, ' ');
		buf_number(out, *count_at(&copy, i));
	}
	buf_byte(out, '\n');
	for (size_t i = 0; i < TABLES; i++)
		buf_printf(out, "table %s %zu\n", table_names[i],
		    rows->table[i].len);
	buf_byte(out, '\n');
}

void
shardfile_write(
    const char *path, const struct rows *rows, const struct tally *tally)
{
	struct str parts[1 + TABLES];
	struct buf head;

	buf_init(&head);
	add_head(&head, rows, tally);
	parts[0] = buf_str(&head);
	for (size_t i = 0; i < TABLES; i++)
		parts[1 + i] = rows->table[i];
	write_parts_durably(path, parts, 1 + TABLES);
	buf_release(&head);
}

/* "word N", the number read; false where line is anything else. */
static bool
read_number(struct str line, const char *word, uint64_t *value)
{
	struct str want = str_of(word);

	return str_starts(line, want) && line.len > want.len + 1 &&
	    str_number(str_slice(line, want.len + 1, line.len), UINT64_MAX / 4,
	        value);
}

static bool
read_tally(struct str line, struct tally *tally)
{
	struct str word;

	if (!str_field(&line, ' ', &word) || !str_is(word, "counts"))
		return false;
	for (size_t i = 0; i < COUNTS; i++)
		if (!str_field(&line, ' ', &word) ||
		    !str_number(word, UINT64_MAX / 4, count_at(tally, i)))
			return false;
	return true;
}

static bool
read_head(struct shardfile *file, struct str head, uint64_t size)
{
	struct str rest = head, line;
	uint64_t at;

	if (!str_field(&rest, '\n', &line) || !str_is(line, heading) ||
	    !str_field(&rest, '\n', &line) || !read_tally(line, &file->tally))
		return false;
	for (size_t i = 0; i < TABLES; i++) {
		char word[32];

		snprintf(word, sizeof(word), "table %s", table_names[i]);
		if (!str_field(&rest, '\n', &line) ||
		    !read_number(line, word, &file->len[i]))
			return false;
	}
	if (!str_field(&rest, '\n', &line) || line.len > 0 || rest.at == NULL)
		return false;
	at = (uint64_t)(rest.at - head.at);
	for (size_t i = 0; i < TABLES; i++) {
		file->begin[i] = at;
		at += file->len[i];
	}
	return at == size;
}

bool
shardfile_open(struct shardfile *file, const char *path)
{
	char head[512];
	struct stat status;
	ssize_t n;

	file->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (file->fd < 0)
		return false;
	n = pread(file->fd, head, sizeof(head), 0);
	if (n > 0 && fstat(file->fd, &status) == 0 &&
	    read_head(file, (struct str){ head, (size_t)n },
	        (uint64_t)status.st_size))
		return true;
	shardfile_close(file);
	return false;
}

void
shardfile_close(struct shardfile *file)
{
	close(file->fd);
}
