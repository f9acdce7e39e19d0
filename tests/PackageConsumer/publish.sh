#!/usr/bin/env bash
# Packs the library, publishes an application that knows nothing but the package in three ways, and runs each; and a network on the package of
# the simulation, ahead of time.
#
#   tests/PackageConsumer/publish.sh              digests, which must be those of the tests; of the network, what its source says
#   tests/PackageConsumer/publish.sh --no-build   with what has been built before (Release)
#   tests/PackageConsumer/publish.sh --feed PATH  with the packages that are in this folder, an absolute path
#   tests/PackageConsumer/publish.sh --time       the time of a step as well, under the JIT and for several IlcInstructionSet
set -euo pipefail
cd "$(dirname "$0")"

time=0
pack=(-c Release)
feed=""
while (($# > 0)); do
    case "$1" in
        --no-build) pack+=(--no-build); shift ;;
        --feed) feed=${2:?--feed needs a folder}; shift 2 ;;
        --time) time=1; shift ;;
        *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

./cached.sh "$scratch/cached"

if [[ -z $feed ]]; then
    # In a place of its own: others may pack beside this.
    feed=$scratch/feed
    for project in StdpKernels StdpKernels.Simulation; do
        dotnet pack "../../src/$project" "${pack[@]}" -p:NuspecOutputPath="$scratch/nuspec/$project/" --output "$feed" --nologo -v quiet
    done
fi
file=$(basename "$feed"/StdpKernels.[0-9]*.nupkg)
version=${file#StdpKernels.}
version=${version%.nupkg}
echo "$file: $(stat -c %s "$feed/$file" 2>/dev/null || wc -c <"$feed/$file") bytes"

# The package is restored to a place of its own, and compared, so that no other of the same version can stand in for it.
publish() { # NAME PROJECT PROPERTY...
    local name=$1 project=$2
    shift 2
    dotnet publish "$project" -c Release --nologo -v quiet --output "$scratch/$name" --artifacts-path "$scratch/build/$name" \
        -p:PackedVersion="[$version]" -p:RestoreAdditionalProjectSources="$feed" \
        -p:RestorePackagesPath="$scratch/packages" -p:RestoreFallbackFolders="$scratch/cached" "$@"
    cmp "$scratch/packages/stdpkernels/$version/stdpkernels.$version.nupkg" "$feed/$file"
}

run() { # NAME PROGRAM...
    printf '%-28s ' "$1:"
    "${@:2}"
    if ((time)); then "${@:2}" time; fi
}

publish framework-dependent PackageConsumer.csproj -p:UseAppHost=false
run framework-dependent dotnet "$scratch/framework-dependent/PackageConsumer.dll"

publish trimmed PackageConsumer.csproj --use-current-runtime --self-contained -p:PublishTrimmed=true
run "trimmed, self-contained" "$scratch/trimmed/PackageConsumer"

# The compiler of NativeAOT comes as a package, but what links its output is the platform's.
if [[ $(uname -s) == Linux ]] && ! command -v clang >/dev/null && ! command -v gcc >/dev/null; then
    echo "NativeAOT: not published, for there is neither clang nor gcc here to link it"
    exit 0
fi

sets=("")
if ((time)) && [[ $(uname -m) == x86_64 ]]; then sets+=(x86-64-v3 x86-64-v4 native); fi
for set in "${sets[@]}"; do
    publish "aot$set" PackageConsumer.csproj --use-current-runtime -p:PublishAot=true ${set:+-p:IlcInstructionSet=$set}
    run "NativeAOT${set:+, $set}" "$scratch/aot$set/PackageConsumer"
done

# The same network under the JIT is a sample, which tests/samples.sh compares with the same line.
publish simulation Simulation/SimulationConsumer.csproj --use-current-runtime -p:PublishAot=true
stated=$(sed -nE 's,^ *Console\.WriteLine\(.*\); // (.*),\1,p' ../Samples/SparseNetwork/Program.cs)
printed=$("$scratch/simulation/SimulationConsumer" "$scratch/network")
echo "a network, NativeAOT:        $printed"
[[ -n $stated && $printed == "$stated" ]] || { echo "the network prints something else than its source says: $stated" >&2; exit 1; }
