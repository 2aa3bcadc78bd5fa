/*
 * Loaded before libc: let allocation number FAIL_ALLOC of the process fail.
 * FAIL_COUNT=FILE appends the number of allocations at the end instead.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *at, size_t size);

static unsigned long calls, failing;
static int ready;

/* Called from within malloc, so nothing here may allocate. */
static int
fails(void)
{
	if (!ready) {
		const char *n = getenv("FAIL_ALLOC");

		for (; n != NULL && *n >= '0' && *n <= '9'; n++)
			failing = failing * 10 + (unsigned long)(*n - '0');
		ready = 1;
	}
	if (++calls != failing)
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *at, size_t size)
{
	return fails() ? NULL : __libc_realloc(at, size);
}

__attribute__((destructor)) static void
tell(void)
{
	const char *path = getenv("FAIL_COUNT");
	char digits[20];
	size_t i = sizeof(digits);
	int fd;

	if (path == NULL)
		return;
	digits[--i] = '\n';
	for (unsigned long n = calls; i > 0 && (n > 0 || i == 19); n /= 10)
		digits[--i] = (char)('0' + n % 10);
	fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0666);
	if (fd < 0 || write(fd, digits + i, sizeof(digits) - i) < 0)
		return;
	close(fd);
}
