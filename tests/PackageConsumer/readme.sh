#!/usr/bin/env bash
# Does what the readmes say on how to get the packages, command by command, and runs the first program of each. The packages come from a
# feed that is made here, and go to folders of their own, so that nothing of the user's is changed or stands in for them.
#
#   tests/PackageConsumer/readme.sh              pack first
#   tests/PackageConsumer/readme.sh --no-build   with what has been built before (Release)
#   tests/PackageConsumer/readme.sh --feed PATH  leave the packages in this folder, an absolute path
set -euo pipefail
cd "$(dirname "$0")/../.."
clone=$PWD

pack=(-c Release)
feed=""
while (($# > 0)); do
    case "$1" in
        --no-build) pack+=(--no-build); shift ;;
        --feed) feed=${2:?--feed needs a folder}; shift 2 ;;
        *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
feed=${feed:-$scratch/feed}

# In a place of its own: others may pack beside this.
pack+=(-p:NuspecOutputPath="$scratch/nuspec/")
dotnet pack src/StdpKernels "${pack[@]}" --output "$feed" --nologo -v quiet
dotnet pack src/StdpKernels.Simulation "${pack[@]}" --output "$feed" --nologo -v quiet
dotnet pack src/StdpKernels.Cluster "${pack[@]}" --output "$feed" --nologo -v quiet

# The command is built anew for the platform of its package.
dotnet pack src/StdpKernels.Tool -c Release --output "$feed" --nologo -v quiet

# The lines of the blocks without a language that get a package; DocumentedCommandTests runs the others.
commands() { awk '/^```/ { fenced = !fenced; plain = fenced && $0 == "```"; next } plain' "$1" | grep -E '^dotnet (add|new|nuget|pack|tool) '; }

# The first program of a page, and what its comment says it prints.
program() { awk '/^```/ { if (inside) exit; inside = $0 == "```csharp"; next } inside' "$1"; }

follow() { # PAGE PROJECT: in a folder with a project, which knows the feed
    local page=$clone/$1 folder=$scratch/$1 line stdp
    printf '\n%s\n' "$1"
    mkdir -p "$folder"
    cd "$folder"
    dotnet new console --name Application --output . >/dev/null
    dotnet new nugetconfig >/dev/null
    dotnet nuget add source "$feed" --name local --configfile nuget.config >/dev/null

    while read -r line; do
        echo "  $line"
        case "$line" in
            "dotnet pack "*) eval "${line/CLONE/$clone}" ;;
            *) RestorePackagesPath=$scratch/packages DOTNET_CLI_HOME=$scratch/home eval "$line" ;;
        esac >"$scratch/log" 2>&1 </dev/null || { cat "$scratch/log"; exit 1; }
        if [[ $line == "dotnet tool install "* ]]; then
            stdp=$scratch/home/.dotnet/tools/stdp
            "$stdp" --help | grep -q Usage
            "$stdp" --version
            "$stdp" info
            "$stdp" simulate --duration 1 --output "$scratch/installed.png"
            test -s "$scratch/installed.png"
            echo "  stdp runs"
        fi
    done < <(commands "$page")

    if [[ -n $2 ]]; then
        program "$page" >"$2/Program.cs"
        diff <(sed -n 's|.*Console.WriteLine(.*); // ||p' "$2/Program.cs") \
            <(RestorePackagesPath=$scratch/packages dotnet run -c Release --project "$2")
        echo "  the program prints what it says"
    fi
}

follow README.md Learning
follow src/StdpKernels/PACKAGE.md .
follow src/StdpKernels.Simulation/PACKAGE.md .
follow src/StdpKernels.Cluster/PACKAGE.md ""
follow src/StdpKernels.Tool/README.md ""
