#!/usr/bin/env bash
# Succeeds if a command is there, or if apt could install it; says in one line why not otherwise.
#
#   tests/need.sh COMMAND PACKAGE...    such as `tests/need.sh qemu-aarch64-static qemu-user-static`
set -uo pipefail

command=${1:?a command}
shift
if command -v "$command" >/dev/null; then exit 0; fi
if ! command -v apt-get >/dev/null; then
    echo "there is no $command here, and no apt to install it"
    exit 1
fi

as_root=()
if ((EUID != 0)); then as_root=(sudo -n); fi
export DEBIAN_FRONTEND=noninteractive
install() { "${as_root[@]}" apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1; }
if install "$@" || { "${as_root[@]}" apt-get update >/dev/null 2>&1 && install "$@"; } && command -v "$command" >/dev/null; then exit 0; fi
echo "there is no $command here, and apt does not install $*"
exit 1
