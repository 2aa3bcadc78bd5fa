#define _GNU_SOURCE
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "diag.h"

int
errno_status(int error)
{
	switch (error) {
	case EACCES:
	case EPERM:
	case EROFS:
		return EX_NOPERM;
	case ENOENT:
	case ENOTDIR:
	case EEXIST:
		return EX_CANTCREAT;
	default:
		return EX_IOERR;
	}
}

void
end_with(int status, const char *format, ...)
{
	char line[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	warn("%s", line);
	exit(status);
}

static void
end_path(const char *what, const char *path)
{
	int error = errno;

	end_with(errno_status(error), "cannot %s %s: %s", what, path,
	    strerror(error));
}

const char *
path_join(const char *dir, const char *name)
{
	static char *ring[8];
	static size_t next;
	size_t size = strlen(dir) + strlen(name) + 2;
	char **slot = &ring[next++ % 8];

	*slot = xrealloc(*slot, size);
	snprintf(*slot, size, "%s/%s", dir, name);
	return *slot;
}

void
make_folders(const char *path)
{
	char *copy = strdup(path);

	if (copy == NULL)
		die_memory();
	for (char *slash = strchr(copy + 1, '/'); slash != NULL;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(copy, 0777) != 0 && errno != EEXIST)
			end_path("make the folder", copy);
		*slash = '/';
	}
	if (mkdir(copy, 0777) != 0 && errno != EEXIST)
		end_path("make the folder", copy);
	free(copy);
}

static int
remove_one(const char *path, const struct stat *status, int type,
    struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	remove(path);
	return 0;
}

void
remove_tree(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

bool
read_file(const char *path, struct buf *out)
{
	FILE *in = fopen(path, "rb");
	size_t n;
	bool ok;

	if (in == NULL)
		return false;
	do {
		buf_reserve(out, 64 * 1024);
		n = fread(out->at + out->len, 1, 64 * 1024, in);
		out->len += n;
	} while (n > 0);
	ok = ferror(in) == 0;
	fclose(in);
	return ok;
}

void
close_durably(FILE *file, const char *path)
{
	bool failed = fflush(file) != 0 || ferror(file) != 0;

	failed = failed || fsync(fileno(file)) != 0;
	if (failed || fclose(file) != 0)
		end_path("write", path);
}

void
write_file_durably(const char *path, struct str bytes)
{
	write_parts_durably(path, &bytes, 1);
}

void
write_parts_durably(const char *path, const struct str parts[], size_t n)
{
	struct buf aside;
	FILE *file;

	buf_init(&aside);
	buf_printf(&aside, "%s.tmp.%ld", path, (long)getpid());
	buf_byte(&aside, '\0');
	file = fopen(aside.at, "wb");
	if (file == NULL)
		end_path("write", aside.at);
	for (size_t i = 0; i < n; i++)
		fwrite(parts[i].at, 1, parts[i].len, file);
	close_durably(file, aside.at);
	rename_durably(aside.at, path);
	buf_release(&aside);
}

void
sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0 || fsync(fd) != 0)
		end_path("flush", path);
	close(fd);
}

void
rename_durably(const char *from, const char *to)
{
	const char *slash = strrchr(to, '/');
	char *folder;

	if (rename(from, to) != 0)
		end_path("publish", to);
	folder = strndup(to, slash == NULL ? 0 : (size_t)(slash - to));
	if (folder == NULL)
		die_memory();
	sync_folder(slash == NULL ? "." : folder);
	free(folder);
}

/* Where the kernel cannot copy between these files, through memory. */
static bool
copy_by_hand(int from, uint64_t offset, uint64_t len, int to)
{
	static char bytes[1 << 16];

	while (len > 0) {
		size_t want = len < sizeof(bytes) ? (size_t)len : sizeof(bytes);
		ssize_t n = pread(from, bytes, want, (off_t)offset);

		if (n <= 0)
			return false;
		for (ssize_t done = 0, w; done < n; done += w) {
			w = write(to, bytes + done, (size_t)(n - done));
			if (w < 0)
				return false;
		}
		offset += (uint64_t)n;
		len -= (uint64_t)n;
	}
	return true;
}

void
append_range(int from, uint64_t offset, uint64_t len, int to,
    const char *to_path)
{
	off_t at = (off_t)offset;

	while (len > 0) {
		ssize_t n = copy_file_range(from, &at, to, NULL, len, 0);

		if (n <= 0)
			break;
		len -= (uint64_t)n;
	}
	if (len > 0 && !copy_by_hand(from, (uint64_t)at, len, to))
		end_path("write", to_path);
}
