#!/usr/bin/env bash
# Publishes the application for WebAssembly, and runs its digests with Node: they must be those of the tests.
#
#   tests/PackageConsumer/wasm.sh              packs the library first
#   tests/PackageConsumer/wasm.sh --no-build   with what has been built before (Release)
#   tests/PackageConsumer/wasm.sh --feed PATH  with the package that is in this folder, an absolute path
#
# Needs Node, which is installed where apt may; where it is not to be had, one line says so.
set -euo pipefail
cd "$(dirname "$0")"

pack=(-c Release)
feed=""
case "${1:-}" in
    "") ;;
    --no-build) pack+=(--no-build) ;;
    --feed) feed=${2:?--feed needs a folder} ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

if ! why=$(../need.sh node nodejs); then
    echo "WebAssembly: left out, for $why"
    exit 0
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if [[ -z $feed ]]; then
    # In a place of its own: others may pack beside this.
    feed=$scratch/feed
    dotnet pack ../../src/StdpKernels "${pack[@]}" -p:NuspecOutputPath="$scratch/nuspec/" --output "$feed" --nologo -v quiet
fi
version=$(basename "$feed"/StdpKernels.[0-9]*.nupkg .nupkg)
version=${version#StdpKernels.}
./cached.sh "$scratch/cached"
dotnet publish WebAssembly/WebAssembly.csproj -c Release --nologo -v quiet \
    -p:PackedVersion="[$version]" -p:RestoreAdditionalProjectSources="$feed" \
    -p:RestorePackagesPath="$scratch/packages" -p:RestoreFallbackFolders="$scratch/cached" \
    --artifacts-path "$scratch/build" --output "$scratch/out"
printf 'WebAssembly, in Node:        '
node "$scratch/out/wwwroot/main.mjs"
