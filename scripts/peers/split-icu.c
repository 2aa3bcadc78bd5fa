/*
 * split-icu < text > one sentence a line
 *
 * ICU's break iterator over each line of standard input.  A line of news text
 * is a paragraph; ICU itself would end a sentence at its end, too.
 */
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <stdio.h>
#include <stdlib.h>

static void
split(UBreakIterator *it, const char *line, size_t len)
{
	UErrorCode status = U_ZERO_ERROR;
	UText *text = utext_openUTF8(NULL, line, (int64_t)len, &status);
	int32_t begin, end;

	ubrk_setUText(it, text, &status);
	if (U_FAILURE(status))
		exit(1);
	begin = ubrk_first(it);
	while ((end = ubrk_next(it)) != UBRK_DONE) {
		fwrite(line + begin, 1, (size_t)(end - begin), stdout);
		putchar('\n');
		begin = end;
	}
	utext_close(text);
}

int
main(void)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *it =
	    ubrk_open(UBRK_SENTENCE, "en_US", NULL, 0, &status);
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;

	if (U_FAILURE(status))
		return 1;
	while ((len = getline(&line, &cap, stdin)) > 0) {
		if (line[len - 1] == '\n')
			len--;
		if (len > 0)
			split(it, line, (size_t)len);
	}
	free(line);
	ubrk_close(it);
	return ferror(stdin) || fflush(stdout) != 0;
}
