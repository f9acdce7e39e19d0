using System.Numerics;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.VersionBenchmarks.Rows;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionBenchmarks.Measuring;

/// <summary>Both versions.</summary>
/// <param name="Old">The old one.</param>
/// <param name="New">The new one.</param>
/// <param name="IsOldFirst">Which was loaded first, and comes first in everything that the runtime sees before a measurement.</param>
internal sealed record Pair(IVersion Old, IVersion New, bool IsOldFirst)
{
    private const int MinBatches = 3;

    // So short that few batches are interrupted where something else runs on the machine, and the median is of others; so long that
    // reading the clock does not count.
    private const double BatchMicroseconds = 250;
    private static readonly TimeSpan WarmUpOfRound = TimeSpan.FromMilliseconds(60);

    /// <summary>Lets the runtime compile both versions, from the same calls in the same order.</summary>
    public void WarmUp(IReadOnlyList<VersionRow> rows)
    {
        VersionRow[] small = [.. rows.Select(row => row.Small).Distinct()];
        CompilationWarmUp.Run(() => small.SelectMany(row => row.IsDouble
            ? CreateContenders(Requests.Create<double>(row), IsOldFirst)
            : CreateContenders(Requests.Create<float>(row), IsOldFirst)));
    }

    /// <summary>Where the results of both differ; null where they do not.</summary>
    public string? FindDifference<T>(StepRequest<T> request)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        SameBits.FindDifference(Old.Create(request), New.Create(request), request.ActivityPre.Count + 1);

    /// <summary>Measures both in turn.</summary>
    /// <param name="request">The layer and its activity.</param>
    /// <param name="budget">The time for all rounds, without what comes before a measurement.</param>
    /// <param name="rounds">
    /// How many times both get new layers: where in memory these happen to lie can cost a layer some percent, and should not be
    /// taken for a difference of the versions.
    /// </param>
    public PairMeasurement Measure<T>(StepRequest<T> request, TimeSpan budget, int rounds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var alternation = new Alternation(budget / rounds, MinBatches)
        {
            MaxBatches = int.MaxValue,
            BatchMicroseconds = BatchMicroseconds,
            WarmUp = WarmUpOfRound,
            IsPaired = true,
        };
        var pairs = new List<(double Old, double New)>();
        for (int round = 0; round < rounds; round++)
        {
            // Who comes first, in memory and in turn, changes from round to round.
            bool oldFirst = round % 2 == 0 == IsOldFirst;
            IReadOnlyList<Contender> contenders = CreateContenders(request, oldFirst);
            if (round == 0)
            {
                Compilation.Settle(contenders);
            }

            IReadOnlyList<Measurement> measurements = alternation.Measure(contenders);
            IReadOnlyList<double> old = measurements[oldFirst ? 0 : 1].Times;
            IReadOnlyList<double> @new = measurements[oldFirst ? 1 : 0].Times;
            pairs.AddRange(old.Zip(@new));

            // The memory of these layers, before others of the same size are made.
            contenders = [];
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return PairMeasurement.Of(pairs);
    }

    private IReadOnlyList<Contender> CreateContenders<T>(StepRequest<T> request, bool oldFirst)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => oldFirst
            ? [CreateContender(Old, request), CreateContender(New, request)]
            : [CreateContender(New, request), CreateContender(Old, request)];

    private VersionContender<T> CreateContender<T>(IVersion version, StepRequest<T> request)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(ReferenceEquals(version, Old) ? "old" : "new", version.Create(request));
}
