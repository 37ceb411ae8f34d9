#!/usr/bin/env bash
# An experiment as a SLURM array: each task plays a shard, and knows nothing of the others.
#
#   sbatch --array=1-16 docs/deploy/slurm.sh models/experiments/two-patrons-jealousy.yaml results/jealousy
#
# What was cancelled, or ran out of time, goes on where it was when the same line is submitted again. Once all tasks are done:
#
#   sbatch --dependency=afterok:JOB --wrap 'agentsim merge results/jealousy/shard-* --out results/jealousy/joined'
#
#SBATCH --job-name=agentsim
#SBATCH --cpus-per-task=4
#SBATCH --mem=2G
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --signal=INT@60
set -eu
experiment=${1:?"name the experiment's file, and then the folder for its shards"}
folder=${2:?name the folder for the shards}
shard=${SLURM_ARRAY_TASK_ID:?submit it as an array: sbatch --array=1-16}
of=${SLURM_ARRAY_TASK_COUNT:?submit it as an array: sbatch --array=1-16}

# Arrays of tasks are numbered from 1; where somebody submits 0-15, the first is shard 1 all the same.
shard=$((shard - ${SLURM_ARRAY_TASK_MIN:-1} + 1))
mkdir -p "$folder"
exec ${AGENTSIM:-agentsim} experiment "$experiment" --shard "$shard/$of" --parallel "${SLURM_CPUS_PER_TASK:-1}" --out "$folder/shard-$shard"
