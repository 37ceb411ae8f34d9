#!/usr/bin/env python3
"""How the cost of a history grows with a model: with parties, issues, levels, periods, and with histories; and what further cores are worth. Prints tables in Markdown.

    python3 benchmarks/growth.py [--histories 4000] [--rounds 3]

Models are written for it, all alike but for one number: some actors with six terms of utility each, which each issue bears on, all of them
parties of every issue, three rounds of alternating offers. For cores, three times as many histories of the Kazakhstan case are played and written by one worker on
one core, by two on two: a worker that had all cores would have its records written on another. AGENTSIM names the program. Settings take turns, so that a machine that slows down slows all of them; of each the fastest turn counts.
"""
import argparse
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

AGENTSIM = os.environ.get("AGENTSIM", "agentsim")
CASE = Path(__file__).resolve().parent.parent / "models" / "kazakhstan.yaml"
OF_CASE = 3
USUAL = {"parties": 2, "issues": 4, "levels": 4, "periods": 72, "factor": 1}
VARIED = {"parties": [2, 3, 4, 6], "issues": [2, 4, 8, 16], "levels": [2, 4, 8, 16], "periods": [18, 36, 72, 144], "factor": [0.25, 1, 4]}


def model(parties, issues, levels, periods):
    names = [f"actor{i}" for i in range(parties)]
    topics = [f"issue{i}" for i in range(issues)]
    lines = [
        "model: growth", "title: A model that grows", "citation: invented, to be timed",
        f"time: {{ start: 1992-Q1, end: {1992 + (periods - 1) // 4}-Q{(periods - 1) % 4 + 1}, period: quarter }}",
        "parameters:", '  taste: { uniform: [0.2, 1], why: "histories differ" }',
        "shocks:", "  noise: { normal: [0, 0.1] }", "variables:", '  weather: { start: 0, next: "0.9 * weather + noise" }', "issues:"]
    for topic in topics:
        steps = ", ".join(f"l{i}: {i / (levels - 1):.6f}" for i in range(levels))
        lines += [f"  {topic}:", f"    levels: {{ {steps} }}", f"    parties: [{', '.join(names)}]", "    lasts: 3 years", "    spell: 1"]
    lines.append("actors:")
    for i, name in enumerate(names):
        lines += [f"  {name}:", "    consent: 0.05", "    utility:"]
        for j, form in enumerate(("log(1 + {0} * exp(weather))", "-{0}^1.5", "1 - exp(-2 * {0})", "logistic(4 * ({0} - 0.5))", "-abs({0} - taste)", "{0} * weather")):
            lines.append(f'      term{j}: {{ weight: {0.1 + 0.05 * ((i + j) % 4):.2f}, term: "{" + ".join("(" + form.format(topic) + ")" for topic in topics)}" }}')
    lines += ["measures:", '  mean_level: "mean(issue0, 1992, 1992)"', "patterns:", '  high: "mean_level > 0.5"', '  low: otherwise', ""]
    return "\n".join(lines)


def seconds(folder, setting, histories, turn):
    shape = {name: setting[name] for name in ("parties", "issues", "levels", "periods")}
    path = folder / "growth.yaml"
    path.write_text(model(**shape))
    played = round(histories * setting["factor"])
    return run(path, played, folder / f"out{turn}", 1) / played


def run(model, histories, out, workers, cores=None):
    """Plays and writes histories, on some cores or on all: in seconds."""
    command = [AGENTSIM, "run", str(model), "--runs", str(histories), "--arm", "baseline", "--parallel", str(workers), "--out", str(out), "--json"]
    answer = subprocess.run(command, capture_output=True, text=True, cwd=out.parent, preexec_fn=lambda: cores and os.sched_setaffinity(0, cores))
    shutil.rmtree(out, ignore_errors=True)
    if answer.returncode:
        raise SystemExit(f"{' '.join(command)}\n{answer.stderr}")
    return json.loads(answer.stdout)["seconds"]


def measure_cores(histories, rounds):
    best = {}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(rounds):
            for count in range(1, len(os.sched_getaffinity(0)) + 1):
                taken = run(CASE, histories, Path(folder) / f"out{turn}-{count}", count, sorted(os.sched_getaffinity(0))[:count])
                best[count] = min(taken, best.get(count, taken))
    print("\n| cores | histories of the case a second | times one |\n|---|---|---|")
    for count, taken in best.items():
        print(f"| {count} | {histories / taken:.0f} | {best[1] / taken:.2f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    settings = [(name, value, USUAL | {name: value}) for name, values in VARIED.items() for value in values]
    best = {}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(asked.rounds):
            for number, (name, value, setting) in enumerate(settings):
                taken = seconds(Path(folder), setting, asked.histories, f"{turn}-{number}")
                best[name, value] = min(taken, best.get((name, value), taken))
    print("| | | microseconds a history | times the usual |\n|---|---|---|---|")
    for name, value, _ in settings:
        said = f"{round(value * asked.histories)} histories" if name == "factor" else f"{value} {name}"
        usual = USUAL[name]
        print(f"| {name.replace('factor', 'histories')} | {said}{' (usual)' if value == usual else ''} | {1e6 * best[name, value]:.0f} | {best[name, value] / best[name, usual]:.2f} |")
    measure_cores(OF_CASE * asked.histories, asked.rounds)


main()
