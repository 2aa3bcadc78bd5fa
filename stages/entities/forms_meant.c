/* Which person is meant where several bear one name. */
#include "forms.h"

struct names_title
forms_title_before(const struct forms *forms, const struct entity *entity)
{
	uint32_t end = entity->at.begin, begin;

	while (end > 0 && forms->text.at[end - 1] == ' ')
		end--;
	begin = end;
	while (begin > 0 && end - begin < 32 &&
	    !ascii_is_space((unsigned char)forms->text.at[begin - 1]))
		begin--;
	return names_title(
	    forms->names, str_slice(forms->text, begin, end));
}

enum { LOOK_BACK = 40 };

static bool
is_rival(const struct form *form, int full)
{
	for (size_t r = 0; r < form->n_rivals; r++)
		if (form->rivals[r] == full)
			return true;
	return false;
}

/* Does a paragraph end between? */
static bool
is_parted(const struct forms *forms, uint32_t begin, uint32_t end)
{
	return str_find(str_slice(forms->text, begin, end), '\n', 0) <
	    end - begin;
}

/* The only rival that is named in the same paragraph before; FORM_NONE. */
static int
named_nearby(const struct forms *forms, size_t entity, const struct form *form)
{
	uint32_t end = forms->entities->at[entity].at.begin;
	int found = FORM_NONE;

	for (size_t k = 1; k <= LOOK_BACK && k <= entity; k++) {
		const struct entity *e = &forms->entities->at[entity - k];
		int full;

		if (is_parted(forms, e->at.end, end))
			break;
		end = e->at.begin;
		if (forms->of[entity - k] == FORM_NONE)
			continue;
		full = forms_fullest(forms, forms->of[entity - k]);
		if (!is_rival(form, full))
			continue;
		if (found != FORM_NONE && found != full)
			return FORM_NONE;
		found = full;
	}
	return found;
}

/* The only rival that fits the gender of the title; FORM_NONE. */
static int
by_gender(const struct forms *forms, const struct form *form,
    enum names_gender gender)
{
	int found = FORM_NONE;

	if (gender == NAMES_UNKNOWN)
		return FORM_NONE;
	for (size_t r = 0; r < form->n_rivals; r++) {
		enum names_gender has = forms->at[form->rivals[r]].gender;

		if (has != NAMES_UNKNOWN && has != gender)
			continue;
		if (found != FORM_NONE)
			return FORM_NONE;
		found = form->rivals[r];
	}
	return found;
}

/* The only rival that the reader knows by now, or the main person. */
static int
by_standing(const struct forms *forms, size_t entity, const struct form *form)
{
	int known = FORM_NONE, main_one = form->rivals[0];
	size_t n_known = 0;

	for (size_t r = 0; r < form->n_rivals; r++) {
		const struct form *rival = &forms->at[form->rivals[r]];

		if (rival->seen < entity) {
			known = form->rivals[r];
			n_known++;
		}
		if (rival->total > forms->at[main_one].total)
			main_one = form->rivals[r];
	}
	if (n_known == 1)
		return known;
	for (size_t r = 0; r < form->n_rivals; r++)
		if (form->rivals[r] != main_one &&
		    forms->at[form->rivals[r]].total * 2 >
		        forms->at[main_one].total)
			return FORM_NONE;
	return main_one;
}

int
forms_meant(const struct forms *forms, size_t entity)
{
	int own = forms_fullest(forms, forms->of[entity]), found;
	const struct form *form = &forms->at[own];

	if (form->n_rivals == 0)
		return own;
	found = by_gender(forms, form,
	    forms_title_before(forms, &forms->entities->at[entity]).gender);
	if (found == FORM_NONE)
		found = named_nearby(forms, entity, form);
	if (found == FORM_NONE)
		found = by_standing(forms, entity, form);
	return found == FORM_NONE ? own : found;
}
