#!/usr/bin/env bash
# Builds the native library and the Python wheel, and runs their tests.
#
#   tests/native.sh              builds the tests (Release) first
#   tests/native.sh --no-build   with tests that have been built before (Release)
#
# What it needs is installed where apt may; what cannot be had is left out, and one line says so.
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
    "") dotnet build -c Release tests/StdpKernels.Native.Tests ;;
    --no-build) ;;
    -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "native.sh: there is no option $1; see --help" >&2; exit 2 ;;
esac

if [[ $(uname -s) != Linux ]]; then
    echo "the native library: left out, for its tests are for Linux"
    exit 0
fi
if ! why=$(tests/need.sh gcc gcc libc6-dev zlib1g-dev) || ! why=$(tests/need.sh g++ g++); then
    echo "the native library: left out, for $why"
    exit 0
fi

# Single tests need these, and say so where they are left out.
for tool in "cmake cmake" "pkg-config pkg-config" "qemu-x86_64-static qemu-user-static"; do
    read -r command package <<<"$tool"
    tests/need.sh "$command" "$package" || true
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
src/StdpKernels.Native/build.sh "$scratch/prefix"
STDPKERNELS_NATIVE=$scratch/prefix dotnet test tests/StdpKernels.Native.Tests/bin/Release/net10.0/StdpKernels.Native.Tests.dll

# The system's Python, whose packages apt installs.
python=/usr/bin/python3
packages=(python3-numpy python3-pytest python3-venv python3-pip python3-setuptools python3-wheel)
if ! why=$(tests/need.sh "$python -c 'import numpy, pytest, setuptools, wheel, pip, ensurepip'" "${packages[@]}"); then
    echo "the Python package: left out, for $why"
    exit 0
fi
if ! why=$(tests/need.sh "$python -c 'import torch'" python3-torch); then
    echo "the tests of the drop-in for norse: left out, for $why"
fi
if ! why=$(tests/need.sh "$python -c 'import matplotlib'" python3-matplotlib); then
    echo "the notebook with pictures: left out, for $why"
fi
if why=$(tests/need.sh "$python -m mypy --version" mypy); then
    (cd src/python && "$python" -m mypy --no-incremental --cache-dir=/dev/null)
else
    echo "the type hints of the Python package: left out, for $why"
fi

PYTHON=$python src/python/build.sh "$scratch/wheels" "$scratch/prefix"
"$python" -m venv --system-site-packages "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --no-index --no-deps "$scratch"/wheels/stdpkernels-*.whl
STDPKERNELS_PYTHON=$scratch/venv/bin/python dotnet test tests/StdpKernels.Native.Tests/bin/Release/net10.0/StdpKernels.Native.Tests.dll \
    --filter FullyQualifiedName~Python
# From the folder of the tests, so that the installed package is found and not its sources.
(cd src/python/tests && "$scratch/venv/bin/python" -m pytest -q -p no:cacheprovider .)
STDPKERNELS_NATIVE=$scratch/prefix STDPKERNELS_PYTHON=$scratch/venv/bin/python tests/samples.sh --native
