#!/usr/bin/env bash
# Runs the tests of steps with a Debug build of the library, whose assertions look at all weights before every step of a linear layer.
#
#   tests/assertions.sh              builds the tests (Release) first
#   tests/assertions.sh --no-build   with tests that have been built before (Release); less than half a minute
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
    "") dotnet build -c Release tests/StdpKernels.Tests ;;
    --no-build) ;;
    -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "assertions.sh: there is no option $1; see --help" >&2; exit 2 ;;
esac

# Only the library is built once more, and optimised, so that assertions are all that is slower.
dotnet build -c Debug -p:Optimize=true src/StdpKernels

tests=tests/StdpKernels.Tests/bin/Assertions
trap 'rm -rf "$tests"' EXIT
rm -rf "$tests"
cp -R tests/StdpKernels.Tests/bin/Release/net10.0 "$tests"
cp src/StdpKernels/bin/Debug/net10.0/StdpKernels.dll "$tests"

classes=(
    SteadyWeightsTests SteadyLayerTests StdpLinearLayerTests LinearStepTests LinearPathTests EventsEqualDenseTests ForcedPathTests
    ThreadTests StdpCheckpointTests Properties
)
filter=$(printf '|FullyQualifiedName~%s' "${classes[@]}")
STDPKERNELS_EXPECT_ASSERTIONS=1 dotnet test "$tests/StdpKernels.Tests.dll" --settings tests/tests.runsettings --filter "${filter:1}"
