#!/usr/bin/env bash
# Succeeds if something is there, or if apt could install it; says in one line why not otherwise.
#
#   tests/need.sh COMMAND PACKAGE...     such as `tests/need.sh qemu-aarch64-static qemu-user-static`
#   tests/need.sh "A TEST" PACKAGE...    such as `tests/need.sh "python3 -c 'import numpy'" python3-numpy`
set -uo pipefail

wanted=${1:?a command}
shift
is_there() { if [[ $wanted == *" "* ]]; then bash -c "$wanted" >/dev/null 2>&1; else command -v "$wanted" >/dev/null; fi; }
if is_there; then exit 0; fi
if ! command -v apt-get >/dev/null; then
    echo "there is no apt here to install $*"
    exit 1
fi

as_root=()
if ((EUID != 0)); then as_root=(sudo -n); fi
export DEBIAN_FRONTEND=noninteractive

# One at a time: scripts run beside each other, and apt refuses whoever comes second.
if command -v flock >/dev/null && exec 9>"${TMPDIR:-/tmp}/stdpkernels-apt.lock"; then
    flock 9
    if is_there; then exit 0; fi
fi
install() { "${as_root[@]}" apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1; }
if { install "$@" || { "${as_root[@]}" apt-get update >/dev/null 2>&1 && install "$@"; }; } && is_there; then exit 0; fi
echo "apt does not install $* here"
exit 1
