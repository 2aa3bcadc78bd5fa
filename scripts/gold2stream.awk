# gold2stream.awk: a BIO file as a stream of running text, a document an article.
#
#   awk -v ws=dev.ws -f gold2stream.awk dev.tsv | nl-sentences | ...
#
# ws     white space between tokens, a digit per token, a line per sentence;
#        without it spaces are set as people would
# lines  1: every sentence is an article of its own
# joined 1: a document is one paragraph; else each sentence is one, as in the
#        web pages and messages that half of the sets are made of
#
# Run under LC_ALL=C: lengths are bytes.
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
	if (!pars || !joined)
		par[++pars] = ""
	else
		par[pars] = par[pars] " "
	for (i = 1; i <= n; i++)
		par[pars] = par[pars] token[i] (i < n && space_after(i) ? " " : "")
	n = 0
	if (lines)
		end_document()
}

function end_document(    i, at, size) {
	if (!pars)
		return
	size = pars - 1
	for (i = 1; i <= pars; i++)
		size += length(par[i])
	printf "doc\tgold/%05d\t1\tsrc=%05d.txt\tsrclen=%d\n", docs, docs, size
	printf "via\tnormalize\t0\nmap\t%d=\n", size
	for (i = 1; i <= pars; i++) {
		printf "par\tp%d\t%d\t%d\tbody\t%s\n", i, at, at + length(par[i]), par[i]
		at += length(par[i]) + 1
	}
	printf "end\tgold/%05d\n", docs++
	pars = 0
}

{ sub(/\r$/, "") }
$1 == "-DOCSTART-" { end_sentence(); end_document(); next }
NF < 2 { end_sentence(); next }
{ token[++n] = $1 in plain ? plain[$1] : $1 }
END { end_sentence(); end_document() }
