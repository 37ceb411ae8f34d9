#!/usr/bin/env bash
# The same for PBS Pro and OpenPBS:
#
#   qsub -J 1-16 -v EXPERIMENT=models/experiments/two-patrons-jealousy.yaml,FOLDER=results/jealousy,SHARDS=16 docs/deploy/pbs.sh
#
#PBS -N agentsim
#PBS -l select=1:ncpus=4:mem=2gb
#PBS -l walltime=04:00:00
#PBS -r y
set -eu
cd "${PBS_O_WORKDIR:-.}"
shard=${PBS_ARRAY_INDEX:?submit it as an array: qsub -J 1-16}
mkdir -p "${FOLDER:?}"
exec ${AGENTSIM:-agentsim} experiment "${EXPERIMENT:?}" --shard "$shard/${SHARDS:?}" --parallel "${NCPUS:-1}" --out "$FOLDER/shard-$shard"
