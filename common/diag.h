/*
 * Messages to people: one line on standard error, hostile bytes made visible.
 *
 *     nl-quotes: articles.nl:17: gazette/7: surface is 4 bytes, span is 5
 *
 * The program's name and its last act are all that is kept at file scope.
 */
#ifndef DIAG_H
#define DIAG_H

#include <stdio.h>

#include "str.h"

/* How a program ends. */
enum status {
	STATUS_OK = 0,      /* everything asked was done, and written */
	STATUS_PARTIAL = 1, /* some article had trouble; the others are done */
	STATUS_TROUBLE = 2, /* bad usage, bad stream, or the system failed */
};

/*
 * Set the name that starts every message.  name is kept, not copied.  To be
 * called first: it sees to standard streams that are closed.
 */
void diag_program(const char *name);
const char *diag_name(void);

/*
 * Print "NAME: message" and a line feed.  Control characters, DEL, C1, bidi
 * controls and bytes that are not UTF-8 are shown as \xHH, so that text from
 * articles cannot steer a terminal.
 */
void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* As warn, then end the program with STATUS_TROUBLE, or as was set. */
void die(const char *format, ...)
    __attribute__((format(printf, 1, 2), noreturn));

/* die() ends the program with this status from now on. */
void diag_die_status(int status);

/* Call cleanup() before die() ends the program: to remove files half made. */
void diag_at_die(void (*cleanup)(void));

/* The system has no more memory: say so and end.  Allocates nothing. */
void die_memory(void) __attribute__((noreturn));

/* Memory that lives as long as the program, or the program ends. */
void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *at, size_t size);

/* Write s to out as warn() would show it. */
void diag_put_safe(FILE *out, struct str s);

/*
 * Close standard output and end with status, or with STATUS_TROUBLE and a
 * message where anything that was written did not arrive (a full disk).
 */
int diag_close_output(int status);

#endif
