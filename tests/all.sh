#!/usr/bin/env bash
# Runs everything that tests/README.md is about.
#
#   tests/all.sh              the suite, every vector width in short, assertions, applications from the package (half an hour on two slow cores)
#   tests/all.sh --long       the whole suite at every vector width, forty times the random layers, a hundred times the damaged
#                             archives, every planted fault, and the native library and the command on an emulated ARM64 (hours)
#                             a part that fails does not end it: all that failed are named at the end
#   tests/all.sh --no-build   with what has been built before (Release)
#   tests/all.sh --feed PATH  leave the packages that were made and tried in this folder, an absolute path
set -euo pipefail
cd "$(dirname "$0")/.."

long=0
build=1
feed=""
while (($# > 0)); do
    case "$1" in
        --long) long=1; shift ;;
        --no-build) build=0; shift ;;
        --feed) feed=${2:?--feed needs a folder}; shift 2 ;;
        -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) echo "all.sh: there is no option $1; see --help" >&2; exit 2 ;;
    esac
done

step() { printf '\n== %s (after %d s)\n' "$*" "$SECONDS"; }

failed=()
part() { # WHAT COMMAND...
    step "$1"
    "${@:2}" || { failed+=("$1"); ((long)) || finish; }
}

finish() {
    ((${#failed[@]} == 0)) && exit
    printf 'all.sh: failed: %s\n' "${failed[@]}" >&2
    exit 1
}

if ((build)); then
    step "build"
    dotnet build -c Release
fi

scratch=$(mktemp -d)
feed=${feed:-$scratch/feed}
second=""
trap '[[ -z $second ]] || kill "$second" 2>/dev/null; rm -rf "$scratch"' EXIT

# What is packed, published and compiled ahead of time takes about one processor, and tests do not fill the other. Nor do random layers.
second_half() {
    part "what the readmes say on getting the packages" tests/PackageConsumer/readme.sh --no-build --feed "$feed"
    part "an application from the package" tests/PackageConsumer/publish.sh --feed "$feed"
    part "the application on ARM64" tests/PackageConsumer/arm64.sh --feed "$feed"
    part "the application for WebAssembly" tests/PackageConsumer/wasm.sh --feed "$feed"
    part "the native library and the Python package" tests/native.sh --no-build
    part "the samples" tests/samples.sh --no-build
    part "the command, and reports of the benchmarks" tests/command.sh --no-build
    if ((long)); then
        part "the native library and the command on ARM64" tests/arm64.sh
        part "random layers and damaged archives" \
            env STDPKERNELS_PROPERTY_FACTOR=40 STDP_FUZZ_INPUTS=200000 dotnet test tests/StdpKernels.Tests -c Release --no-build \
            --filter 'FullyQualifiedName~Properties|FullyQualifiedName~Fuzzing'
    fi

    finish
}

# Tests that kill processes of a cluster need it, and say so where they are left out.
tests/need.sh redis-server redis-server || true

step "readmes, applications, other processors, native library, Python, samples and the command: beside what follows, and told after it"
second_half >"$scratch/second.log" 2>&1 &
second=$!

if ((long)); then
    part "processes of a cluster, killed at more moments" \
        env STDPKERNELS_CLUSTER_KILLS=20 STDPKERNELS_CLUSTER_SEED=$RANDOM dotnet test tests/StdpKernels.Cluster.Tests -c Release --no-build \
        --filter FullyQualifiedName~KillTests
    part "every vector width" tests/matrix.sh --no-build
    part "assertions" tests/assertions.sh --no-build
else
    part "tests" dotnet test -c Release --no-build
    part "every vector width" tests/matrix.sh --quick --no-build
    part "assertions" tests/assertions.sh --no-build --quick
fi

# Here, where the other half takes longer.
part "the site, in a browser" tests/site.sh --no-build

status=0
wait "$second" || status=$?
second=""
cat "$scratch/second.log"
if ((status != 0)); then
    failed+=("what ran beside")
    ((long)) || finish
fi

if ((long)); then part "planted faults" dotnet run -c Release --no-build --project tests/StdpKernels.Mutants; fi
finish
