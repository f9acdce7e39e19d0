#!/usr/bin/env bash
# Runs the tests at every vector width that this machine can do, and checks that each run really had its width.
#
#   tests/matrix.sh                  the whole suite at every width (ten minutes each, without vectors in hardware half an hour and more)
#   tests/matrix.sh --filter WORDS   a part of it: an expression for `dotnet test --filter`
#   tests/matrix.sh --quick          committed digests and lanes at every width but the ordinary one, which the suite has; and where instructions
#                                    are left out, but vectors are in hardware, every kernel on the cases of the digests, each in one number of
#                                    parts beside one, where the others take every number
#   tests/matrix.sh --no-build ...   with what has been built before (Release)
set -euo pipefail
cd "$(dirname "$0")/.."

usage() { sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; }

filter=""
quick=0
build=1
while (($# > 0)); do
    case "$1" in
        --filter) filter=${2:?--filter needs an expression}; shift 2 ;;
        --quick) quick=1; shift ;;
        --no-build) build=0; shift ;;
        -h | --help) usage; exit 0 ;;
        *) echo "matrix.sh: there is no option $1; see --help" >&2; exit 2 ;;
    esac
done

has() { grep -qw -- "$1" /proc/cpuinfo 2>/dev/null; }

# What the run has to be (bits of a vector, fused multiply-add, AVX-512, vectors in hardware), and the setting that makes it so.
runs=()

# The setting that leaves out vectors also leaves out the multiply-add of x64; that of ARM64 belongs to its numbers.
fused_without=0
if has avx2; then
    avx512=0
    if has avx512f && has avx512bw && has avx512cd && has avx512dq && has avx512vl; then avx512=1; fi
    runs+=("256 1 $avx512 1 default")
    if ((avx512)); then
        runs+=("256 1 0 1 DOTNET_EnableAVX512=0")
        runs+=("512 1 1 1 DOTNET_MaxVectorTBitWidth=512")
    fi
    runs+=("128 1 $avx512 1 DOTNET_MaxVectorTBitWidth=128")
    runs+=("128 0 0 1 DOTNET_EnableAVX2=0")
elif [[ $(uname -m) == aarch64 || $(uname -m) == arm64 ]]; then
    runs+=("128 1 0 1 default")
    fused_without=1
else
    runs+=("128 0 0 1 default")
fi
runs+=("128 $fused_without 0 0 DOTNET_EnableHWIntrinsic=0")

if ((build)); then dotnet build -c Release; fi
tests=tests/StdpKernels.Tests/bin/Release/net10.0/StdpKernels.Tests.dll
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

canary="FullyQualifiedName~HardwareCanaryTests"
failed=0
table=$(printf '%-32s %5s %5s %8s  %s' setting bits fused seconds result)
for run in "${runs[@]}"; do
    read -r bits fma avx512 accelerated setting <<<"$run"
    if ((quick)) && [[ $setting == default && ${#runs[@]} -gt 1 ]]; then continue; fi
    printf '\n== %s\n' "$setting"
    variables=(
        STDPKERNELS_EXPECT_VECTOR_BITS="$bits" STDPKERNELS_EXPECT_FMA="$fma"
        STDPKERNELS_EXPECT_AVX512="$avx512" STDPKERNELS_EXPECT_ACCELERATED="$accelerated"
    )
    if [[ $setting != default ]]; then variables+=("$setting"); fi
    if ((quick)); then
        filter="Name~Every_machine|FullyQualifiedName~LaneTests"
        if ((accelerated)) && [[ $setting == DOTNET_EnableAVX* ]]; then filter+="|FullyQualifiedName~ForcedPathTests"; fi
    else
        variables+=(STDPKERNELS_EVERY_PART_COUNT=1)
    fi
    options=(--settings tests/tests.runsettings --logger "console;verbosity=normal")
    if [[ -n $filter ]]; then options+=(--filter "($filter)|$canary"); fi

    start=$SECONDS
    status=0
    env "${variables[@]}" dotnet test "$tests" "${options[@]}" >"$logs/log" 2>&1 || status=$?
    seconds=$((SECONDS - start))
    passed=$(grep -c '^ *Passed ' "$logs/log" || true)

    # Without all four canaries a run says nothing about its width.
    canaries=$(grep -cE '^ *Passed (Vectors_have_the|Multiply_add_is|Avx512_is|Vectors_are_accelerated)' "$logs/log" || true)
    if ((canaries != 4 && status == 0)); then
        echo "matrix.sh: $canaries of 4 canaries ran" >>"$logs/log"
        status=1
    fi

    if ((status != 0)); then
        failed=1
        grep -vE '^ *Passed ' "$logs/log" || true
        result="FAILED"
    else
        result="$passed passed"
    fi
    echo "$result in $seconds s"
    table+=$(printf '\n%-32s %5s %5s %8s  %s' "$setting" "$bits" "$fma" "$seconds" "$result")
done

printf '\n%s\n' "$table"
exit "$failed"
