"""Prints the networks of compare.sh, medians of all rounds, and writes the one with a closed loop for the report.

    python3 summary.py ROUNDS [OUTPUT]

ROUNDS is a folder with a folder for each round; OUTPUT, if given, gets closed-loop.json.
"""

import json
import statistics
import sys
from importlib.metadata import version
from pathlib import Path

ALL_TO_ALL = "784 → 400, dt 1 ms"

NETWORKS = [
    ("competition, dt 0.1 ms", "competition-0.1", 1e-4, 1),
    ("competition, dt 1 ms", "competition-1", 1e-3, 1),
    (ALL_TO_ALL, "all_to_all", 1e-3, 400),
]


def summarise(folder, name, file, time_step, neurons):
    """Microseconds a step and the rate of a neuron in Hz, there and here."""
    peers, steps, rates = [], [], []
    for round_ in sorted(folder.iterdir()):
        if not round_.is_dir():
            continue
        peers.append(json.loads((round_ / f"{file}.json").read_text().splitlines()[-1]))
        verdicts = {v["quantity"]: v["value"] for v in json.loads((round_ / "speed/summary.json").read_text())["verdicts"]}
        steps.append(verdicts[f"{name}: a step, mean"])
        rates.append(verdicts[f"{name}: output rate"])
    return (
        statistics.median(peer["microseconds_per_step"] for peer in peers),
        statistics.median(steps),
        statistics.median(peer["spikes"] / (peer["steps"] * time_step * neurons) for peer in peers),
        statistics.median(rates),
    )


def main():
    folder, *outputs = map(Path, sys.argv[1:])
    print(f"{'network':24}{'Brian2':>12}{'StdpKernels':>14}{'ratio':>8}{'Brian2 rate':>14}{'our rate':>11}")
    for name, file, time_step, neurons in NETWORKS:
        theirs, ours, their_rate, our_rate = summarise(folder, name, file, time_step, neurons)
        print(f"{name:24}{theirs:>9.2f} µs{ours:>11.2f} µs{theirs / ours:>8.1f}{their_rate:>11.1f} Hz{our_rate:>8.1f} Hz")
        if name == ALL_TO_ALL:
            result = {"network": name, "peer": f"Brian2 {version('brian2')}", "step": ours, "peerStep": theirs}
            for output in outputs:
                (output / "closed-loop.json").write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
