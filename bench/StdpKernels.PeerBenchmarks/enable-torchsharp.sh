#!/usr/bin/env bash
# Makes TorchSharp's native library loadable where libstdc++ is older than GCC 13 (Debian 12).
#
# The library needs one symbol of GLIBCXX_3.4.32, std::ios_base_library_init(), which does nothing
# but pull in the iostream initialiser. This script gives that symbol a home in /usr/local/lib and
# marks the version requirement weak in the restored package. Run it once after restoring a project
# that references TorchSharp-cpu, before building it. On a system with a newer libstdc++ it does nothing.
#
# usage: enable-torchsharp.sh [NuGet packages folder, default ~/.nuget/packages]
set -euo pipefail
packages=${1:-${NUGET_PACKAGES:-$HOME/.nuget/packages}}
stdcxx=$(ldconfig -p | awk '/libstdc\+\+\.so\.6 .*x86-64/ {print $NF; exit}')
if grep -aq 'GLIBCXX_3\.4\.32' "$stdcxx"; then
  echo "libstdc++ is new enough: nothing to do"
  exit 0
fi
command -v patchelf >/dev/null || { echo "needs patchelf: apt-get install -y patchelf" >&2; exit 2; }
shim=/usr/local/lib/libios-init-shim.so
if [[ ! -e $shim ]]; then
  echo 'namespace std { void ios_base_library_init() {} }' | g++ -shared -fPIC -x c++ -o "$shim" -
  ldconfig
fi
found=0
for library in "$packages"/torchsharp/*/runtimes/linux-x64/native/libLibTorchSharp.so; do
  [[ -e $library ]] || continue
  found=1
  patchelf --print-needed "$library" | grep -qx libios-init-shim.so || patchelf --add-needed libios-init-shim.so "$library"
  python3 - "$library" <<'PY'
import struct, sys

path = sys.argv[1]
data = bytearray(open(path, "rb").read())
section_table, = struct.unpack_from("<Q", data, 0x28)
entry_size, count, _ = struct.unpack_from("<HHH", data, 0x3A)
sections = [struct.unpack_from("<IIQQQQIIQQ", data, section_table + i * entry_size) for i in range(count)]
for section in sections:
    if section[1] != 0x6FFFFFFE:  # SHT_GNU_verneed
        continue
    strings, need = sections[section[6]][4], section[4]
    while True:
        _, _, _, aux, next_need = struct.unpack_from("<HHIII", data, need)
        entry = need + aux
        while True:
            _, flags, _, name, next_entry = struct.unpack_from("<IHHII", data, entry)
            start = strings + name
            if data[start:data.index(0, start)] in (b"GLIBCXX_3.4.31", b"GLIBCXX_3.4.32"):
                struct.pack_into("<H", data, entry + 4, flags | 2)  # VER_FLG_WEAK
            if not next_entry:
                break
            entry += next_entry
        if not next_need:
            break
        need += next_need
open(path, "wb").write(data)
PY
  echo "patched $library"
done
((found)) || { echo "no TorchSharp package under $packages: restore the project first" >&2; exit 2; }
