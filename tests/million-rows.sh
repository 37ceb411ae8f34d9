#!/usr/bin/env bash
# Plays, keeps, asks and sums up histories with forty measures, one at each point of a Latin hypercube, and says how much memory each step took at most. With a million of them (the default) none may take 2 GB.
# Usage: tests/million-rows.sh [POINTS [PROGRAM]]
set -euo pipefail
points=${1:-1000000}
agentsim=${2:-src/AgentSim.App/bin/Release/net10.0/agentsim}
most=2000000 # KB
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# two patrons, with measures enough
sed -e 's/^model: two-patrons/model: forty/' models/examples/two-patrons.yaml > "$folder/forty.yaml"
for i in $(seq 1 40); do printf '  row_%d: "mean(sum(p in patron: depth[p]) * %d)"\n' "$i" "$i"; done > "$folder/measures"
sed -i -e "/^measures:/r $folder/measures" "$folder/forty.yaml"
cat > "$folder/million.yaml" <<YAML
experiment: million
model: forty
samples: 1
random_play: no
factors: { jealousy: prior, w_protection: prior, w_sovereignty: prior }
design: { latin_hypercube: $points }
collect: { deals: no, series: no }
analyse: [mean(row_1)]
YAML

# Runs a command, and fails where it took more memory than it may.
step() {
    local what=$1 start peak=0 now; shift
    start=$(date +%s)
    "$@" > "$folder/out" &
    local pid=$!
    while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$pid/status" 2> /dev/null) && [ -n "$now" ]; do peak=$now; sleep 0.05; done
    wait "$pid"
    echo "$what: $((peak / 1000)) MB, $(($(date +%s) - start)) s"
    [ "$peak" -lt "$most" ]
}

step plan "$agentsim" plan "$folder/million.yaml"
step experiment "$agentsim" experiment "$folder/million.yaml" --out "$folder/results"
step resumed "$agentsim" experiment "$folder/million.yaml" --out "$folder/results"
columns=$(seq -s ', ' -f 'avg(row_%g)' 1 40)
step query "$agentsim" query "$folder/results" "select pattern, count(*) as n, $columns from histories group by pattern" --csv
rows=$(awk -F, 'NR > 1 { n += $2 } END { print n }' "$folder/out")
[ "$rows" = "$points" ] || { echo "there are $rows rows, not $points"; exit 1; }
step verify "$agentsim" verify "$folder/results" --histories 20
du -sh "$folder/results" | sed 's/\t.*/ on the disk/'
