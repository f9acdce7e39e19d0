#!/usr/bin/env bash
# Builds the wheel, installs it beside the system's NumPy and PyTorch, and times it against PyTorch.
#
#   bench/python/compare.sh                                          prints the table
#   bench/python/compare.sh bench/results/<processor>/python.md      writes it; further arguments go to compare.py
#
# Needs what src/python/build.sh needs, and Debian's python3-numpy, python3-torch and libopenblas0-pthread, which are installed where apt may.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
need=$here/../../tests/need.sh
python=/usr/bin/python3
packages=(python3-numpy python3-torch python3-venv python3-pip python3-setuptools python3-wheel)
if ! why=$("$need" "$python -c 'import numpy, torch, setuptools, wheel, pip, ensurepip'" "${packages[@]}") \
    || ! why=$("$need" "ldconfig -p | grep openblas" libopenblas0-pthread); then
    echo "compare.sh: $why" >&2
    exit 1
fi

output=()
if (($# > 0)); then
    mkdir -p "$(dirname "$1")"
    output=(--output "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")")
    shift
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
PYTHON=$python "$here/../../src/python/build.sh" "$scratch/wheels"
"$python" -m venv --system-site-packages "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --no-index --no-deps "$scratch"/wheels/stdpkernels-*.whl
cd "$scratch"
"$scratch/venv/bin/python" "$here/compare.py" "${output[@]}" "$@"
