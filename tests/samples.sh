#!/usr/bin/env bash
# Runs the samples, and compares what each prints with what it says.
#
#   tests/samples.sh              builds those in C# (Release) first
#   tests/samples.sh --no-build   with what has been built before (Release)
#   tests/samples.sh --native     those in C and Python instead, as tests/native.sh does: STDPKERNELS_NATIVE names the folder of the installed
#                                 library, STDPKERNELS_PYTHON an interpreter with the package
set -euo pipefail
cd "$(dirname "$0")/.."

build=1
native=0
for option in "$@"; do
    case "$option" in
        --no-build) build=0 ;;
        --native) native=1 ;;
        -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) echo "samples.sh: there is no option $option; see --help" >&2; exit 2 ;;
    esac
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Behind a statement that prints, a comment says what.
stated() { sed -nE 's,^ *(Console\.WriteLine|print)\(.*\);? +(//|#) (.*),\3,p' "$1"; }

compare() { # NAME SOURCE PRINTED
    if [[ -z $(stated "$2") ]] || ! diff <(stated "$2") "$3"; then
        echo "$1 does not print what it says" >&2
        exit 1
    fi
    echo "$1 prints what it says"
}

if ((native)); then
    gcc -std=c99 -Wall -Wextra -Werror -I "$STDPKERNELS_NATIVE/include" src/StdpKernels.Native/samples/loop.c -L "$STDPKERNELS_NATIVE/lib" \
        -lstdpkernels -Wl,-rpath,"$STDPKERNELS_NATIVE/lib" -o "$scratch/loop"
    grep -qF "It prints \`$("$scratch/loop")\`." tests/Samples/README.md || { echo "loop.c does not print what the page says" >&2; exit 1; }
    echo "loop.c prints what the page says"
    "$STDPKERNELS_PYTHON" tests/Samples/Python/together.py >"$scratch/printed"
    compare together.py tests/Samples/Python/together.py "$scratch/printed"
    exit 0
fi

samples=()
for project in tests/Samples/*/*.csproj; do samples+=("$(basename "$project" .csproj)"); done
for name in "${samples[@]}"; do
    if ((build)); then dotnet build "tests/Samples/$name" -c Release --nologo -v quiet; fi
    arguments=()
    if [[ $name == SparseNetwork ]]; then arguments=("$scratch/network"); fi
    "tests/Samples/$name/bin/Release/net10.0/$name" "${arguments[@]}" >"$scratch/printed" 2>"$scratch/told" || { cat "$scratch/told" >&2; exit 1; }
    compare "$name" "tests/Samples/$name/Program.cs" "$scratch/printed"
done

# The network once more, killed as soon as it has saved itself, and started again.
rm "$scratch/network"
network=tests/Samples/SparseNetwork/bin/Release/net10.0/SparseNetwork
"$network" "$scratch/network" >"$scratch/killed" 2>&1 &
until [[ -e $scratch/network ]]; do sleep 0.02; done
kill -KILL $!
wait $! 2>/dev/null || true
test ! -s "$scratch/killed"
"$network" "$scratch/network" >"$scratch/printed" 2>"$scratch/told"
grep -q "^goes on at" "$scratch/told"
compare "SparseNetwork, killed and started again," tests/Samples/SparseNetwork/Program.cs "$scratch/printed"

echo "the samples in C and Python: tests/native.sh runs them"
