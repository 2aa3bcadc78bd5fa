# What the parts of the batch suite share.  Sourced with B set.
passed=0 failed=0 skipped=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

count() { # what; by the status of the command before
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		echo "batch: $1"
		[ ! -s "$work/err" ] || sed 's/^/  | /' "$work/err" | head -n 5
		failed=$((failed + 1))
	fi
}

newsline() { # its status into $status, its standard error into err
	"${BIN:-$B/bin}/newsline" "$@" 2>"$work/err"
	status=$?
	return $status
}

sums() { # OUT: a line that all tables together have
	(cd "$1/current/" && sha256sum articles.csv sentences.csv entities.csv \
		quotes.csv people.csv errors.csv) | sha256sum
}

articles() { # folder, number: small articles, no two alike
	mkdir -p "$1"
	for i in $(seq "$2"); do
		printf 'date 2024-03-%02d\n\nBridge number %d is to close.\n\n“We counted %d cars,” said Ann Mill%d, who runs the toll.\n\nMill%d said the bridge would open in %d days.\n' \
			$((i % 28 + 1)) "$i" "$i" "$i" "$i" "$i" >"$1/$(printf 'bridge-%05d' "$i").txt"
	done
}

# A folder of programs in which one stage is wrapped by a shell function body
# that may read the stream from "$in" and ends with "pass" or in another way.
wrap() { # stage, body
	mkdir -p "$work/bin-$1"
	for program in "$B"/bin/*; do
		ln -f "$program" "$work/bin-$1/" 2>/dev/null || cp "$program" "$work/bin-$1/"
	done
	rm "$work/bin-$1/nl-$1"
	cat >"$work/bin-$1/nl-$1" <<-END
		#!/bin/bash
		in=\$(mktemp)
		cat >"\$in"
		pass() { "$B/bin/nl-$1" "\$@" <"\$in"; s=\$?; rm -f "\$in"; exit \$s; }
		$2
		pass "\$@"
	END
	chmod +x "$work/bin-$1/nl-$1"
}

finish() {
	echo "$passed passed, $failed failed, $skipped skipped"
	[ $failed -eq 0 ]
	exit
}
