# The forms that words have, from WordNet's indexes and our irregular forms:
#
#   awk -f inflect.awk irregular.tsv index.verb index.noun index.adj index.adv
#
# prints FORM<TAB>CLASSES, in no order; CLASSES is a sum of enum pos_class in
# ../pos.h.  A form that can only be a noun is left out: what a tagger takes
# for a noun that it has not learned is one, or else one of the others.

function is_new(form, class) { return !((form, class) in known) }
function add(form, class) {
	if (is_new(form, class)) {
		known[form, class] = 1
		classes[form] += class
	}
}
function without_last(w) { return substr(w, 1, length(w) - 1) }
function with_s(w) {
	if (w ~ /(s|x|z|ch|sh|[^aeiou]o)$/)
		return w "es"
	return w ~ /[^aeiou]y$/ ? without_last(w) "ies" : w "s"
}
function with_ed(w) {
	if (w ~ /e$/)
		return w "d"
	return w ~ /[^aeiou]y$/ ? without_last(w) "ied" : w "ed"
}
function with_ing(w) {
	if (w ~ /ie$/)
		return substr(w, 1, length(w) - 2) "ying"
	return w ~ /[^eoy]e$/ ? without_last(w) "ing" : w "ing"
}
# "stop" and "quip" may double their last letter; "visit" is spelt so, too, and
# a form too many does no harm.
function doubles(w) { return w ~ /([^aeiou]|qu|^)[aeiou][^aeiouwxy]$/ }
function add_verb(w) {
	add(w, BASE)
	add(with_s(w), THIRD)
	add(with_ed(w), PAST)
	add(with_ing(w), ING)
	if (doubles(w)) {
		add(w substr(w, length(w)) "ed", PAST)
		add(w substr(w, length(w)) "ing", ING)
	}
}
function add_irregular(form) {
	add(form, form ~ /ing$/ ? ING : form ~ /s$/ ? THIRD : PAST)
}
BEGIN {
	BASE = 1; THIRD = 2; PAST = 4; ING = 8
	NOUN = 16; NOUNS = 32; ADJECTIVE = 64; ADVERB = 128
}
FNR == 1 { file++ }
file == 1 {
	if ($0 ~ /^[a-z]+\t/)
		lemma[$1] = $2
	next
}
/^ / || $1 !~ /^[a-z]+$/ { next }
$2 == "v" { verbs[$1] = 1; add_verb($1) }
$2 == "n" { add($1, NOUN); add(with_s($1), NOUNS) }
$2 == "a" { add($1, ADJECTIVE) }
$2 == "r" { add($1, ADVERB) }
END {
	for (form in lemma)
		if (lemma[form] in verbs)
			add_irregular(form)
	for (form in classes)
		if (classes[form] % NOUN || classes[form] >= ADJECTIVE)
			print form "\t" classes[form]
}
