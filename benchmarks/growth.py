#!/usr/bin/env python3
"""How the cost of a history grows with a model: with parties, issues, levels, periods, and with histories. Prints a table in Markdown.

    python3 benchmarks/growth.py [--histories 4000] [--rounds 3]

Models are written for it, all alike but for one number: some actors with six terms of utility each, which each issue bears on, all of them
parties of every issue, three rounds of alternating offers. AGENTSIM names the program. Settings take turns, so that a machine that slows down slows all of them; of each the fastest turn counts.
"""
import argparse
import json
import os
import subprocess
import tempfile
from pathlib import Path

AGENTSIM = os.environ.get("AGENTSIM", "agentsim")
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
    command = [AGENTSIM, "run", str(path), "--runs", str(played), "--arm", "baseline", "--parallel", "1", "--out", str(folder / f"out{turn}"), "--json"]
    answer = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    if answer.returncode:
        raise SystemExit(f"{' '.join(command)}\n{answer.stderr}")
    return json.loads(answer.stdout)["seconds"] / played


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


main()
