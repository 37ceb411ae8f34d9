#!/usr/bin/env bash
# An experiment of very many short histories on a cluster of processes on this machine: whether memory grows, and what the coordinator costs.
#
#   tests/soak.sh [HISTORIES] [WORKERS] [SECONDS] [faults]      1000000 8 0; the small form: 50000 4 0
#
# With SECONDS it plays experiment after experiment for at least that long: tests/soak.sh 1000000 8 1200 is the soak of twenty minutes. With "faults" a worker is killed and another started every four seconds, one
# hangs for six seconds every seven, and the coordinator is killed once in each experiment and started again; the digest has to be that of the same experiment played by one process.
set -euo pipefail
histories=${1:-1000000} workers=${2:-8} seconds=${3:-0} faults=${4:-}
agentsim=$(command -v "${AGENTSIM:-agentsim}") || { echo "There is no agentsim; say AGENTSIM=path."; exit 2; }
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$work/study"
sed -n '/^```yaml$/,/^```$/p' "$root/README.md" | sed '/^```/d' >"$work/study/road.yaml"
port=$((20000 + $$ % 20000))
ticks=$(getconf CLK_TCK)
cpu() { awk -v ticks="$ticks" '{ print ($14 + $15) / ticks }' "/proc/$1/stat"; }
digest() { grep -o '"digest": "[0-9a-f]*"' "$1" | head -1; }
coordinate() { "$agentsim" experiment soak.yaml --out "$work/out" --cluster --listen "127.0.0.1:$port" --json >"$work/answer.json" 2>"$work/coordinator" & coordinator=$!; }
hire() { "$agentsim" worker --join "127.0.0.1:$port" --parallel 1 >>"$work/workers" 2>&1 & pids[$1]=$!; }
# What goes wrong in a second of an experiment.
trouble() {
  local one=$((RANDOM % workers)) stopped=${pids[$((RANDOM % workers))]}
  if [ $(($1 % 4)) -eq 0 ]; then kill -9 "${pids[$one]}" 2>/dev/null || true; hire "$one"; killed=$((killed + 1)); fi
  if [ $(($1 % 7)) -eq 0 ]; then { kill -STOP "$stopped" && sleep 6 && kill -CONT "$stopped"; } 2>/dev/null & hung=$((hung + 1)); fi
  if [ "$1" -eq 9 ]; then kill -9 $coordinator; wait $coordinator 2>/dev/null || true; coordinate; killed=$((killed + 1)); fi
}
rss() { awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$1/status" 2>/dev/null; }
began=$(date +%s) round=0
while :; do
  round=$((round + 1))
  printf 'experiment: soak\nmodel: road\nsamples: %s\nrandom_seed: %s\ncollect: { series: no, deals: no }\n' "$((histories / 2))" "$round" >"$work/study/soak.yaml"
  rm -rf "$work/out"
  cd "$work/study"
  pids=() killed=0 hung=0 second=0
  coordinate
  for one in $(seq 0 $((workers - 1))); do hire "$one"; done
  : >"$work/memory"
  until [ "$(find "$work/out/parts" -name 'histories-*' 2>/dev/null | head -1)" ]; do sleep 0.2; kill -0 $coordinator; done
  start=$(date +%s.%N) used=$(cpu $coordinator) last=$used stop=$start
  while kill -0 $coordinator 2>/dev/null; do
    second=$((second + 1))
    [ -z "$faults" ] || trouble $second
    last=$(cpu $coordinator 2>/dev/null || echo "$last") stop=$(date +%s.%N)
    echo "$(rss $coordinator) $(rss "${pids[0]}")" >>"$work/memory"
    sleep 1
  done
  wait $coordinator || { cat "$work/coordinator"; exit 1; }
  # Those that were away when it ended wait for a coordinator, as they should.
  [ -z "$faults" ] || kill -9 "${pids[@]}" 2>/dev/null || true
  wait
  played=$(grep -o '"histories": [0-9]*' "$work/answer.json" | head -1 | grep -o '[0-9]*')
  [ "$played" -eq "$histories" ] || { echo "FAILED: $played histories of $histories"; exit 1; }
  if [ -n "$faults" ]; then
    "$agentsim" experiment soak.yaml --out "$work/alone" --json >"$work/alone.json" 2>/dev/null
    [ "$(digest "$work/answer.json")" = "$(digest "$work/alone.json")" ] || { echo "FAILED: another digest than that of one process"; exit 1; }
    rm -rf "$work/alone"
    echo "round $round: $killed killed, $hung hung: $histories histories, none lost, none doubled, the digest of one process"
  fi
  awk -v f="$faults" -v h="$histories" -v a="$start" -v b="$stop" -v c="$used" -v d="$last" -v w="$workers" -v r="$round" 'NF == 2 { n++; m[n] = $1; k[n] = $2 } END {
    t = int(n / 3); for (i = 1; i <= n; i++) { if (i > t && i <= 2 * t) { if (m[i] > m1) m1 = m[i]; if (k[i] > k1) k1 = k[i] } if (i > 2 * t) { if (m[i] > m2) m2 = m[i]; if (k[i] > k2) k2 = k[i] } }
    s = b - a; rate = h / s
    printf "round %d: %d histories by %d workers in %.1f s, %.0f/s; coordinator %.1f s of a core, %.1f per cent of a core per 10,000/s; memory, second and last third: coordinator %d and %d MB, a worker %d and %d MB\n", r, h, w, s, rate, d - c, 100 * (d - c) / s / (rate / 10000), m1, m2, k1, k2
    if (f == "" && n > 30 && (m2 > 1.3 * m1 + 50 || k2 > 1.3 * k1 + 50)) { print "FAILED: memory grows"; exit 1 } }' "$work/memory"
  [ $(($(date +%s) - began)) -lt "$seconds" ] || break
done
