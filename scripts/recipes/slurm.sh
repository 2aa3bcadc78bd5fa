#!/bin/bash
# The tables of a large folder by a Slurm array of N tasks.
#   slurm.sh N OUT FOLDER...
# A task writes by rename, so Slurm may requeue it as it likes.
set -euo pipefail
n=$1 out=$2
shift 2
newsline shard -n "$n" "$@" -o "$out" >/dev/null
printf -v command '%q ' newsline run-shard
printf -v rest '%q ' -n "$n" -j 1 "$@" -o "$out"
sbatch --wait --quiet --requeue --array="0-$((n - 1))" --output=/dev/null \
	--wrap="$command \$SLURM_ARRAY_TASK_ID $rest"
newsline merge "$@" -o "$out"
