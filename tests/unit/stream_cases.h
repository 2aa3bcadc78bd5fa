/* What the tests of the stream share: an article, a stream from text. */
#ifndef TESTS_STREAM_CASES_H
#define TESTS_STREAM_CASES_H

#include "stream.h"
#include "unit.h"

#include <stdio.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

#define DOC "doc\tg/7\t1\tsrclen=16\tdate=1912-04-16\n"
#define VIA "via\tnormalize\t0.1.0\n"
#define MAP "map\t16=\n"
#define PARS "par\tp1\t0\t8\theadline\tRail \xe2\x80\x9c\n" \
             "par\tp2\t9\t16\tbody\tA = b.\\\n"
#define END "end\tg/7\n"

static inline FILE *
as_file(const char *text)
{
	FILE *file = tmpfile();

	assert_non_null(file);
	fputs(text, file);
	rewind(file);
	return file;
}

#endif
