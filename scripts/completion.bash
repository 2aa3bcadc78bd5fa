# bash completion for Newsline's programs: what each --help lists, then files.
_newsline() {
	local word=${COMP_WORDS[COMP_CWORD]} program=${COMP_WORDS[0]} words=""
	if [[ $word == -* ]]; then
		words=$("$program" --help 2>/dev/null |
			grep -oE -- '--[a-z][a-z-]+' | sort -u)
	elif [[ ${program##*/} == nl-csv && $COMP_CWORD -eq 1 ]]; then
		words="articles sentences entities quotes people errors"
	elif [[ ${program##*/} == newsline && $COMP_CWORD -eq 1 ]]; then
		words="shard run-shard merge"
	fi
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
	[[ ${#COMPREPLY[@]} -gt 0 || $word == -* ]] ||
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
}
complete -o filenames -F _newsline newsline nl-normalize nl-sentences \
	nl-entities nl-quotes nl-csv nl-report nl-lint nl-strip nl-pack nl-unpack \
	newsline-sqlite
