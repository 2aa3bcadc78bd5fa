#define _GNU_SOURCE /* readlink */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "diag.h"
#include "files.h"
#include "hash.h"
#include "version.h"

static const char *const programs[] = { "nl-normalize", "nl-sentences",
	"nl-entities", "nl-quotes", "nl-csv" };

char *
config_bin(void)
{
	char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *bin;

	if (len <= 0)
		end_with(EX_OSERR, "cannot find where the programs are: %s",
		    strerror(errno));
	path[len] = '\0';
	*strrchr(path, '/') = '\0';
	bin = strdup(path);
	if (bin == NULL)
		die_memory();
	return bin;
}

static void
add_hash(const char *path, struct buf *out)
{
	struct buf bytes;

	buf_init(&bytes);
	if (!read_file(path, &bytes))
		end_with(EX_SOFTWARE, "cannot read %s: %s", path,
		    strerror(errno));
	buf_printf(out, " %016llx",
	    (unsigned long long)hash_str(buf_str(&bytes)));
	buf_release(&bytes);
}

void
config_describe(const char *bin, const struct limits *limits,
    const char *alias, struct buf *out)
{
	buf_printf(out, "newsline %s %llu %llu %u", NEWSLINE_VERSION,
	    (unsigned long long)limits->bytes,
	    (unsigned long long)limits->memory, limits->seconds);
	for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++)
		add_hash(path_join(bin, programs[i]), out);
	if (alias != NULL)
		add_hash(alias, out);
	buf_byte(out, '\n');
}
