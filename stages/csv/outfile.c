#include "outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag.h"

enum { ENOUGH = 256 * 1024 }; /* bytes that are worth a write() */

void
outfile_stdout(struct outfile *file)
{
	*file = (struct outfile){ .fd = STDOUT_FILENO };
}

static char *
join(const char *dir, const char *before, const char *name, const char *behind)
{
	size_t size = strlen(dir) + strlen(before) + strlen(name) +
	    strlen(behind) + 2;
	char *path = xmalloc(size);

	snprintf(path, size, "%s%s%s%s", dir, before, name, behind);
	return path;
}

void
outfile_create(struct outfile *file, const char *dir, const char *name)
{
	*file = (struct outfile){ .path = join(dir, "/", name, ""),
		.temporary = join(dir, "/.", name, ".tmp") };
	if (mkdir(dir, 0777) != 0 && errno != EEXIST) {
		file->error = errno;
		file->fd = -1;
		return;
	}
	file->fd = open(file->temporary,
	    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (file->fd == -1)
		file->error = errno;
}

void
outfile_flush(struct outfile *file, bool must)
{
	size_t done = 0;

	if (file->buf.len < ENOUGH && !must)
		return;
	while (file->error == 0 && done < file->buf.len) {
		ssize_t n = write(
		    file->fd, file->buf.at + done, file->buf.len - done);

		if (n >= 0)
			done += (size_t)n;
		else if (errno != EINTR)
			file->error = errno;
	}
	file->bytes += file->buf.len;
	buf_reset(&file->buf);
}

int
outfile_finish(struct outfile *file)
{
	outfile_flush(file, true);
	if (file->error == 0 && file->path != NULL && !file->no_sync &&
	    fsync(file->fd) != 0)
		file->error = errno;
	if (file->fd != -1 && close(file->fd) != 0 && file->error == 0)
		file->error = errno;
	file->fd = -1;
	return file->error;
}

int
outfile_publish(struct outfile *file)
{
	if (file->error != 0 || file->path == NULL)
		return file->error;
	if (rename(file->temporary, file->path) != 0) {
		file->error = errno;
		return file->error;
	}
	free(file->temporary);
	file->temporary = NULL;
	return 0;
}

bool
outfile_sync_dir(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd != -1 && fsync(fd) == 0;

	if (!good)
		warn("%s: cannot sync: %s", dir, strerror(errno));
	if (fd != -1)
		close(fd);
	return good;
}

void
outfile_release(struct outfile *file)
{
	if (file->fd > STDOUT_FILENO)
		close(file->fd);
	if (file->temporary != NULL)
		unlink(file->temporary);
	free(file->temporary);
	free(file->path);
	buf_release(&file->buf);
}
