#!/usr/bin/env bash
# Compiles the library ahead of time and lays it out for installation.
#
#   src/StdpKernels.Native/build.sh PREFIX           into PREFIX/lib, PREFIX/include
#   src/StdpKernels.Native/build.sh PREFIX arm64     for linux-arm64, with Debian's cross compiler
#
# On x64 there are two builds: lib/libstdpkernels.so.0 runs on every processor that .NET runs on; that in lib/glibc-hwcaps/x86-64-v3,
# with vectors of 256 bits, is taken instead by the loader of the system where the processor has AVX2.
set -euo pipefail
prefix=${1:?a folder to install into}
mkdir -p "$prefix"
prefix=$(cd "$prefix" && pwd)
architecture=${2:-$(uname -m)}
cd "$(dirname "$0")"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

properties=()
case "$architecture" in
    x86_64 | x64) rid=linux-x64; objdump=objdump ;;
    aarch64 | arm64) rid=linux-arm64; objdump=objdump ;;
    *) echo "build.sh: there is no build for $architecture" >&2; exit 2 ;;
esac
if [[ $rid == linux-arm64 && $(uname -m) != aarch64 ]]; then
    PATH=$PWD/cross:$PATH
    properties+=(-p:CppCompilerAndLinker=arm64-cc -p:ObjCopyName=aarch64-linux-gnu-objcopy)
    objdump=aarch64-linux-gnu-objdump
elif ! command -v clang >/dev/null; then
    properties+=(-p:CppCompilerAndLinker=gcc)
fi

compile() { # TARGET_FOLDER PROPERTY...
    local target=$1
    shift
    dotnet publish StdpKernels.Native.csproj -c Release --nologo -v quiet -r "$rid" -p:RunAnalyzers=false \
        --artifacts-path "$scratch/build" --output "$scratch/out" "${properties[@]}" "$@"
    mkdir -p "$target"
    install -m 755 "$scratch/out/libstdpkernels.so" "$target/libstdpkernels.so.0"
    rm -rf "$scratch/out" "$scratch/build/bin/StdpKernels.Native" "$scratch/build/obj/StdpKernels.Native"
}

compile "$prefix/lib"
if [[ $rid == linux-x64 ]]; then compile "$prefix/lib/glibc-hwcaps/x86-64-v3" -p:IlcInstructionSet=x86-64-v3; fi
ln -sf libstdpkernels.so.0 "$prefix/lib/libstdpkernels.so"

version=$(dotnet msbuild StdpKernels.Native.csproj -restore -t:MinVer -getProperty:Version -p:ArtifactsPath="$scratch/version" -nologo)
number=${version%%-*}
mkdir -p "$prefix/include" "$prefix/lib/pkgconfig" "$prefix/lib/cmake/StdpKernels"
install -m 644 include/stdpkernels.h "$prefix/include/"
sed "s/@VERSION@/$version/" packaging/stdpkernels.pc.in >"$prefix/lib/pkgconfig/stdpkernels.pc"
install -m 644 packaging/StdpKernelsConfig.cmake "$prefix/lib/cmake/StdpKernels/"
sed "s/@VERSION@/$number/" packaging/StdpKernelsConfigVersion.cmake.in >"$prefix/lib/cmake/StdpKernels/StdpKernelsConfigVersion.cmake"

# What a program that uses it can rely on.
newest=$("$objdump" -T "$prefix/lib/libstdpkernels.so.0" | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1)
echo "libstdpkernels $version for $rid: $(stat -c %s "$prefix/lib/libstdpkernels.so.0") bytes, needs $newest"
