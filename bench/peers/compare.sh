#!/usr/bin/env bash
# Runs the same networks in Brian2 (Debian package python3-brian) and here, in turn, three times, and prints the medians of both.
#
#   compare.sh                  prints
#   compare.sh DIR              also writes DIR/closed-loop.json, of which `render --closed-loop` makes a row of a report
#
# Run it on a machine with nothing else to do. PYTHON names the Python that has Brian2.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-/usr/bin/python3}
output=${1:-}
[[ -z $output || -d $output ]] || { echo "compare.sh: there is no folder $output" >&2; exit 2; }

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet build -c Release src/StdpKernels.Tool -v quiet --nologo
# An interpreter's warnings about its own packages say nothing about the run.
export PYTHONWARNINGS=ignore
for round in 1 2 3; do
    folder=$results/$round
    mkdir "$folder"
    "$python" bench/peers/networks.py competition 0.1 100 >"$folder/competition-0.1.json" 2>"$results/log" || { cat "$results/log"; exit 1; }
    "$python" bench/peers/networks.py competition 1 100 >"$folder/competition-1.json" 2>"$results/log" || { cat "$results/log"; exit 1; }
    "$python" bench/peers/networks.py all_to_all 10 >"$folder/all_to_all.json" 2>"$results/log" || { cat "$results/log"; exit 1; }
    dotnet src/StdpKernels.Tool/bin/Release/net10.0/stdp.dll simulate speed --output "$folder/speed" >"$results/log"
done
"$python" bench/peers/summary.py "$results" ${output:+"$output"}
