# Turn a table beside a stage into a C header; see common/lexicon.h.
#   awk -v name=abbrev -f tab2c.awk abbrev.tsv > abbrev.tsv.h
# Keys must be unique: a second one ends with a message and status 1.

function quoted(s) {
	gsub(/\\/, "\\\\", s)
	gsub(/"/, "\\\"", s)
	gsub(/\t/, "\\t", s)
	gsub(/\?\?/, "?\\?", s)
	return "{ \"" s "\", sizeof(\"" s "\") - 1 }"
}

BEGIN {
	FS = "\t"
	for (i = 1; i < 256; i++)
		code[sprintf("%c", i)] = i
	print "/* Made from " name ".tsv by scripts/tab2c.awk; edit that. */"
	print "static const struct lexicon_row " name "_rows[] = {"
}

/^#/ || /^[ \t]*$/ { next }

{
	sub(/\r$/, "")
	key = $1
	value = ""
	if (index($0, "\t") > 0)
		value = substr($0, index($0, "\t") + 1)
	if (key in seen) {
		printf "%s:%d: key '%s' stands at line %d already\n", FILENAME, FNR, key, seen[key] > "/dev/stderr"
		failed = 1
		exit 1
	}
	seen[key] = FNR
	if (n > 0 && key <= last)
		unsorted = 1
	last = key
	begins[code[substr(key, 1, 1)] + 1]++
	print "\t{ " quoted(key) ", " quoted(value) " },"
	n++
}

END {
	if (failed)
		exit 1
	if (n == 0)
		print "\t{ { \"\", 0 }, { \"\", 0 } },"
	print "};"
	print "static const size_t " name "_n = " n + 0 ";"
	if (unsorted)
		exit
	print "static const unsigned short " name "_first[257] = {"
	for (i = 0; i <= 256; i++)
		printf "%d,%s", sum += begins[i], i % 16 == 15 ? "\n" : " "
	print "};"
}
