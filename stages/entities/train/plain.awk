# plain.awk: the sentences of a BIO file as plain text, an empty line after each.
BEGIN {
	FS = "\t"
	n = split(", . ; : ! ? ) % ... 's n't 're 've 'll 'd 'm", list, " ")
	for (i = 1; i <= n; i++)
		close_mark[list[i]] = 1
	n = 0
}

function flush_sentence(    i, line, space, quoted) {
	for (i = 1; i <= n; i++) {
		space = i > 1 && !(word[i] in close_mark) &&
		    word[i - 1] !~ /^[($]$/
		if (word[i] == "\"") {
			quoted = !quoted
			space = space && quoted
		} else if (i > 1 && word[i - 1] == "\"" && quoted) {
			space = 0
		}
		line = line (space ? " " : "") word[i]
	}
	if (n)
		print line "\n"
	n = 0
}

NF < 2 { flush_sentence(); next }
{ word[++n] = $1 }
END { flush_sentence() }
