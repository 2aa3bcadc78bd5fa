# Write some of what the training articles quote as other papers would.
#
#     "It may rain," said Ana Ruiz.    Says Ana Ruiz: "It may rain."
#     "It may rain," said Ana Ruiz.    "It may rain", said Ana Ruiz.
#
# Business papers and magazines write the first, British papers the second;
# the training articles hardly ever.  Every so many'th quotation that can be
# is turned round, and in half so many articles commas stand outside of
# the marks.  Nothing changes its length, so that no other offset changes.
#
#     LC_ALL=C awk -v articles=DIR -v to=DIR -v every=4 -f restyle.awk train.tsv > restyled.tsv
BEGIN {
	FS = OFS = "\t"
	mark = "(\"|“|'')"
	closing = "(\"|”|'')"
}

FNR == 1 {
	for (i = 1; i <= NF; i++)
		column[$i] = i
	print
	next
}

$column["doc"] != doc {
	finish()
	doc = $column["doc"]
	text = read(articles "/" doc ".txt")
	outside = ++docs % (2 * every) == 0
}

{
	if (outside)
		end_before_commas()
	else if (can_be_turned() && ++seen % every == 0)
		turn(seen / every)
	print
}

END { finish() }

# The whole file: no text has the byte that ends a record here.
function read(path,    all) {
	RS = "\001"
	getline all < path
	RS = "\n"
	close(path)
	return all
}

function finish() {
	if (doc == "")
		return
	if (outside) {
		gsub(/,”/, "”,", text)
		gsub(/,"/, "\",", text)
		gsub(/,''/, "'',", text)
	}
	printf "%s", text > (to "/" doc ".txt")
	close(to "/" doc ".txt")
}

# Content that ends with a comma and a mark will end with the mark, and what
# ends between them before both.
function end_before_commas(    ends, n, i, all) {
	n = split($column["content_end"], ends, ";")
	for (i = 1; i <= n; i++) {
		if (substr(text, ends[i] - 4, 5) ~ ("," closing "$") ||
		    substr(text, ends[i], 4) ~ ("^," closing))
			ends[i]--
		all = all (i > 1 ? ";" : "") ends[i]
	}
	$column["content_end"] = all
}

function from(name) { return $column[name "_start"] + 0 }
function end(name) { return $column[name "_end"] + 0 }
function bytes(name) { return substr(text, from(name) + 1, end(name) - from(name)) }

# A direct quotation of one piece in a sentence of its own, the cue one word,
# the speaker no pronoun: "...," CUE SPEAKER. or "...," SPEAKER CUE.
function can_be_turned(    last, next_to) {
	if ($column["kind"] != "direct" || $0 !~ /\t[0-9]+\t[0-9]+\t/)
		return 0
	if ($column["content_start"] ~ /;/ || $column["cue_start"] !~ /^[0-9]+$/ ||
	    $column["speaker_start"] !~ /^[0-9]+$/)
		return 0
	next_to = end("content") + 1
	if (next_to == from("cue") && end("cue") + 1 == from("speaker"))
		last = end("speaker")
	else if (next_to == from("speaker") && end("speaker") + 1 == from("cue"))
		last = end("cue")
	else
		return 0
	return substr(text, last + 1, 2) ~ /^\.[ \n]?$/ && begins_sentence() &&
	    bytes("content") ~ ("^" mark) && bytes("content") ~ ("[,?!]" closing "$") &&
	    bytes("cue") ~ /^[a-z]+$/ && bytes("speaker") !~ /\n|^(he|she|it|they|I|we|you|who)$/
}

function begins_sentence(    before) {
	before = substr(text, from("content") - 3, 4)
	return from("content") == 0 || before ~ /\n$/ || before ~ ("([.?!]|" closing ") $")
}

function turn(nth,    cue, speaker, content, at, whole) {
	cue = bytes("cue")
	cue = toupper(substr(cue, 1, 1)) substr(cue, 2)
	if (cue == "Said" && nth % 2)
		cue = "Says"
	speaker = bytes("speaker")
	content = bytes("content")
	match(content, "," closing "$")
	if (RSTART > 0)
		content = substr(content, 1, RSTART - 1) "." substr(content, RSTART + 1)
	at = from("content")
	whole = cue " " speaker (nth % 3 ? ", " : ": ") content
	text = substr(text, 1, at) whole substr(text, at + length(whole) + 1)
	put("cue", at, length(cue))
	put("speaker", end("cue") + 1, length(speaker))
	put("content", end("speaker") + 2, length(content))
}

function put(name, at, len) {
	$column[name "_start"] = at
	$column[name "_end"] = at + len
}
