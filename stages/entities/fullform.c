#include "fullform.h"

#include "forms.h"

#include "entities/org_words.tsv.h"

void
fullform_words_init(struct lexicon *org_words)
{
	lexicon_init(org_words, org_words_rows, org_words_n);
}

void
fullform_set(struct entities *found, struct str text,
    const struct names *names, const struct lexicon *org_words,
    struct arena *arena)
{
	struct forms forms = forms_collect(found, text, names, arena);

	forms_link_persons(&forms);
	forms_link_others(&forms, org_words);
	for (size_t i = 0; i < found->n; i++) {
		int meant;

		if (forms.of[i] == FORM_NONE)
			continue;
		meant = forms_meant(&forms, i);
		found->at[i].name = forms.at[meant].shown;
		if (forms.at[forms.of[i]].acronym)
			found->at[i].label = forms.at[meant].label;
	}
}
