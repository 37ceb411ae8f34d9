#!/usr/bin/env python3
"""Plays the reference model with everything that is here, in one run, and prints histories per CPU-second, ratios, and whether all agree.

    python3 benchmarks/peers/compare.py [--histories 10000] [--rounds 5] [--markdown]

Needs the .NET SDK and gcc; NumPy and Mesa where they are installed (PYTHON names another Python that has them). Programs take turns, so that a
machine that slows down slows all of them; of each the median counts. Ends with 1 if a mean differs from AgentSim's by more than chance allows.
"""
import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PYTHON = os.environ.get("PYTHON", sys.executable)
MOST_DEVIATIONS = 4.5   # of some fifty means one lies so far off once in three thousand runs


def programs(build):
    """Name, command, and the share of the histories that it is asked for: what is slow is asked for fewer."""
    benchmarks = ROOT / "benchmarks" / "AgentSim.Benchmarks"
    subprocess.run(["dotnet", "build", "-c", "Release", "-v", "q", str(benchmarks)], check=True, stdout=subprocess.DEVNULL)
    engine = ["dotnet", str(benchmarks / "bin/Release/net10.0/AgentSim.Benchmarks.dll"), "peer"]
    yield "AgentSim", engine + ["agentsim"], 1
    # With what the runtime learns while it runs, which helps such code, but not columns: the program runs without.
    yield "plain C#", ["env", "DOTNET_TieredPGO=1"] + engine + ["plain-csharp"], 1
    subprocess.run(["gcc", "-O3", "-march=native", "-o", build / "reference", HERE / "reference.c", "-lm"], check=True)
    yield "plain C", [str(build / "reference")], 1
    subprocess.run(["gcc", "-Ofast", "-march=native", "-mprefer-vector-width=512", "-o", build / "lanes", HERE / "reference-lanes.c", "-lmvec", "-lm"], check=True)
    yield "C by lanes", [str(build / "lanes")], 1
    for name, module, share in (("NumPy", "numpy", 0.2), ("Mesa", "mesa", 0.02)):
        if subprocess.run([PYTHON, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0:
            yield name, [PYTHON, str(HERE / f"reference_{module}.py")], share
        else:
            print(f"{name}: not measured, for it is not installed", file=sys.stderr)


def play(command, histories, seed):
    # Libraries of NumPy take more threads than the one that all others have.
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return json.loads(subprocess.run(command + [str(histories), str(seed)], check=True, capture_output=True, text=True, env=os.environ | one).stdout)


def mean_and_error(turns, name):
    """A mean over all turns and its standard error: what differs between turns counts, too, for histories that are played together share the order of sessions."""
    means, deviations = zip(*(turn["means"][name] for turn in turns))
    within = math.sqrt(sum(d * d for d in deviations) / len(turns) / sum(turn["histories"] for turn in turns))
    between = statistics.stdev(means) / math.sqrt(len(turns)) if len(turns) > 1 else 0
    return statistics.fmean(means), max(within, between)


def furthest(one, other):
    """The measure whose means lie furthest apart, in standard errors of their difference."""
    def deviations(name):
        (a, s), (b, t) = mean_and_error(one, name), mean_and_error(other, name)
        return abs(a - b) / math.hypot(s, t, 1e-150)
    name = max(one[0]["means"], key=deviations)
    return name, deviations(name)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--histories", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--markdown", action="store_true")
    asked = arguments.parse_args()
    if asked.histories < 100 or asked.rounds < 1:
        arguments.error(f"--histories {asked.histories} --rounds {asked.rounds}: at least 100 histories and 1 round are needed")
    with tempfile.TemporaryDirectory() as build:
        entries = list(programs(Path(build)))
        found = {name: [] for name, _, _ in entries}
        for turn in range(asked.rounds):
            for name, command, share in entries:
                found[name].append(play(command, max(100, int(share * asked.histories)), 1 + turn))
    rates = {name: statistics.median(one["histories"] / one["cpu_seconds"] for one in turns) for name, turns in found.items()}
    apart = False
    lines = [("", "histories per CPU-second", "AgentSim is faster by", "means furthest apart, in standard errors")]
    for name, turns in found.items():
        measure, deviation = furthest(found["AgentSim"], turns)
        apart |= deviation > MOST_DEVIATIONS
        lines.append((name, f"{rates[name]:,.0f}", f"{rates['AgentSim'] / rates[name]:.2f}", "" if name == "AgentSim" else f"{measure} {deviation:.1f}"))
    if asked.markdown:
        lines.insert(1, tuple("---" for _ in lines[0]))
        print("\n".join("| " + " | ".join(line) + " |" for line in lines))
    else:
        widths = [max(len(line[column]) for line in lines) for column in range(4)]
        print("\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines))
    if apart:
        print(f"Means differ by more than {MOST_DEVIATIONS} standard errors: the programs do not play the same game.", file=sys.stderr)
    return 1 if apart else 0


if __name__ == "__main__":
    sys.exit(main())
