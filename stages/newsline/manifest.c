#define _GNU_SOURCE
#include "manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "diag.h"
#include "files.h"
#include "hash.h"
#include "stream.h"

enum { READ_SIZE = 256 * 1024 };

/* A file that changed this shortly before it was looked at may change again
 * without its times telling. */
static const int64_t racy = 2000000000;

static const char heading[] = "newsline-manifest 1";

/* One line without its checksum: root, rel, size, times, inode, SHA-256. */
static void
print_facts(const struct input *input, struct buf *out)
{
	stream_escape(out, str_of(input->root));
	buf_byte(out, '\t');
	stream_escape(out, str_of(input->rel));
	buf_printf(out, "\t%llu\t%lld\t%lld\t%llu\t",
	    (unsigned long long)input->size, (long long)input->mtime,
	    (long long)input->ctime, (unsigned long long)input->inode);
}

static uint64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

static bool
is_racy(const struct input *input)
{
	return input->mtime + racy > (int64_t)now();
}

void
manifest_save(const struct inputs *inputs, const char *path)
{
	struct buf out;

	buf_init(&out);
	buf_printf(&out, "%s\n", heading);
	for (size_t i = 0; i < inputs->n; i++) {
		const struct input *input = &inputs->at[i];
		char hex[65];

		if (!input->hashed || is_racy(input))
			continue;
		print_facts(input, &out);
		sha256_hex(input->sha256, hex);
		buf_text(&out, hex);
		buf_byte(&out, '\n');
	}
	buf_printf(&out, "end\t%016llx\n",
	    (unsigned long long)hash_str(buf_str(&out)));
	write_file_durably(path, buf_str(&out));
	buf_release(&out);
}

/* Known facts, found by their text up to the last TAB. */
struct known {
	struct str *slot; /* [mask + 1]: whole lines */
	size_t mask;
};

static struct str
facts_of(struct str line)
{
	return str_slice(line, 0, line.len - 64);
}

static void
remember(struct known *known, struct str line)
{
	size_t i = (size_t)hash_str(facts_of(line)) & known->mask;

	while (known->slot[i].at != NULL)
		i = (i + 1) & known->mask;
	known->slot[i] = line;
}

/* Is the file whole: its heading, and the hash of all before "end"? */
static bool
is_whole(struct str text)
{
	char end[32];
	struct str body, tail;

	if (text.len < 24 || !str_starts(text, str_of(heading)))
		return false;
	body = str_slice(text, 0, text.len - 21);
	tail = str_slice(text, text.len - 21, text.len);
	snprintf(end, sizeof(end), "end\t%016llx\n",
	    (unsigned long long)hash_str(body));
	return str_is(tail, end);
}

static void
load(struct known *known, struct str text)
{
	struct str line;
	size_t lines = 0;

	for (size_t i = 0; i < text.len; i++)
		lines += text.at[i] == '\n';
	known->mask = 15;
	while (known->mask < lines * 2)
		known->mask = known->mask * 2 + 1;
	known->slot = xcalloc(known->mask + 1, sizeof(*known->slot));
	if (!is_whole(text))
		return;
	while (str_field(&text, '\n', &line))
		if (line.len > 70)
			remember(known, line);
}

static int
nibble(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

static bool
recall(const struct known *known, struct input *input, struct buf *facts)
{
	size_t i;

	buf_reset(facts);
	print_facts(input, facts);
	i = (size_t)hash_str(buf_str(facts)) & known->mask;
	for (; known->slot[i].at != NULL; i = (i + 1) & known->mask) {
		struct str line = known->slot[i];
		const char *hex = line.at + line.len - 64;

		if (!str_eq(facts_of(line), buf_str(facts)))
			continue;
		for (size_t k = 0; k < SHA256_SIZE; k++)
			input->sha256[k] = (unsigned char)(
			    nibble(hex[2 * k]) << 4 | nibble(hex[2 * k + 1]));
		return true;
	}
	return false;
}

static void
hash_file(struct input *input)
{
	static char bytes[READ_SIZE];
	int fd = open(input_path(input), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct sha256 sha;
	ssize_t n = -1;

	sha256_init(&sha);
	while (fd >= 0 && (n = read(fd, bytes, sizeof(bytes))) > 0)
		sha256_add(&sha, (struct str){ bytes, (size_t)n });
	if (n < 0)
		input->fault = errno == EACCES ? "cannot be read: no permission"
		    : errno == ENOENT ? "was gone before it could be read"
		                      : "cannot be read: input error";
	if (fd >= 0)
		close(fd);
	sha256_end(&sha, input->sha256);
}

size_t
manifest_hash(struct inputs *inputs, const char *path, bool verify)
{
	struct buf text, facts;
	struct known known;
	size_t read = 0;

	buf_init(&text);
	buf_init(&facts);
	if (!verify && !read_file(path, &text))
		buf_reset(&text);
	load(&known, buf_str(&text));
	for (size_t i = 0; i < inputs->n; i++) {
		struct input *input = &inputs->at[i];

		if (input->fault != NULL)
			continue;
		if (!recall(&known, input, &facts)) {
			hash_file(input);
			read++;
		}
		input->hashed = input->fault == NULL;
	}
	free(known.slot);
	buf_release(&text);
	buf_release(&facts);
	return read;
}
