#include "diag.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "utf8.h"

static const char *program = "newsline";
static int die_status = STATUS_TROUBLE;
static void (*before_death)(void);

/*
 * A standard stream that is closed stays useless, but its number is taken:
 * the next file that is opened would be read or get messages in its place.
 */
static void
hold_streams(void)
{
	for (int fd = 0; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
			(void)open("/dev/null",
			    fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

void
diag_program(const char *name)
{
	program = name;
	hold_streams();
	/* A message is one write, not one for each of its characters. */
	setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
}

void
diag_at_die(void (*cleanup)(void))
{
	before_death = cleanup;
}

static void leave(void) __attribute__((noreturn));

void
diag_die_status(int status)
{
	die_status = status;
}

/* A cleanup that dies itself is not called again. */
static void
leave(void)
{
	void (*cleanup)(void) = before_death;

	before_death = NULL;
	if (cleanup != NULL)
		cleanup();
	_exit(die_status);
}

const char *
diag_name(void)
{
	return program;
}

/* Could this code point move the cursor, hide text or turn its direction? */
static bool
is_unsafe(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x061c ||
	    (c >= 0x200e && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

void
diag_put_safe(FILE *out, struct str s)
{
	for (size_t i = 0; i < s.len;) {
		uint32_t c;
		size_t n = utf8_decode(s, i, &c);

		if (n > 0 && !is_unsafe(c)) {
			fwrite(s.at + i, 1, n, out);
			i += n;
			continue;
		}
		for (size_t end = i + (n == 0 ? 1 : n); i < end; i++)
			fprintf(out, "\\x%02X", (unsigned char)s.at[i]);
	}
}

__attribute__((format(printf, 1, 0))) static void
message(const char *format, va_list args)
{
	char line[2048];
	int len = vsnprintf(line, sizeof(line), format, args);

	if (len < 0)
		len = 0;
	if ((size_t)len >= sizeof(line))
		len = (int)sizeof(line) - 1;
	flockfile(stderr);
	fprintf(stderr, "%s: ", program);
	diag_put_safe(stderr, (struct str){ line, (size_t)len });
	fputc('\n', stderr);
	funlockfile(stderr);
}

void
warn(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	message(format, args);
	va_end(args);
}

void
die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	message(format, args);
	va_end(args);
	leave();
}

void
die_memory(void)
{
	static const char text[] = ": out of memory\n";

	/* "!": where standard error fails too, there is nobody to tell. */
	(void)!write(STDERR_FILENO, program, strlen(program));
	(void)!write(STDERR_FILENO, text, sizeof(text) - 1);
	leave();
}

void *
xmalloc(size_t size)
{
	void *at = malloc(size == 0 ? 1 : size);

	if (at == NULL)
		die_memory();
	return at;
}

void *
xcalloc(size_t n, size_t size)
{
	void *at = calloc(n == 0 ? 1 : n, size == 0 ? 1 : size);

	if (at == NULL)
		die_memory();
	return at;
}

void *
xrealloc(void *at, size_t size)
{
	void *grown = realloc(at, size == 0 ? 1 : size);

	if (grown == NULL)
		die_memory();
	return grown;
}

int
diag_close_output(int status)
{
	bool failed = ferror(stdout) != 0;

	errno = 0;
	if (fclose(stdout) != 0 || failed) {
		warn("cannot write standard output: %s",
		    strerror(errno == 0 ? EIO : errno));
		return STATUS_TROUBLE;
	}
	return status;
}
