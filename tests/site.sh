#!/usr/bin/env bash
# Builds the site, and looks at it in a browser.
#
#   tests/site.sh              builds the libraries and the tests (Release) first
#   tests/site.sh --no-build   with what has been built before (Release)
#
# Needs Chromium, which is installed where apt may; where it is not to be had, one line says so, and the links alone are checked.
# STDPKERNELS_SCREENSHOTS=FOLDER keeps pictures of the pages, STDPKERNELS_SITE_OUTPUT=FOLDER the site.
set -euo pipefail
cd "$(dirname "$0")/.."

build=()
case "${1:-}" in
    "") dotnet build -c Release tests/StdpKernels.Site.Tests ;;
    --no-build) build=(--no-build) ;;
    -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "site.sh: there is no option $1; see --help" >&2; exit 2 ;;
esac

if [[ -z ${STDPKERNELS_CHROMIUM:-} ]] && ! why=$(tests/need.sh chromium chromium); then
    echo "the site in a browser: left out, for $why"
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
src/StdpKernels.Site/build.sh "${build[@]}" "$scratch/site"
STDPKERNELS_SITE=$scratch/site \
    dotnet test tests/StdpKernels.Site.Tests/bin/Release/net10.0/StdpKernels.Site.Tests.dll
if [[ -n ${STDPKERNELS_SITE_OUTPUT:-} ]]; then
    cp -r "$scratch/site" "$STDPKERNELS_SITE_OUTPUT"
fi
