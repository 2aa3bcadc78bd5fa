# gold2stream.awk: a BIO file as a stream of running text, a document an article.
#
#   awk -v ws=dev.ws -f gold2stream.awk dev.tsv | nl-sentences | ...
#
# ws     white space between tokens, a digit per token, a line per sentence;
#        without it spaces are set as people would
# lines  1: every sentence is an article of its own
#
# Run under LC_ALL=C: lengths are bytes.  A document is one paragraph.
BEGIN {
	FS = "\t"
	split(", . ; : ! ? ) ] } 's n't 're 've 'll 'd 'm % ... ’s n’t", list, " ")
	for (i in list) close_mark[list[i]] = 1
	split("( [ { $ # @", list, " ")
	for (i in list) open_mark[list[i]] = 1
	plain["``"] = plain["''"] = "\""
	plain["-LRB-"] = "("; plain["-RRB-"] = ")"
	plain["-LSB-"] = "["; plain["-RSB-"] = "]"
	plain["-LCB-"] = "{"; plain["-RCB-"] = "}"
}

function space_after(i) {
	if (known)
		return substr(spaces, i, 1) == "1"
	if (i == n || token[i] in open_mark || token[i + 1] in close_mark)
		return i == n
	if (token[i] == "\"" && opened[i] || token[i + 1] == "\"" && !opened[i + 1])
		return 0
	return 1
}

function end_sentence(    i, quote) {
	if (n == 0)
		return
	known = 0
	if (ws != "" && (getline spaces < ws) > 0)
		known = length(spaces) >= n
	quote = 0
	for (i = 1; i <= n; i++)
		if (token[i] == "\"")
			opened[i] = quote = !quote
	if (text != "")
		text = text " "
	for (i = 1; i <= n; i++)
		text = text token[i] (i < n && space_after(i) ? " " : "")
	n = 0
	if (lines)
		end_document()
}

function end_document() {
	if (text == "")
		return
	printf "doc\tgold/%05d\t1\tsrc=%05d.txt\tsrclen=%d\n", docs, docs, length(text)
	printf "via\tnormalize\t0\nmap\t%d=\n", length(text)
	printf "par\tp1\t0\t%d\tbody\t%s\n", length(text), text
	printf "end\tgold/%05d\n", docs++
	text = ""
}

{ sub(/\r$/, "") }
$1 == "-DOCSTART-" { end_sentence(); end_document(); next }
NF < 2 { end_sentence(); next }
{ token[++n] = $1 in plain ? plain[$1] : $1 }
END { end_sentence(); end_document() }
