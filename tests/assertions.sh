#!/usr/bin/env bash
# Runs the tests of steps with a Debug build of the library, whose assertions look at all weights before every step of a linear layer.
#
#   tests/assertions.sh              builds the tests (Release) first
#   tests/assertions.sh --no-build   with tests that have been built before (Release)
#   tests/assertions.sh --quick      with a quarter of the random layers, and without every kernel in every number of parts
set -euo pipefail
cd "$(dirname "$0")/.."

build=1
quick=0
for option in "$@"; do
    case "$option" in
        --no-build) build=0 ;;
        --quick) quick=1 ;;
        -h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) echo "assertions.sh: there is no option $option; see --help" >&2; exit 2 ;;
    esac
done

if ((build)); then dotnet build -c Release tests/StdpKernels.Tests; fi

# Only the library is built once more, and optimised, so that assertions are all that is slower. Analyzers have seen the Release build.
dotnet build -c Debug -p:Optimize=true -p:RunAnalyzers=false src/StdpKernels

tests=tests/StdpKernels.Tests/bin/Assertions
trap 'rm -rf "$tests"' EXIT
rm -rf "$tests"
cp -R tests/StdpKernels.Tests/bin/Release/net10.0 "$tests"
cp src/StdpKernels/bin/Debug/net10.0/StdpKernels.dll "$tests"

classes=(
    SteadyWeightsTests SteadyLayerTests StdpLinearLayerTests LinearStepTests LinearPathTests EventsEqualDenseTests SpikeFormTests
    ThreadTests StdpCheckpointTests Properties
)
if ((quick)); then
    export STDPKERNELS_PROPERTY_FACTOR=${STDPKERNELS_PROPERTY_FACTOR:-0.25}
else
    classes+=(ForcedPathTests)
    export STDPKERNELS_EVERY_PART_COUNT=1
fi
filter=$(printf '|FullyQualifiedName~%s' "${classes[@]}")
STDPKERNELS_EXPECT_ASSERTIONS=1 dotnet test "$tests/StdpKernels.Tests.dll" --settings tests/tests.runsettings --filter "${filter:1}"
