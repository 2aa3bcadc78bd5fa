/*
 * Whom a speaker means.  Texts are marked: {a person's name}, [an organisation
 * or place], *the words of a speaker*; a line is a paragraph, a full stop and
 * a blank end a sentence.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "quotes/resolve.h"

enum { MAX = 64 };

struct marked {
	struct buf text;
	struct buf records; /* par, sent and ent lines */
	struct attributions attributions;
	struct attribution at[MAX];
	struct span content[MAX];
};

static void
add_record(struct marked *m, const char *kind, uint32_t n, struct span at,
    const char *label)
{
	buf_printf(&m->records, "%s\t%c%u\t%u\t%u\t%s\t", kind, kind[0], n,
	    at.begin, at.end, label);
	buf_add(&m->records, str_span(buf_str(&m->text), at));
	buf_byte(&m->records, '\n');
}

/* Take the marks out; note ents and speakers. */
static void
add_marks(struct marked *m, const char *text)
{
	uint32_t open = 0, n = 0;
	bool speaking = false;

	for (const char *p = text; *p != '\0'; p++) {
		uint32_t at = (uint32_t)m->text.len;
		size_t k = m->attributions.n;

		if (*p == '{' || *p == '[') {
			open = at;
		} else if (*p == '}' || *p == ']') {
			add_record(m, "ent", ++n, (struct span){ open, at },
			    *p == '}' ? "person" : "org");
		} else if (*p == '*' && !speaking) {
			assert_true(k < MAX);
			m->at[k].speaker.begin = at;
			speaking = true;
		} else if (*p == '*') {
			m->at[k].speaker.end = at;
			m->content[k] = (struct span){ 0, 1 };
			m->at[k].content = (struct spans){ &m->content[k], 1 };
			m->at[k].type = QUOTE_INDIRECT;
			m->attributions.n++;
			speaking = false;
		} else {
			buf_byte(&m->text, *p);
		}
	}
	m->attributions.at = m->at;
}

static void
add_layout(struct marked *m)
{
	struct str text = buf_str(&m->text);
	uint32_t par = 0, sent = 0, n_par = 0, n_sent = 0;

	for (uint32_t i = 0; i <= text.len; i++) {
		bool ends = i == text.len || text.at[i] == '\n';

		if (ends || (i > sent && text.at[i] == ' ' &&
		                text.at[i - 1] == '.' && i - sent > 6)) {
			add_record(m, "sent", ++n_sent,
			    (struct span){ sent, i }, ".");
			sent = i + 1;
		}
		if (ends) {
			add_record(m, "par", ++n_par, (struct span){ par, i },
			    "body");
			par = i + 1;
		}
	}
}

/* The stream of one article; par records before sent before ent. */
static FILE *
as_stream(struct marked *m)
{
	char *lines[4 * MAX];
	size_t n = 0;
	FILE *in = tmpfile();

	assert_non_null(in);
	buf_byte(&m->records, '\0');
	for (char *line = strtok(m->records.at, "\n"); line != NULL;
	     line = strtok(NULL, "\n"))
		lines[n++] = line;
	fprintf(in, "doc\tt\t1\tsrc=t\tsrclen=%zu\nvia\tnormalize\t0.1.0\n",
	    m->text.len);
	fprintf(in, "map\t%zu=\n", m->text.len);
	for (size_t i = 0; i < n; i++)
		if (strncmp(lines[i], "par", 3) == 0)
			fprintf(in, "%s\n", lines[i]);
	for (size_t i = 0; i < n; i++)
		if (strncmp(lines[i], "par", 3) != 0)
			fprintf(in, "%s\n", lines[i]);
	fprintf(in, "end\tt\n");
	rewind(in);
	return in;
}

/* The names of the speakers, joined by " / "; "-" where there is none. */
static void
check(const char *text, const char *expected)
{
	struct marked m = { 0 };
	struct resolver resolver;
	struct resolution r;
	struct stream_reader reader;
	struct article article;
	struct buf names;
	FILE *in;

	add_marks(&m, text);
	add_layout(&m);
	in = as_stream(&m);
	stream_open(&reader, in);
	if (stream_next(&reader, &article) != STREAM_ARTICLE)
		fail_msg("%s", reader.error);
	resolver_init(&resolver);
	resolve(&resolver, &article, &m.attributions, &r, article.arena);
	buf_init(&names);
	for (size_t i = 0; i < m.attributions.n; i++) {
		struct str name = r.speakers[r.of[i]].name;

		buf_text(&names, i == 0 ? "" : " / ");
		buf_add(&names, name.len == 0 ? STR("-") : name);
	}
	buf_byte(&names, '\0');
	assert_string_equal(names.at, expected);
	buf_release(&names);
	resolver_release(&resolver);
	stream_close(&reader);
	fclose(in);
	buf_release(&m.text);
	buf_release(&m.records);
}

static void
surname_gets_the_full_name(void **state)
{
	(void)state;
	check("{Ana Ruiz} runs the office. *{Ruiz}* said no.", "Ana Ruiz");
	check("*Mrs. {Ruiz}* said no. {Ana Ruiz} runs it.", "Ana Ruiz");
}

static void
title_and_apposition_belong_to_no_name(void **state)
{
	(void)state;
	check("*Mayor {Ana Ruiz}, a former clerk,* said no.", "Ana Ruiz");
	check("*a spokesman for the city, {Bo Park},* said no.", "Bo Park");
	check("*Secretary of State {Bo Park}* said no.", "Bo Park");
}

static void
possessor_is_not_the_speaker(void **state)
{
	(void)state;
	check("{Ana Ruiz} won. *{Ruiz}'s spokesman* said so.", "-");
	check("{Ana Ruiz} won. *{Ruiz}'s* warning was clear.", "Ana Ruiz");
	check("*{Ana Ruiz}'s aide {Bo Park}* said so.", "Bo Park");
}

static void
pronoun_follows_the_gender_that_titles_show(void **state)
{
	(void)state;
	check("Mrs. {Ana Ruiz} met Mr. {Bo Park}. *She* said no.",
	    "Ana Ruiz");
	check("Mrs. {Ana Ruiz} met Mr. {Bo Park}. *He* said no.", "Bo Park");
	check("{Ana Ruiz}, a businesswoman, met {Bo Park}. *He* said no.",
	    "Bo Park");
}

static void
pronoun_follows_the_gender_that_pronouns_show(void **state)
{
	(void)state;
	check("{Ana Ruiz} sold her car and her house.\n"
	      "{Bo Park} sold his. He moved.\n"
	      "{Park} called {Ruiz}. *She* was out, she said.",
	    "Ana Ruiz");
}

static void
pronoun_means_the_subject_before(void **state)
{
	(void)state;
	check("{Ana Ruiz} said no. *She* added that it was late.",
	    "Ana Ruiz");
}

static void
two_of_one_surname_are_told_apart_by_title(void **state)
{
	(void)state;
	check("Mrs. {Ana Ruiz} and Mr. {Leo Ruiz} came. *Mr. {Ruiz}* spoke. "
	      "*Mrs. {Ruiz}* did not.",
	    "Leo Ruiz / Ana Ruiz");
}

static void
relative_pronoun_means_the_name_before(void **state)
{
	(void)state;
	check("{Bo Park} met {Ana Ruiz}, *who* said no.", "Ana Ruiz");
	check("{Bo Park} met officials *who* said no.", "-");
}

static void
description_means_whom_it_was_said_of(void **state)
{
	(void)state;
	check("Superintendent {Ana Ruiz} met Sen. {Bo Park}. "
	      "*The superintendent* said no.",
	    "Ana Ruiz");
	check("Sen. {Bo Park} (I-Vt.) met Sen. {Ana Ruiz} (D-Ohio). "
	      "*The Vermont independent* said no.",
	    "Bo Park");
}

static void
unnamed_speakers_stay_unnamed(void **state)
{
	(void)state;
	check("{Ana Ruiz} won. *Officials* said so. *A spokesman* agreed.",
	    "- / -");
	check("*{Ana Ruiz} and {Bo Park}* said no.", "-");
}

static void
organisation_speaks(void **state)
{
	(void)state;
	check("*[Marten & Sons]* said no.", "Marten & Sons");
	check("The [Orrin School District] met. *The district* said no.",
	    "Orrin School District");
	check("The [Orrin School District] met the [Dale School District]. "
	      "*The district* said no.",
	    "-");
}

static void
nobody_is_there(void **state)
{
	(void)state;
	check("*He* said no.", "-");
	check("*Who* said no.", "-");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(surname_gets_the_full_name),
		cmocka_unit_test(title_and_apposition_belong_to_no_name),
		cmocka_unit_test(possessor_is_not_the_speaker),
		cmocka_unit_test(pronoun_follows_the_gender_that_titles_show),
		cmocka_unit_test(
		    pronoun_follows_the_gender_that_pronouns_show),
		cmocka_unit_test(pronoun_means_the_subject_before),
		cmocka_unit_test(two_of_one_surname_are_told_apart_by_title),
		cmocka_unit_test(relative_pronoun_means_the_name_before),
		cmocka_unit_test(description_means_whom_it_was_said_of),
		cmocka_unit_test(unnamed_speakers_stay_unnamed),
		cmocka_unit_test(organisation_speaks),
		cmocka_unit_test(nobody_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
