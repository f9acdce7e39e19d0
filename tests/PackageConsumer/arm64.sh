#!/usr/bin/env bash
# Compiles the application ahead of time for ARM64, and runs its digests under emulation: they must be those of the tests.
#
#   tests/PackageConsumer/arm64.sh              packs the library first
#   tests/PackageConsumer/arm64.sh --no-build   with what has been built before (Release)
#   tests/PackageConsumer/arm64.sh --feed PATH  with the package that is in this folder, an absolute path
#
# Needs a cross compiler and qemu (Debian: gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user-static), which are installed where
# apt may; where they are not to be had, one line says so.
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

if ! why=$(../need.sh aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu libc6-dev-arm64-cross) \
    || ! why=$(../need.sh qemu-aarch64-static qemu-user-static); then
    echo "ARM64: left out, for $why"
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
PATH="$PWD/../../src/StdpKernels.Native/cross:$PATH" dotnet publish PackageConsumer.csproj -c Release --nologo -v quiet -r linux-arm64 \
    -p:PublishAot=true -p:CppCompilerAndLinker=arm64-cc -p:ObjCopyName=aarch64-linux-gnu-objcopy \
    -p:PackedVersion="[$version]" -p:RestoreAdditionalProjectSources="$feed" \
    -p:RestorePackagesPath="$scratch/packages" -p:RestoreFallbackFolders="$scratch/cached" \
    --artifacts-path "$scratch/build" --output "$scratch/out"
printf 'NativeAOT, ARM64 in qemu:    '
qemu-aarch64-static -L /usr/aarch64-linux-gnu "$scratch/out/PackageConsumer"
