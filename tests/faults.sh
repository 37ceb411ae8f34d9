#!/usr/bin/env bash
# What takes longer than a test may: a network that is cut for a while both ways, and a clock that is wrong. Real processes, each in a network of its own, with certificates.
#
#   tests/faults.sh [SECONDS]      how long the network is cut (30; the small form: 12)
#
# Needs root, ip (iproute2) and openssl; for the clock, libfaketime (Debian: faketime). What is missing is said and left out. AGENTSIM is the program (agentsim).
set -euo pipefail
cut=${1:-30}
agentsim=$(command -v "${AGENTSIM:-agentsim}") || { echo "There is no agentsim; say AGENTSIM=path."; exit 2; }
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
[ "$(id -u)" -eq 0 ] && command -v ip >/dev/null && command -v openssl >/dev/null || { echo "SKIPPED: it takes root, ip and openssl"; exit 0; }
work=$(mktemp -d)
net=as$$
finish() {
  # shellcheck disable=SC2046
  kill $(jobs -p) 2>/dev/null || true
  ip netns del "$net-a" 2>/dev/null || true
  ip netns del "$net-b" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
ip netns add "$net-a" 2>"$work/why" || { echo "SKIPPED: no network of its own is permitted here: $(cat "$work/why")"; exit 0; }
ip netns add "$net-b"
ip link add "${net}a" netns "$net-a" type veth peer name "${net}b" netns "$net-b"
ip -n "$net-a" addr add 10.77.0.1/24 dev "${net}a"
ip -n "$net-b" addr add 10.77.0.2/24 dev "${net}b"
for side in a b; do ip -n "$net-$side" link set lo up; ip -n "$net-$side" link set "$net$side" up; done

cd "$work"
openssl req -x509 -newkey rsa:2048 -nodes -keyout authority.key -out authority.crt -days 30 -subj "/CN=faults" 2>/dev/null
for node in coordinator worker; do
  openssl req -newkey rsa:2048 -nodes -keyout "$node.key" -out "$node.csr" -subj "/CN=$node" 2>/dev/null
  openssl x509 -req -in "$node.csr" -CA authority.crt -CAkey authority.key -CAcreateserial -days 30 -out "$node.crt" 2>/dev/null
  openssl pkcs12 -export -inkey "$node.key" -in "$node.crt" -certfile authority.crt -out "$node.pfx" -passout pass:faults
done
echo faults >password
cd "$root"
printf 'experiment: faults\nmodel: two-patrons\nsamples: %s\n' "${SAMPLES:-40000}" >"$work/faults.yaml"

# From here on: $1 names what is tried, and what it starts is waited for.
digest() { grep -o '"digest": "[0-9a-f]*"' "$1"; }
coordinator() { ip netns exec "$net-a" "$agentsim" experiment "$work/faults.yaml" --out "$work/$1" --cluster --listen 10.77.0.1:4747 --certificate "$work/coordinator.pfx" --password-file "$work/password" --json >"$work/$1.json" 2>"$work/$1.coordinator"; }
worker() { ip netns exec "$net-b" "${@:2}" "$agentsim" worker --join 10.77.0.1:4747 --parallel 1 --certificate "$work/worker.pfx" --password-file "$work/password" >"$work/$1.worker" 2>&1; }
parts() { find "$work/$1/parts" -name 'histories-*.parquet' 2>/dev/null | wc -l; }
judge() {
  [ "$(digest "$work/$1.json")" = "$(digest "$work/alone.json")" ] || { echo "FAILED: $2: another digest"; tail -5 "$work/$1".*; exit 1; }
  [ -z "$(find "$work/$1/parts" -name '*.writing')" ] || { echo "FAILED: $2: something is half written"; exit 1; }
  echo "passed: $2"
}

"$agentsim" experiment "$work/faults.yaml" --out "$work/alone" --json >"$work/alone.json"

coordinator cut & first=$!
worker cut & second=$!
until [ "$(parts cut)" -ge 3 ]; do kill -0 $first || { cat "$work/cut.coordinator"; exit 1; }; sleep 0.2; done
ip -n "$net-b" link set "${net}b" down
before=$(parts cut)
sleep "$cut"
after=$(parts cut)
ip -n "$net-b" link set "${net}b" up
wait $first; wait $second || { cat "$work/cut.worker"; exit 1; }
sed 's/^/  coordinator: /' "$work/cut.coordinator"; sed 's/^/  worker: /' "$work/cut.worker"
echo "  $before batches before the cut of $cut s, $after after it"
judge cut "a network that is cut for $cut s both ways"

if command -v faketime >/dev/null; then
  export FAKETIME_DONT_FAKE_MONOTONIC=1
  coordinator clock & first=$!
  worker clock faketime -f +3d & second=$!
  wait $first; wait $second || { cat "$work/clock.worker"; exit 1; }
  judge clock "a worker whose clock is three days ahead"
else
  echo "SKIPPED: a clock that is wrong, for there is no faketime"
fi
