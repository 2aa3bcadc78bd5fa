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
	head = code[substr(key, 1, 1)]
	begins[head + 1]++
	bit = (length(key) * 961 + head * 37 + code[substr(key, length(key))]) % 4096
	if (!(bit in has)) {
		has[bit] = 1
		maybe[int(bit / 8)] += 2 ^ (bit % 8)
	}
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
	print "static const struct table " name "_table = {"
	print "\t" name "_rows, {"
	for (i = 0; i <= 256; i++)
		printf "%d,%s", sum += begins[i], i % 16 == 15 ? "\n" : " "
	print "}, {"
	for (i = 0; i < 512; i++)
		printf "%d,%s", maybe[i], i % 16 == 15 ? "\n" : " "
	print "} };"
}
