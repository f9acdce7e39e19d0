#!/usr/bin/env bash
# Runs sparse networks, and a dense one that fits no cache, in Brian2 (Debian package python3-brian) and here, one after the other, and prints both.
# Run it on a machine with nothing else to do. PYTHON names the Python that has Brian2.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-/usr/bin/python3}

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# PRE POST PROBABILITY RATE_HZ DT_MS SECONDS, and the window of the last two lines of ours.
networks=(
    "784 400 0.1 20 1 100 15"
    "5000 5000 0.05 10 1 20 15"
    "5000 5000 1 10 1 5 15"
    "20000 20000 0.05 5 0.1 5 15"
)

# What is built and compiled first is no part of a run.
dotnet run -c Release --file bench/peers/sparse.cs -- 10 10 0.5 20 1 1 > "$results/log"
export PYTHONWARNINGS=ignore
for network in "${networks[@]}"; do
    read -r -a numbers <<<"$network"
    window=${numbers[6]}
    numbers=("${numbers[@]:0:6}")
    "$python" bench/peers/networks.py sparse "${numbers[@]}" > "$results/peer.json" 2> "$results/log" || { cat "$results/log"; exit 1; }
    dotnet run -c Release --no-build --file bench/peers/sparse.cs -- "${numbers[@]}" > "$results/steps.json"
    dotnet run -c Release --no-build --file bench/peers/sparse.cs -- "${numbers[@]}" "$window" > "$results/window.json"
    "$python" - "$results" "${numbers[@]}" <<'PYTHON'
import json
import sys
from pathlib import Path

folder = Path(sys.argv[1])
pre, post, probability, rate, dt_ms, seconds = map(float, sys.argv[2:])
peer, steps, window = (json.loads((folder / f"{name}.json").read_text().splitlines()[-1]) for name in ("peer", "steps", "window"))
print(f"{pre:.0f} -> {post:.0f} at {100 * probability:.0f} %, inputs of {rate:g} Hz, {dt_ms:g} ms, {seconds:g} s")
for name, run in (("Brian2", peer), ("single steps", steps), (f"windows of {window['window']}", window)):
    print(
        f"  {name:16}{run['microseconds_per_step']:>10.2f} µs a step{run['updates_per_second'] / 1e9:>10.3f} · 10⁹ updates a second"
        f"{peer['microseconds_per_step'] / run['microseconds_per_step']:>8.1f} x Brian2{run['spikes'] / seconds / post:>9.1f} Hz")
PYTHON
done
