#!/usr/bin/env bash
# Builds the site: pages, API reference, and the network of the live page.
#
#   src/StdpKernels.Site/build.sh            into artifacts/site
#   src/StdpKernels.Site/build.sh FOLDER     into another folder, which is replaced
#   src/StdpKernels.Site/build.sh --no-build [FOLDER]   with libraries that have been built before (Release)
#
# To read it, serve the folder: `dotnet tool run docfx serve artifacts/site`. Browsers load the live page from a server only.
set -euo pipefail
cd "$(dirname "$0")/../.."

build=1
if [[ ${1:-} == --no-build ]]; then build=0; shift; fi
case "${1:-}" in
    -*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
site=${1:-artifacts/site}

source=$(mktemp -d)
trap 'rm -rf "$source"' EXIT
if ((build)); then
    dotnet build src/StdpKernels.Simulation -c Release --nologo -v quiet
fi

dotnet tool restore > /dev/null
dotnet run --file src/StdpKernels.Site/stage.cs -- "$source"
dotnet publish src/StdpKernels.Simulation -c Release --no-build --nologo -v quiet --output "$source/bin"
cp -r src/StdpKernels.Site/docfx.json src/StdpKernels.Site/template "$source"
dotnet publish src/StdpKernels.Site/Live -c Release --nologo -v quiet --output "$source/published"
cp -r "$source/published/wwwroot/_framework" "$source/live/_framework"
rm -r "$source/published"
dotnet tool run docfx "$source/docfx.json" --warningsAsErrors --logLevel warning
find "$source/_site/public" -name '*.map' -delete
rm -rf "$site"
mkdir -p "$(dirname "$site")"
cp -r "$source/_site" "$site"
echo "The site is in $site."
