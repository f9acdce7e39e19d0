#!/usr/bin/env bash
# Packs the library, publishes an application that knows nothing but the package in three ways, and runs each.
#
#   tests/PackageConsumer/publish.sh              digests, which must be those of the tests
#   tests/PackageConsumer/publish.sh --no-build   with what has been built before (Release)
#   tests/PackageConsumer/publish.sh --time       the time of a step as well, under the JIT and for several IlcInstructionSet
set -euo pipefail
cd "$(dirname "$0")"

time=0
pack=(-c Release)
for option in "$@"; do
    case "$option" in
        --no-build) pack+=(--no-build) ;;
        --time) time=1 ;;
        *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# In a place of its own: others may pack beside this.
pack+=(-p:NuspecOutputPath="$scratch/nuspec/")
cached=$(dotnet nuget locals global-packages --list)
cached=${cached#*: }

mkdir "$scratch/feed"
dotnet pack ../../src/StdpKernels "${pack[@]}" --output "$scratch/feed" --nologo -v quiet
file=$(basename "$scratch"/feed/*.nupkg)
version=${file#StdpKernels.}
version=${version%.nupkg}
echo "$file: $(stat -c %s "$scratch/feed/$file" 2>/dev/null || wc -c <"$scratch/feed/$file") bytes"

# The package is restored to a place of its own, and compared, so that no other of the same version can stand in for it.
publish() { # NAME PROPERTY...
    local name=$1
    shift
    dotnet publish PackageConsumer.csproj -c Release --nologo -v quiet --output "$scratch/$name" --artifacts-path "$scratch/build/$name" \
        -p:PackedVersion="[$version]" -p:RestoreAdditionalProjectSources="$scratch/feed" \
        -p:RestorePackagesPath="$scratch/packages" -p:RestoreFallbackFolders="$cached" "$@"
    cmp "$scratch/packages/stdpkernels/$version/stdpkernels.$version.nupkg" "$scratch/feed/$file"
}

run() { # NAME PROGRAM...
    printf '%-28s ' "$1:"
    "${@:2}"
    if ((time)); then "${@:2}" time; fi
}

publish framework-dependent -p:UseAppHost=false
run framework-dependent dotnet "$scratch/framework-dependent/PackageConsumer.dll"

publish trimmed --use-current-runtime --self-contained -p:PublishTrimmed=true
run "trimmed, self-contained" "$scratch/trimmed/PackageConsumer"

# The compiler of NativeAOT comes as a package, but what links its output is the platform's.
if [[ $(uname -s) == Linux ]] && ! command -v clang >/dev/null && ! command -v gcc >/dev/null; then
    echo "NativeAOT: not published, for there is neither clang nor gcc here to link it"
    exit 0
fi

sets=("")
if ((time)) && [[ $(uname -m) == x86_64 ]]; then sets+=(x86-64-v3 x86-64-v4 native); fi
for set in "${sets[@]}"; do
    publish "aot$set" --use-current-runtime -p:PublishAot=true ${set:+-p:IlcInstructionSet=$set}
    run "NativeAOT${set:+, $set}" "$scratch/aot$set/PackageConsumer"
done
