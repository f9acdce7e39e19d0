using System.Numerics;
using StdpKernels.Sharding;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Sharding;

/// <summary>Plans of layers for shards, and where the weights of a shard stand in the whole.</summary>
internal static class LayerCases<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const int Inputs = 37;
    public const int Outputs = 41;

    /// <summary>The kinds of layers that can be cut.</summary>
    public static readonly string[] Kinds = ["rows", "columns", "sparse"];

    private static readonly StdpConnectivity Connectivity = StdpConnectivity.Random(Inputs, Outputs, 0.3, seed: 5);

    public static LayerPlan<T> Plan(string kind, int batch, StdpParameters<T> parameters, int threads = 1) => kind switch
    {
        "sparse" => new(batch, Connectivity, parameters, dt: 0.002, threads),
        "columns" => new(batch, Inputs, Outputs, parameters, 0.002, threads, StdpWeightLayout.PresynapticRows),
        _ => new(batch, Inputs, Outputs, parameters, 0.002, threads),
    };

    /// <summary>The layer as a whole, not made by the plan.</summary>
    public static StdpLayer<T> Whole(string kind, int batch, StdpParameters<T> parameters) => kind switch
    {
        "sparse" => new StdpSparseLayer<T>(batch, Connectivity, parameters, 0.002),
        "columns" => new StdpLinearLayer<T>(batch, Inputs, Outputs, parameters, 0.002, layout: StdpWeightLayout.PresynapticRows),
        _ => new StdpLinearLayer<T>(batch, Inputs, Outputs, parameters, 0.002),
    };

    /// <summary>Where in the weights of the whole those of a shard are, in their order.</summary>
    public static int[] Places(string kind, ShardRange range)
    {
        IEnumerable<int> rows = Enumerable.Range(range.Start, range.Count);
        return kind switch
        {
            "sparse" =>
            [
                .. from pre in Enumerable.Range(0, Inputs) from post in rows let found = Connectivity.Find(pre, post) where found >= 0 select found,
            ],
            "columns" => [.. from pre in Enumerable.Range(0, Inputs) from post in rows select (pre * Outputs) + post],
            _ => [.. from post in rows from pre in Enumerable.Range(0, Inputs) select (post * Inputs) + pre],
        };
    }

    /// <summary>Tensors for all parameters, of every shape that broadcasts and that such a layer takes; which one depends on the number.</summary>
    public static StdpParameters<T> Tensors(string kind, int batch, int number)
    {
        var data = new Data<T>(number);
        int[][] ofWeights = kind switch
        {
            "sparse" => [[Connectivity.Count], [Outputs, 1], [1, Inputs], [Outputs, Inputs], [1], []],
            "columns" => [[Outputs], [Inputs, 1], [1, Outputs], [Inputs, Outputs], [1], []],
            _ => [[Inputs], [Outputs, 1], [1, Inputs], [Outputs, Inputs], [1], []],
        };
        int[][] ofPost = [[Outputs], [1, Outputs], [batch, 1], [batch, Outputs], [1], []];
        int[][] ofPre = [[Inputs], [1, Inputs], [batch, 1], [batch, Inputs], [1], []];
        var parameters = new StdpParameters<T>();
        foreach ((int i, string name) in ParameterNames.All.Index())
        {
            int[][] shapes = ParameterNames.OfPost.Contains(name) ? ofPost : ParameterNames.OfPre.Contains(name) ? ofPre : ofWeights;
            (double from, double to) = name switch
            {
                nameof(parameters.WMin) => (0, 0.3),
                nameof(parameters.WMax) => (0.6, 1.0),
                nameof(parameters.TauPreInv) or nameof(parameters.TauPostInv) => (20, 80),
                _ => (0.1, 1.0),
            };
            parameters = parameters.With(name, data.Tensor(shapes[(i + number) % shapes.Length], from, to));
        }

        return parameters with
        {
            Triplet = number % 2 == 0 ? null : new()
            {
                A2Plus = data.Tensor(ofPost[number % ofPost.Length], 0.5, 1),
                A3Plus = data.Tensor(ofPost[(number + 3) % ofPost.Length], 0.5, 1),
                A2Minus = data.Tensor(ofPre[number % ofPre.Length], 0.5, 1),
                A3Minus = data.Tensor(ofPre[(number + 1) % ofPre.Length], 0.5, 1),
                TauPostSlowInv = data.Tensor(ofPost[(number + 2) % ofPost.Length], 5, 20),
                TauPreSlowInv = data.Tensor(ofPre[(number + 2) % ofPre.Length], 5, 20),
            },
        };
    }

    public static SpikeRaster Spikes(Random random, int neurons, int samples, double density)
    {
        List<int> indices = [], starts = [0];
        for (int sample = 0; sample < samples; sample++)
        {
            indices.AddRange(Enumerable.Range(0, neurons).Where(_ => random.NextDouble() < density));
            starts.Add(indices.Count);
        }

        return new SpikeRaster(neurons, [.. indices], [.. starts]);
    }
}
