#!/usr/bin/env bash
# Compares the speed of the library in the working tree with the version at another revision, both in one process.
#
#   bench/compare-versions.sh [REVISION] [OPTIONS]
#
#   REVISION                the old version; by default the last tag, or HEAD~1 where there is no tag
#   --rows WORDS            only rows whose title has these words, with x for × and -> for →; can be given several times
#   --seconds NUMBER        time for the first measurement of a row (1.2)
#   --limit RATIO           how many times as long a step may take (1.03)
#   --allow-different-bits  measures rows all the same where the versions differ in their results
#
# It fails where a row is slower than the limit, or has other bits. Run it on a machine with nothing else to do.
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ ${1:-} == -h || ${1:-} == --help ]]; then
    sed -n '2,/^set/s/^# \{0,1\}//p' "bench/$(basename "$0")"
    exit 0
fi

if (($# > 0)) && [[ $1 != -* ]]; then
    revision=$1
    shift
else
    revision=$(git describe --tags --abbrev=0 2>/dev/null || echo HEAD~1)
fi

commit=$(git rev-parse --verify --quiet "$revision^{commit}") || {
    echo "compare-versions.sh: the revision must be a commit of this repository, but $revision is none" >&2
    exit 2
}

scratch=$(mktemp -d)
cleanup() {
    if [[ -e $scratch/tree ]]; then git worktree remove --force "$scratch/tree"; fi
    rm -rf "$scratch"
}
trap cleanup EXIT

git worktree add --quiet --detach "$scratch/tree" "$commit"

# $1: the root of a version; $2: where its adapter goes.
build_adapter() {
    echo "build $2: $(git -C "$1" describe --always --dirty)"
    dotnet build -c Release bench/StdpKernels.VersionBenchmarks/Adapter -v quiet --nologo -nodeReuse:false \
        -p:LibraryProject="$1/src/StdpKernels/StdpKernels.csproj" -p:VersionOutput="$scratch/$2" >"$scratch/log" 2>&1 || {
        cat "$scratch/log"
        echo "compare-versions.sh: the $2 version, or the adapter against it, does not build" >&2
        exit 2
    }
}

build_adapter "$scratch/tree" old
build_adapter "$PWD" new
program=bench/StdpKernels.VersionBenchmarks
dotnet build -c Release "$program" -v quiet --nologo >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 2; }
dotnet "$program/bin/Release/net10.0/StdpKernels.VersionBenchmarks.dll" --old "$scratch/old/bin" --new "$scratch/new/bin" "$@"
