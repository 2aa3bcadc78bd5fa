# The Groningen Meaning Bank calls one name a person here and a place there:
#
#   awk -f repair.awk names.tsv gmb/train.tsv gmb/train.tsv
#
# prints the corpus with each such name made what our lists say that it is, or,
# where they say nothing, what it is called nearly everywhere.  Names of one
# word mean several things in earnest, and take the second way only.

BEGIN {
	FS = OFS = "\t"
	kind["per"] = "P"; kind["org"] = "O"; kind["geo"] = kind["gpe"] = "L"
	label["P"] = "per"; label["O"] = "org"; label["L"] = "geo"
}
FNR == 1 { file++ }
file == 1 { lists[tolower($2)] = $1; next }

# The words of a name are kept until it ends; then it is counted or written.
function count_name() {
	if (n > 0 && type in kind) {
		names[name]
		of[name, kind[type]]++
	}
}
function write_name(    i, to) {
	to = type
	if ((type in kind) && (name in right) && right[name] != kind[type])
		to = label[right[name]]
	for (i = 1; i <= n; i++)
		print word[i], (i == 1 ? "B-" : "I-") to
}
function end_name() {
	if (file == 2)
		count_name()
	else
		write_name()
	n = 0
}
function add_word() {
	word[++n] = $1
	name = n == 1 ? $1 : name " " $1
	if (n == 1)
		type = substr($2, 3)
}

function best_of(name, but,    k, best) {
	best = ""
	for (k in label)
		if (k != but && (best == "" || of[name, k] > of[name, best]))
			best = k
	return best
}
# The one type that the lists know and the corpus has, else "".
function listed(name,    k, found) {
	found = ""
	for (k in label)
		if (index(lists[tolower(name)], k) && of[name, k] > 0) {
			if (found != "")
				return ""
			found = k
		}
	return found
}
# Places are listed nearly all: what an encyclopedia has and they lack is none.
function no_place(name,    listing) {
	listing = lists[tolower(name)]
	return index(listing, "M") && !index(listing, "L")
}
function decide(name,    all, best, second) {
	all = of[name, "P"] + of[name, "O"] + of[name, "L"]
	best = best_of(name, "")
	second = best_of(name, best)
	if (of[name, best] == all)
		return ""
	if (name !~ / /)
		return all >= 10 && of[name, best] >= all * 0.85 ? best : ""
	if (listed(name) != "")
		return listed(name)
	if (all < 4)
		return ""
	if (best == "L" && no_place(name) && of[name, second] >= all * 0.2)
		return second
	return of[name, best] >= all * 0.75 ? best : ""
}
file == 3 && FNR == 1 {
	for (one in names)
		if ((it = decide(one)) != "")
			right[one] = it
}
substr($2, 1, 2) == "I-" && n > 0 { add_word(); next }
n > 0 { end_name() }
substr($2, 1, 2) == "B-" { add_word(); next }
file == 3 { print }
END { if (n > 0) end_name() }
