#!/usr/bin/env bash
# Runs everything that tests/README.md is about.
#
#   tests/all.sh              the suite, every vector width in short, assertions, applications from the package (half an hour on two slow cores)
#   tests/all.sh --long       the whole suite at every vector width, forty times the random layers, a hundred times the damaged
#                             archives, every planted fault, and the native library and the command on an emulated ARM64 (hours)
#   tests/all.sh --no-build   with what has been built before (Release)
set -euo pipefail
cd "$(dirname "$0")/.."

long=0
build=1
for option in "$@"; do
    case "$option" in
        --long) long=1 ;;
        --no-build) build=0 ;;
        -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) echo "all.sh: there is no option $option; see --help" >&2; exit 2 ;;
    esac
done

step() { printf '\n== %s (after %d s)\n' "$*" "$SECONDS"; }

if ((build)); then
    step "build"
    dotnet build -c Release
fi

scratch=$(mktemp -d)
packages=""
trap '[[ -z $packages ]] || kill "$packages" 2>/dev/null; rm -rf "$scratch"' EXIT

# What is packed, published and compiled ahead of time takes about one processor, and tests do not fill the other.
from_packages() {
    set -e
    step "an application from the package"
    tests/PackageConsumer/publish.sh --no-build

    step "what the readmes say on getting the packages"
    tests/PackageConsumer/readme.sh --no-build

    step "the application on other processors"
    tests/PackageConsumer/arm64.sh --no-build
    tests/PackageConsumer/wasm.sh --no-build

    step "the native library and the Python package"
    tests/native.sh --no-build

    step "the samples"
    tests/samples.sh --no-build

    step "the site, in a browser"
    tests/site.sh --no-build

    if ((long)); then
        step "the native library and the command on ARM64"
        tests/arm64.sh
    fi
}

# Tests that kill processes of a cluster need it, and say so where they are left out.
tests/need.sh redis-server redis-server || true

step "applications, readmes, other processors, native library, Python, samples and site: beside what follows, and told after it"
from_packages >"$scratch/packages.log" 2>&1 &
packages=$!

if ((long)); then
    step "processes of a cluster, killed at more moments"
    STDPKERNELS_CLUSTER_KILLS=20 STDPKERNELS_CLUSTER_SEED=$RANDOM dotnet test tests/StdpKernels.Cluster.Tests -c Release --no-build \
        --filter FullyQualifiedName~KillTests

    step "every vector width"
    tests/matrix.sh --no-build

    step "random layers and damaged archives"
    STDPKERNELS_PROPERTY_FACTOR=40 STDP_FUZZ_INPUTS=200000 dotnet test -c Release --no-build \
        --filter 'FullyQualifiedName~Properties|FullyQualifiedName~Fuzzing'
else
    step "tests"
    dotnet test -c Release --no-build

    step "every vector width"
    tests/matrix.sh --quick --no-build
fi

step "assertions"
if ((long)); then tests/assertions.sh --no-build; else tests/assertions.sh --no-build --quick; fi

status=0
wait "$packages" || status=$?
packages=""
cat "$scratch/packages.log"
((status == 0)) || exit "$status"

if ((long)); then
    step "planted faults"
    dotnet run -c Release --no-build --project tests/StdpKernels.Mutants
fi
