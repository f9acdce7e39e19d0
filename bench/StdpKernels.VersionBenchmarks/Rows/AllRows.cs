using StdpKernels.Benchmarks;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionBenchmarks.Rows;

/// <summary>Every row: what the report measures of the library, and the forms, rules and types that it leaves out.</summary>
internal static class AllRows
{
    private const double Dense = 100;
    private const double Sparse = 2;
    private const double Silent = 0;

    private static readonly LinearLayer Small = new(1, 784, 100);
    private static readonly LinearLayer Middle = new(1, 1024, 1024);
    private static readonly LinearLayer Batch = new(32, 784, 1024);
    private static readonly ConvLayer Conv = ConvLayers.Larger[0];

    public static IReadOnlyList<VersionRow> Create() =>
        [.. Report().Concat([.. EventLists(), .. Calls(), .. Rules(), .. Silence(), .. Doubles()]).Distinct()];

    private static IEnumerable<VersionRow> Report() =>
    [
        .. AllGoals.Create().Select(goal => goal.Work).Where(work => work.IsPlain).Select(VersionRow.Of),
        .. AllGoals.DensityLayers.SelectMany(
            _ => AllGoals.Densities, (layer, percent) => VersionRow.Of(new Work(layer, percent))),
    ];

    private static IEnumerable<VersionRow> EventLists() =>
    [
        VersionRow.Of(new Work(Small, Sparse, FromEvents: true)),
        VersionRow.Of(new Work(Batch, Sparse, FromEvents: true)),
        VersionRow.Of(new Work(Conv, Sparse, FromEvents: true)),
    ];

    private static IEnumerable<VersionRow> Calls() =>
        ((Work[])
        [
            new(Small, Sparse), new(Small, Dense), new(Middle, Sparse), new(Batch, Sparse), new(ConvLayers.First, Sparse), new(Conv, Dense),
        ])
        .Select(work => VersionRow.Of(work) with { Form = StepForm.Call });

    private static IEnumerable<VersionRow> Rules()
    {
        StepRule step = new("AdditiveStep");
        StepRule relu = new("MultiplicativeRelu");
        StepRule tensors = VersionRow.Additive with { HasTensors = true };
        (PlasticLayer Layer, double Percent, StepRule Rule)[] works =
        [
            (Small, Sparse, step), (Middle, Dense, step),
            (Small, Sparse, relu), (Middle, Dense, relu), (Batch, Sparse, relu), (Conv, Sparse, relu),
            (Small, Sparse, tensors), (Middle, Dense, tensors), (Batch, Sparse, tensors), (Conv, Dense, tensors),
            (Small, Sparse, relu with { HasTensors = true }),
            (Small, Sparse, Pow(0.5)), (Small, Dense, Pow(0.5)), (Small, Sparse, Pow(0.3)), (Small, Dense, Pow(0.3)),
        ];
        return works.Select(work => VersionRow.Of(new Work(work.Layer, work.Percent)) with { Rule = work.Rule });
    }

    private static IEnumerable<VersionRow> Silence() =>
    [
        VersionRow.Of(new Work(Small, Silent)),
        VersionRow.Of(new Work(Small, Silent, FromEvents: true)),
        VersionRow.Of(new Work(Middle, Silent)),
        VersionRow.Of(new Work(Batch, Silent)),
        VersionRow.Of(new Work(Conv, Silent)),
    ];

    private static IEnumerable<VersionRow> Doubles() =>
        ((Work[])[new(Small, Sparse), new(Middle, Dense), new(Conv, Dense)])
        .Select(work => VersionRow.Of(work) with { IsDouble = true });

    private static StepRule Pow(double mu) => new("MultiplicativePow", mu);
}
