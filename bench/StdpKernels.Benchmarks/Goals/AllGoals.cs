namespace StdpKernels.Benchmarks.Goals;

/// <summary>Everything that is aimed at, in the order of the report.</summary>
internal static class AllGoals
{
    private const double Dense = 100;
    private const double Sparse = 2;

    /// <summary>The middle layers, whose speed-up over density is drawn.</summary>
    public static IReadOnlyList<LinearLayer> DensityLayers { get; } = [new(1, 1024, 1024), new(32, 784, 1024)];

    /// <summary>The densities of those drawings, in %.</summary>
    public static IReadOnlyList<double> Densities { get; } = [0.5, 2, 10, 50, 100];

    public static IReadOnlyList<Goal> Create() =>
        [.. Linear(), .. PresynapticRows(), .. Convolutions(), .. EventLists(), .. Rules(), .. Windows(), .. TwoThreads()];

    private static IEnumerable<Goal> Linear() =>
    [
        SingleSampleSparse(new LinearLayer(1, 784, 100), 20),
        SingleSampleSparse(new LinearLayer(1, 1024, 1024), 12),
        SingleSampleSparse(new LinearLayer(1, 4096, 4096), 5),
        SingleSampleDense(new LinearLayer(1, 784, 100), 0.75),
        SingleSampleDense(new LinearLayer(1, 1024, 1024), 0.75),
        SingleSampleDense(new LinearLayer(1, 4096, 4096), 0.85),
        new(new Work(new LinearLayer(32, 784, 1024), Sparse)) { AgainstInPlace = 6, AgainstNaive = 1, Obstacle = Obstacles.SparseBatch },
        new(new Work(new LinearLayer(32, 784, 1024), 20)) { AgainstInPlace = 1.7, AgainstNaive = 1, Obstacle = Obstacles.ModerateBatch },
        new(new Work(new LinearLayer(128, 1024, 1024), Sparse)) { AgainstInPlace = 7, AgainstNaive = 1, Obstacle = Obstacles.SparseBatch },
        new(new Work(new LinearLayer(128, 1024, 1024), Dense))
        {
            AgainstInPlace = 1.3, AgainstNaive = 1, Limit = new PeakLimit(0.85), Obstacle = Obstacles.DensePeak,
        },
    ];

    private static Goal SingleSampleSparse(LinearLayer layer, double againstInPlace) => new(new Work(layer, Sparse))
    {
        AgainstInPlace = againstInPlace,
        AgainstNaive = 1,
        Obstacle = Obstacles.FiredColumns,
    };

    private static Goal SingleSampleDense(LinearLayer layer, double share) => new(new Work(layer, Dense))
    {
        AgainstNaive = 1,
        Limit = new BandwidthLimit(share),
        Obstacle = Obstacles.RoundedOneByOne,
    };

    // The same steps with weights as loops that propagate spikes want them.
    private static IEnumerable<Goal> PresynapticRows() =>
        Linear().Take(3).Select(goal => goal with { Work = goal.Work with { HasPresynapticRows = true } });

    private static IEnumerable<Goal> Convolutions()
    {
        foreach (ConvLayer layer in ConvLayers.All)
        {
            yield return new Goal(new Work(layer, Sparse)) { AgainstOriginal = 20, AgainstNaive = 1, Obstacle = Obstacles.SparseConvolution };
        }

        yield return new Goal(new Work(ConvLayers.First, Dense)) { AgainstOriginal = 2, AgainstNaive = 1, Obstacle = Obstacles.DenseConvolution };
        foreach ((ConvLayer layer, double share) in ConvLayers.Larger.Zip([0.85, 0.75, 0.80]))
        {
            yield return new Goal(new Work(layer, Dense))
            {
                AgainstOriginal = 2,
                AgainstNaive = 1,
                Limit = new PeakLimit(share),
                Obstacle = Obstacles.DenseConvolution,
            };
        }
    }

    private static IEnumerable<Goal> EventLists() =>
    [
        new(new Work(new LinearLayer(1, 784, 400), Sparse, FromEvents: true)) { AgainstNaive = 1, Limit = new UpdateLimit(2.5e9), Obstacle = Obstacles.Lists },
        new(new Work(new LinearLayer(1, 5000, 5000), 0.1, FromEvents: true)) { AgainstNaive = 1, Limit = new UpdateLimit(0.4e9), Obstacle = Obstacles.FiredColumns },
    ];

    // Against the additive rule with numbers.
    private static IEnumerable<Goal> Rules() =>
    [
        new(new Work(new LinearLayer(32, 784, 1024), Sparse) { Rule = WorkRule.FractionalPow }) { Limit = new RuleLimit(3), Obstacle = Obstacles.Powers },
        new(new Work(new LinearLayer(1, 1024, 1024), Dense) { Rule = WorkRule.Tensors }) { Limit = new RuleLimit(1.5), Obstacle = Obstacles.Tensors },
        new(new Work(new LinearLayer(32, 784, 1024), Sparse) { Rule = WorkRule.Tensors }) { Limit = new RuleLimit(1.5), Obstacle = Obstacles.Tensors },
    ];

    private static IEnumerable<Goal> Windows() =>
    [
        Window(new Work(new LinearLayer(1, 4096, 4096), Sparse), 16, 4, Obstacles.WindowFromMemory),
        Window(new Work(new LinearLayer(1, 4096, 4096), Dense), 16, 3, Obstacles.WindowFromMemory),
        Window(new Work(new LinearLayer(1, 1024, 1024), Sparse), 16, 1.8, Obstacles.WindowFromMemory),
        Window(new Work(new LinearLayer(1, 1024, 1024), Dense), 16, 1.3, Obstacles.WindowFromMemory),
        Window(new Work(new LinearLayer(1, 784, 100), Sparse, FromEvents: true), 16, 1.2, Obstacles.WindowInCache),
        Window(new Work(new LinearLayer(1, 784, 400), Sparse, FromEvents: true), 16, 1.5, Obstacles.WindowInCache),
        Window(new Work(new LinearLayer(1, 5000, 5000), 0.1, FromEvents: true), 128, 2, Obstacles.WindowFromMemory),
        Window(new Work(ConvLayers.Larger[0], Sparse), 16, 2, Obstacles.WindowOfConvolution),
    ];

    private static Goal Window(Work work, int steps, double ratio, string obstacle) =>
        new(work with { Window = steps }) { Limit = new WindowLimit(ratio), Obstacle = obstacle };

    private static IEnumerable<Goal> TwoThreads()
    {
        PlasticLayer[] layers = [new LinearLayer(128, 1024, 1024), new LinearLayer(1, 4096, 4096), ConvLayers.Larger[^1]];
        return layers.Select(layer => new Goal(new Work(layer, Dense, Threads: 2))
        {
            Limit = new ThreadLimit(1.8),
            Obstacle = Obstacles.Threads,
        });
    }
}
