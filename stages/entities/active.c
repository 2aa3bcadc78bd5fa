/* Which tokens of a sentence may be of a name. */
#include "active.h"

/* Tokens at both ends of a sentence that are not there, and not marked. */
enum { BESIDE = NER_ACTIVE_MORE / 2 };

/*
 * Which of n tokens are marked, are beside one that is, or in one run with it
 * without white space ("al-Qaida").
 */
static void
activate(bool *active, const bool *marked, const bool *space, size_t n)
{
	bool run = false;

	for (size_t i = 0; i < n; i++) {
		const bool *at = marked + i;

		run = (run & (!space[i])) | at[0];
		active[i] = run | at[-1] | at[1];
	}
	run = false;
	for (size_t i = n; i-- > 0;) {
		run |= marked[i];
		active[i] |= run;
		run &= !space[i];
	}
}

/* Quiet words are active only where a token at most two before is marked, and
 * one after. */
static void
silence(const struct ner_doc *doc, size_t s, const bool *marked)
{
	uint32_t begin = doc->sentence[s], end = doc->sentence[s + 1];

	for (uint32_t i = begin; i < end; i++, marked++)
		doc->active[i] &= (!ner_doc_form(doc, i)->quiet) |
		    ((marked[-1] | marked[-2]) & (marked[1] | marked[2]));
}

/* Unmark capitals that alone are no name, where no other is beside them. */
static void
unmark_alone(const struct ner_doc *doc, size_t s, bool *marked)
{
	uint32_t begin = doc->sentence[s], n = doc->sentence[s + 1] - begin;
	bool before = false;
	bool here = marked[0] & !ner_doc_form(doc, begin)->alone_none;

	for (uint32_t i = 0; i < n; i++) {
		bool after = i + 1 < n &&
		    (marked[i + 1] &
		    !ner_doc_form(doc, begin + i + 1)->alone_none);

		marked[i] &= here | before | after;
		before = here;
		here = after;
	}
}

static bool
is_marked(const struct ner_form *form)
{
	return form->letters >= NER_CASE_INITIAL || form->proper;
}

void
ner_activate(const struct ner_doc *doc, size_t s, bool careless, bool *marked)
{
	uint32_t begin = doc->sentence[s], n = doc->sentence[s + 1] - begin;

	if (careless || ner_style_caseless(doc->style[s])) {
		memset(doc->active + begin, true, n);
		return;
	}
	memset(marked, false, BESIDE);
	marked += BESIDE;
	for (uint32_t i = 0; i < n; i++)
		marked[i] = is_marked(ner_doc_form(doc, begin + i));
	memset(marked + n, false, BESIDE);
	if (!doc->thorough && n > 0)
		unmark_alone(doc, s, marked);
	activate(doc->active + begin, marked, doc->space + begin, n);
	silence(doc, s, marked);
}
