# stream2bio.awk: the entities of a stream as a BIO file, for a scorer that
# compares by offset: text is cut at white space and where a name begins or ends.
#
#   ... | nl-entities | LC_ALL=C awk -f stream2bio.awk > found.tsv
BEGIN {
	FS = "\t"
	class["person"] = "PER"; class["org"] = "ORG"; class["place"] = "LOC"
	n = split("norp event work law product misc", list, " ")
	for (i = 1; i <= n; i++)
		class[list[i]] = "MISC"
}

function put(piece, tag,    words, k, i) {
	k = split(piece, words, /[ \n]+/)
	for (i = 1; i <= k; i++) {
		if (words[i] == "")
			continue
		print words[i] "\t" tag
		sub(/^B/, "I", tag)
	}
}

$1 == "doc" { text = ""; marks = 0 }
$1 == "par" { text = text (text == "" ? "" : " ") $6 }
$1 == "ent" && $5 in class { from[++marks] = $3; to[marks] = $4; tag[marks] = class[$5] }
$1 == "end" {
	at = 0
	for (i = 1; i <= marks; i++) {
		if (from[i] < at)
			continue
		put(substr(text, at + 1, from[i] - at), "O")
		put(substr(text, from[i] + 1, to[i] - from[i]), "B-" tag[i])
		at = to[i]
	}
	put(substr(text, at + 1), "O")
	print ""
}
