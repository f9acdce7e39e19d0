namespace StdpKernels.Benchmarks.Goals;

/// <summary>Everything that must be reached, in the order of the report.</summary>
internal static class AllGoals
{
    private const double Dense = 100;
    private const double Sparse = 2;

    /// <summary>The middle layers, whose speed-up over density is drawn.</summary>
    public static IReadOnlyList<LinearLayer> DensityLayers { get; } = [new(1, 1024, 1024), new(32, 784, 1024)];

    /// <summary>The densities of those drawings, in %.</summary>
    public static IReadOnlyList<double> Densities { get; } = [0.5, 2, 10, 50, 100];

    public static IReadOnlyList<Goal> Create() => [.. Linear(), .. Convolutions(), .. EventLists(), .. TwoThreads()];

    private static IEnumerable<Goal> Linear() =>
    [
        new(new Work(new LinearLayer(1, 784, 100), Sparse))
        {
            AgainstOriginal = 100, AgainstInPlace = 30, AgainstNaive = 150, Limit = new TimeLimit(1),
            Obstacle = Obstacles.FiredColumns,
        },
        new(new Work(new LinearLayer(1, 1024, 1024), Sparse))
        {
            AgainstOriginal = 100, AgainstInPlace = 15, AgainstNaive = 200, Obstacle = Obstacles.FiredColumns,
        },
        new(new Work(new LinearLayer(1, 4096, 4096), Sparse))
        {
            AgainstOriginal = 15, AgainstInPlace = 5, AgainstNaive = 20, Obstacle = Obstacles.FiredColumns,
        },
        SingleSampleDense(new LinearLayer(1, 784, 100)),
        SingleSampleDense(new LinearLayer(1, 1024, 1024)),
        SingleSampleDense(new LinearLayer(1, 4096, 4096)),
        new(new Work(new LinearLayer(32, 784, 1024), Sparse))
        {
            AgainstOriginal = 15, AgainstInPlace = 6, AgainstNaive = 400, Obstacle = Obstacles.SparseBatch,
        },
        new(new Work(new LinearLayer(32, 784, 1024), 20))
        {
            AgainstOriginal = 3, AgainstInPlace = 1.5, AgainstNaive = 50, Obstacle = Obstacles.WiderVectors,
        },
        new(new Work(new LinearLayer(128, 1024, 1024), Sparse))
        {
            AgainstOriginal = 10, AgainstInPlace = 7, AgainstNaive = 500, Obstacle = Obstacles.SparseBatch,
        },
        new(new Work(new LinearLayer(128, 1024, 1024), Dense))
        {
            AgainstOriginal = 1.4, AgainstInPlace = 1, AgainstNaive = 50, Limit = new PeakLimit(0.85), Obstacle = Obstacles.DensePeak,
        },
    ];

    private static Goal SingleSampleDense(LinearLayer layer) => new(new Work(layer, Dense))
    {
        AgainstOriginal = 8,
        AgainstInPlace = 2,
        AgainstNaive = 20,
        Limit = new BandwidthLimit(0.85),
        Obstacle = Obstacles.RoundedOneByOne,
    };

    private static IEnumerable<Goal> Convolutions()
    {
        foreach (ConvLayer layer in ConvLayers.All)
        {
            yield return new Goal(new Work(layer, Sparse))
            {
                AgainstOriginal = 20,
                AgainstNaive = 100,
                Obstacle = Obstacles.SparseConvolution,
            };
        }

        yield return new Goal(new Work(ConvLayers.First, Dense))
        {
            AgainstOriginal = 2,
            AgainstNaive = 20,
            Obstacle = Obstacles.DenseConvolution,
        };
        foreach (ConvLayer layer in ConvLayers.Larger)
        {
            yield return new Goal(new Work(layer, Dense))
            {
                AgainstOriginal = 2,
                AgainstNaive = 20,
                Limit = new PeakLimit(0.75),
                Obstacle = Obstacles.DenseConvolution,
            };
        }
    }

    private static IEnumerable<Goal> EventLists() =>
    [
        new(new Work(new LinearLayer(1, 784, 400), Sparse, FromEvents: true)) { Limit = new UpdateLimit(2.5e9) },
        new(new Work(new LinearLayer(1, 5000, 5000), 0.1, FromEvents: true)) { Limit = new UpdateLimit(0.4e9) },
    ];

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
