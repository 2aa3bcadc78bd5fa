#!/bin/bash
# The tables of a large folder by GNU parallel: N tasks, on this machine or,
# with --sshlogin, on all that see the same folders.
#   parallel.sh N OUT FOLDER...
set -euo pipefail
n=$1 out=$2
shift 2
newsline shard -n "$n" "$@" -o "$out" >/dev/null
# Each task is whole or not at all, so a failed one is simply tried again.
seq 0 $((n - 1)) |
	parallel --retries 3 --halt soon,fail=1 newsline run-shard {} -n "$n" -j 1 "$@" -o "$out"
newsline merge "$@" -o "$out"
