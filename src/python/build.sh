#!/usr/bin/env bash
# Builds the library and the wheel around it.
#
#   src/python/build.sh OUTPUT            compiles the library, and writes the wheel into OUTPUT
#   src/python/build.sh OUTPUT PREFIX     with the library that src/StdpKernels.Native/build.sh has installed into PREFIX
#
# Needs Python with pip, setuptools and wheel (PYTHON names another than python3), and a C compiler.
set -euo pipefail
mkdir -p "${1:?a folder for the wheel}"
output=$(cd "$1" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if [[ -n ${2:-} ]]; then prefix=$(cd "$2" && pwd); else prefix=$scratch/prefix; fi
cd "$(dirname "$0")"
python=${PYTHON:-python3}

if [[ -z ${2:-} ]]; then ../StdpKernels.Native/build.sh "$prefix"; fi

mkdir "$scratch/source"
cp -R pyproject.toml setup.py README.md stdpkernels "$scratch/source/"
native=$scratch/source/stdpkernels/_native
rm -rf "$native"
mkdir -p "$native"
cp "$prefix/include/stdpkernels.h" "$prefix/lib/libstdpkernels.so.0" "$native/"
if [[ -d $prefix/lib/glibc-hwcaps ]]; then cp -R "$prefix/lib/glibc-hwcaps" "$native/"; fi

# An empty library that needs the real one: the loader of the system then takes the build that suits the processor.
echo 'extern int stdpkernels_loader; int stdpkernels_loader;' >"$scratch/loader.c"
"${CC:-cc}" -shared -fPIC -O2 "$scratch/loader.c" -o "$native/libstdpkernels_loader.so" \
    -Wl,--no-as-needed "$native/libstdpkernels.so.0" -Wl,-rpath,'$ORIGIN'

# 1.2.3-preview.0.45 is 1.2.3.dev45 in Python.
version=$(sed -n 's/^Version: //p' "$prefix/lib/pkgconfig/stdpkernels.pc" | sed -E 's/-[a-z]+\.[0-9]+\.([0-9]+)$/.dev\1/; s/-([a-z]+)[.]?/\1/')
STDPKERNELS_VERSION=$version "$python" -m pip wheel --quiet --no-deps --no-build-isolation --no-index --wheel-dir "$output" "$scratch/source"
ls -l "$output"/stdpkernels-*.whl
