/* Who wrote it, who printed it: names as JSON has them. */
#include "extract.h"
#include "json.h"

static void
add_name(struct str *all, struct str name, struct arena *arena)
{
	name = str_trim(name);
	if (name.len == 0)
		return;
	*all = arena_printf(arena, "%.*s%s%.*s", (int)all->len, all->at,
	    all->len > 0 ? "|" : "", (int)name.len, name.at);
}

/* The member of an object that names it: "name", "title" ... */
static struct str
object_name(struct str s, struct span at, struct arena *arena)
{
	static const char *const keys[] = { "name", "title", "id", "uri" };
	struct str object = str_span(s, at), best = { "", 0 };
	struct json_value value;
	size_t i = 0, rank = 4;
	struct span key;

	while (json_next_member(object, &i, &key, &value) == JSON_NEXT)
		for (size_t k = 0; k < rank; k++)
			if (value.kind == JSON_IS_STRING &&
			    str_is(str_span(object, key), keys[k])) {
				best = json_string(object, value, arena);
				rank = k;
			}
	return best;
}

struct str
json_name(struct str s, const struct json_value *value, struct arena *arena)
{
	if (value->kind == JSON_IS_STRING)
		return str_trim(json_string(s, *value, arena));
	if (value->kind == JSON_IS_OBJECT)
		return object_name(s, value->at, arena);
	return (struct str){ "", 0 };
}

/* "A, B and C" or "A; B" as names. */
static struct str
split_names(struct str list, struct arena *arena)
{
	char sign = str_find(list, ';', 0) < list.len ? ';' : ',';
	struct str all = { "", 0 }, part;

	if (str_starts(list, STR("By ")) || str_starts(list, STR("by ")))
		list = str_slice(list, 3, list.len);
	if (list.len > 400 || str_find(list, '|', 0) < list.len)
		return list;
	while (str_field(&list, sign, &part)) {
		size_t and = str_find_str(part, STR(" and "), 0);

		part = str_trim(part);
		if (str_starts(part, STR("and ")))
			part = str_slice(part, 4, part.len);
		else if (and < part.len && and + 5 < part.len) {
			add_name(&all, str_slice(part, 0, and), arena);
			part = str_slice(part, and + 4, part.len);
		}
		add_name(&all, part, arena);
	}
	return all;
}

struct str
json_authors(struct str s, const struct json_value *value, struct arena *arena)
{
	struct str all = { "", 0 }, array;
	struct json_value element;
	size_t i = 0, n = 0;

	if (value->kind != JSON_IS_ARRAY)
		return split_names(json_name(s, value, arena), arena);
	array = str_span(s, value->at);
	while (n++ < 32 &&
	    json_next_element(array, &i, &element) == JSON_NEXT)
		add_name(&all, json_name(array, &element, arena), arena);
	return all;
}
