#!/usr/bin/env bash
# Builds the native library and the stdp command for linux-arm64 and runs them under emulation: samples and programs in C, all digests through the
# C interface, all reference vectors; and of the suite, as it has been built (Release), edits, lanes and properties.
#
#   tests/arm64.sh      some ten minutes; the digests of the managed library are in PackageConsumer/arm64.sh
#
# Needs a cross compiler and qemu (Debian: gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user-static), which are installed where
# apt may; where they are not to be had, one line says so.
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
    "") ;;
    -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "arm64.sh: there is no option $1; see --help" >&2; exit 2 ;;
esac

if ! why=$(tests/need.sh aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu libc6-dev-arm64-cross) \
    || ! why=$(tests/need.sh qemu-aarch64-static qemu-user-static); then
    echo "the native library and the command on ARM64: left out, for $why"
    exit 0
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
emulated() { qemu-aarch64-static -L /usr/aarch64-linux-gnu "$@"; }

prefix=$scratch/prefix
src/StdpKernels.Native/build.sh "$prefix" arm64
compile() { # STANDARD SOURCE PROGRAM
    aarch64-linux-gnu-gcc "-std=$1" -Wall -Wextra -Wpedantic -Werror -O2 -I "$prefix/include" "$2" -o "$3" \
        -L "$prefix/lib" -lstdpkernels "-Wl,-rpath,$prefix/lib" -lm -lpthread
}
compile c99 src/StdpKernels.Native/samples/loop.c "$scratch/loop"
learned=$(emulated "$scratch/loop")
echo "the sample in C: $learned"
[[ $learned == "came before: 1, came after: 0" ]]
compile c11 tests/StdpKernels.Native.Tests/Programs/pitfalls.c "$scratch/pitfalls"
for pitfall in null handles frozen floating-point errors-of-threads texts; do
    emulated "$scratch/pitfalls" "$pitfall"
    echo "$pitfall: well"
done

# Through the C interface: a program that is compiled for ARM64 as well.
PATH=$PWD/src/StdpKernels.Native/cross:$PATH dotnet publish tests/NativeDigests -c Release --nologo -v quiet -r linux-arm64 \
    -p:CppCompilerAndLinker=arm64-cc -p:ObjCopyName=aarch64-linux-gnu-objcopy \
    --artifacts-path "$scratch/build" --output "$scratch/digests"
printf 'digests through the C interface: '
STDPKERNELS_NATIVE=$prefix emulated "$scratch/digests/NativeDigests"

dotnet publish src/StdpKernels.Tool -c Release --nologo -v quiet -r linux-arm64 --self-contained \
    --artifacts-path "$scratch/build" --output "$scratch/stdp"

# Memory that is written and run at two addresses is more than qemu 7 follows; and the cross compiler's system has no ICU.
export DOTNET_EnableWriteXorExecute=0 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
emulated "$scratch/stdp/stdp" info
emulated "$scratch/stdp/stdp" verify tests/StdpKernels.Tests/Vectors >"$scratch/verified" || { cat "$scratch/verified"; exit 1; }
tail -n 1 "$scratch/verified"

# The tests are the same for all processors; what runs them brings the runtime for ARM64.
tests=tests/StdpKernels.Tests/bin/Release/net10.0
[[ -f $tests/StdpKernels.Tests.dll ]] || dotnet build tests/StdpKernels.Tests -c Release
dotnet publish tests/StdpKernels.Mutants -c Release --nologo -v quiet -r linux-arm64 --self-contained \
    --artifacts-path "$scratch/build" --output "$scratch/suite"
cp -n "$tests"/*.dll "$scratch/suite/"
for part in Editing Lanes Properties; do
    STDPKERNELS_PROPERTY_FACTOR=0.02 emulated "$scratch/suite/StdpKernels.Mutants" --tests "$scratch/suite/StdpKernels.Tests.dll" \
        "<filter><class re='1'>Tests\\.$part</class></filter>" >"$scratch/$part" || { tail -n 30 "$scratch/$part"; exit 1; }
    echo "$part: $(grep -c ^starts "$scratch/$part") tests"
done
