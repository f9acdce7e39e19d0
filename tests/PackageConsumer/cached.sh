#!/usr/bin/env bash
# Makes a folder of links to the packages of this machine's cache, all but those of this repository: for a restore that must not download anew
# what is there, and must not find a package of ours of the same version that somebody has installed before.
#
#   tests/PackageConsumer/cached.sh FOLDER   makes FOLDER
set -euo pipefail
shopt -s nullglob

cached=$(dotnet nuget locals global-packages --list)
mkdir "$1"
for package in "${cached#*: }"/*/; do
    case "$(basename "$package")" in
        stdpkernels | stdpkernels.*) ;;
        *) ln -s "$package" "$1/" ;;
    esac
done
