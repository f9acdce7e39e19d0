#!/usr/bin/env bash
# Runs the same networks in Brian2 (Debian package python3-brian) and here, one after the other, and prints both.
# Run it on a machine with nothing else to do. PYTHON names the Python that has Brian2.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-/usr/bin/python3}

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet build -c Release src/StdpKernels.Tool -v quiet --nologo
# An interpreter's warnings about its own packages say nothing about the run.
export PYTHONWARNINGS=ignore
"$python" bench/peers/networks.py competition 0.1 100 > "$results/competition-0.1.json" 2> "$results/log" || { cat "$results/log"; exit 1; }
"$python" bench/peers/networks.py competition 1 100 > "$results/competition-1.json" 2> "$results/log" || { cat "$results/log"; exit 1; }
"$python" bench/peers/networks.py all_to_all 10 > "$results/all_to_all.json" 2> "$results/log" || { cat "$results/log"; exit 1; }
dotnet src/StdpKernels.Tool/bin/Release/net10.0/stdp.dll simulate speed --output "$results/speed" > "$results/log"
"$python" - "$results" <<'PYTHON'
import json
import sys
from pathlib import Path

folder = Path(sys.argv[1])
verdicts = {v["quantity"]: v["value"] for v in json.loads((folder / "speed/summary.json").read_text())["verdicts"]}
pairs = [
    ("competition, dt 0.1 ms", "competition-0.1", 1),
    ("competition, dt 1 ms", "competition-1", 1),
    ("784 → 400, dt 1 ms", "all_to_all", 400),
]
print(f"{'network':24}{'Brian2':>12}{'StdpKernels':>14}{'ratio':>8}{'Brian2 rate':>14}{'our rate':>11}")
for name, file, neurons in pairs:
    peer = json.loads((folder / f"{file}.json").read_text().splitlines()[-1])
    seconds = peer["steps"] * (1e-4 if "0.1" in name else 1e-3)
    ours = verdicts[f"{name}: a step, mean"]
    theirs = peer["microseconds_per_step"]
    print(
        f"{name:24}{theirs:>9.2f} µs{ours:>11.2f} µs{theirs / ours:>8.1f}"
        f"{peer['spikes'] / seconds / neurons:>11.1f} Hz{verdicts[f'{name}: output rate']:>8.1f} Hz")
PYTHON
