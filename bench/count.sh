#!/usr/bin/env bash
# Counts instructions, loads, stores and cache lines of a step of each row of the report, on a machine in software (Debian package valgrind).
# The kernels are compiled ahead of time, with vectors of 256 bits. What else runs on the machine does not matter; it takes some ten minutes.
#
#   bench/count.sh                                    all rows, as a table in Markdown
#   bench/count.sh --filter "conv 2 %"                those with these words
#   bench/count.sh --output bench/results/counts.json also the file of which `render --counts` makes a part of a report
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dotnet publish bench/StdpKernels.CountBenchmarks -c Release --use-current-runtime --nologo -v quiet --output "$scratch/program" --artifacts-path "$scratch/build" >&2
"$scratch/program/StdpKernels.CountBenchmarks" "$@"
