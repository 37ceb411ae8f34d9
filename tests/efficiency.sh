#!/usr/bin/env bash
# What a second worker is worth: an experiment on a cluster with one worker on one core, then with as many as there are cores, each on a core of its own, in turns.
#
#   tests/efficiency.sh [MODEL] [HISTORIES] [ROUNDS]      models/kazakhstan.yaml 8192 3
#
# The efficiency is the time of one worker over that of k, by k: from the first batch to the last, without what it takes to start. The coordinator shares the cores.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
model=$(realpath "${1:-$root/models/kazakhstan.yaml}") histories=${2:-8192} rounds=${3:-3} cores=$(nproc)
agentsim=$(command -v "${AGENTSIM:-agentsim}") || { echo "There is no agentsim; say AGENTSIM=path."; exit 2; }
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
port=$((20000 + $$ % 20000))
# Models are found in the folder of the experiment: all of them, with their seeds, as they lie here.
cp -r "$root/models" "$root/seeds" "$work/"
printf 'experiment: efficiency\nmodel: %s\nsamples: %s\nrandom_seed: 1\ncollect: { series: no, deals: no }\n' "$(basename "$model" .yaml)" "$histories" >"$work/models/efficiency.yaml"

# Plays it with some workers: seconds from the first batch to the last, histories after the first batch, processor time of the workers.
play() {
  rm -rf "$work/out" "$work/cpu"
  cd "$work"
  "$agentsim" experiment models/efficiency.yaml --out "$work/out" --cluster --listen "127.0.0.1:$port" >/dev/null 2>"$work/coordinator" &
  local coordinator=$! worker
  for worker in $(seq 0 $(($1 - 1))); do
    bash -c "TIMEFORMAT='%U %S'; time taskset -c $worker '$agentsim' worker --join 127.0.0.1:$port --parallel 1 >/dev/null 2>&1" 2>>"$work/cpu" &
  done
  wait $coordinator || { cat "$work/coordinator" >&2; exit 1; }
  wait
  find "$work/out/parts" -name 'histories-*' -printf '%T@ %f\n' | sort -n | awk -v cpu="$(awk '{ s += $1 + $2 } END { print s }' "$work/cpu")" '
    { split($2, name, /[-.]/); if (NR == 1) first = $1; else n += name[4]; last = $1 } END { print last - first, n, cpu }'
}

for round in $(seq "$rounds"); do
  one=$(play 1)
  all=$(play "$cores")
  awk -v r="$round" -v one="$one" -v all="$all" -v k="$cores" 'BEGIN {
    split(one, a, " "); split(all, b, " ")
    printf "round %d: one worker %.0f histories/s, %d workers %.0f/s: efficiency %.2f; processor time of the workers %.1f and %.1f s\n", r, a[2] / a[1], k, b[2] / b[1], b[2] / b[1] / (a[2] / a[1]) / k, a[3], b[3] }'
done
