#!/usr/bin/env bash
# Runs the command and the program of the benchmarks as their users do: experiments in short, reference vectors, reports from the data beside them.
#
#   tests/command.sh              builds both (Release) first
#   tests/command.sh --no-build   with what has been built before (Release)
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
    "")
        dotnet build -c Release src/StdpKernels.Tool
        dotnet build -c Release bench/StdpKernels.Benchmarks
        ;;
    --no-build) ;;
    -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "command.sh: there is no option $1; see --help" >&2; exit 2 ;;
esac

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

stdp() { dotnet run -c Release --no-build --project src/StdpKernels.Tool -- "$@"; }
benchmarks() { dotnet run -c Release --no-build --project bench/StdpKernels.Benchmarks -- "$@"; }

echo "the competition experiment"
stdp simulate --output "$scratch/competition.png"
test -s "$scratch/competition.png"

echo "all experiments, in short"
stdp simulate all --quick --output "$scratch/simulations"
test -s "$scratch/simulations/digits/report.html"

echo "reference vectors"
stdp verify tests/StdpKernels.Tests/Vectors

echo "reports of the benchmarks"
for results in bench/results/*/results.json; do
    benchmarks render "$results" --output "$scratch/reports"
    folder=$(basename "$(dirname "$results")")
    diff "bench/results/$folder/report.md" "$scratch/reports/$folder/report.md"
done
diff bench/results/machines.md "$scratch/reports/machines.md"
