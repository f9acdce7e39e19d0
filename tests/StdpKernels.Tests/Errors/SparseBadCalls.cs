using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Lists that are no synapses, and invalid calls of sparse layers only.</summary>
internal static class SparseBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpSparseLayer<T>> Call)> Errors = new()
    {
        ["lists of different lengths"] = (new("post", "2 synapses", "1"), l => l.SetWeights([0, 1], [0], new T[2])),
        ["weights of another number"] = (new("weights", "2 synapses", "3"), l => l.SetWeights([0, 1], [0, 0], new T[3])),
        ["a negative neuron"] = (Refusal.OutOfRange("pre", "5", "-1"), l => l.SetWeights([0, -1], [0, 0], new T[2])),
        ["a neuron of O"] = (Refusal.OutOfRange("post", "4"), l => l.SetWeights([0], [4], new T[1])),
        ["no such synapse"] = (new("post", "none from 1 to 0"), l => l.SetWeights([0, 1], [0, 0], new T[2])),
        ["listed weights in the layer's"] =
            (new("weights", "the weights", "overlap"), l => l.SetWeights([0], [0], l.EditWeights().Span[..1])),
        ["a list in the layer's weights"] = (new("pre", "the weights", "overlap"), l => l.SetWeights(
            System.Runtime.InteropServices.MemoryMarshal.Cast<T, int>(l.EditWeights().Span)[..1], [0], new T[1])),
        ["listed weights while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.SetWeights([], [], []))),
        ["a matrix of another shape"] =
            (new("dense", "[4, 5]", "[5, 4]"), l => l.SetWeights(new ReadOnlyTensorView<T>(new T[20], 5, 4))),
        ["no matrix"] = (new("dense", "[4, 5]"), l => l.SetWeights(default(ReadOnlyTensorView<T>))),
        ["a matrix while another call is at work"] = (LayerBadCalls<T>.AtWork, l =>
            Busy.While(l.State, () => l.SetWeights(new ReadOnlyTensorView<T>(new T[20], 4, 5)))),
        ["a matrix to write to of another shape"] =
            (new("dense", "[4, 5]", "[20]"), l => l.CopyWeightsTo(new TensorView<T>(new T[20], 20))),
        ["a matrix to write to while another call is at work"] = (LayerBadCalls<T>.AtWork, l =>
            Busy.While(l.State, () => l.CopyWeightsTo(new TensorView<T>(new T[20], 4, 5)))),
        ["too few incoming weights"] = (new("weights", "10 synapses", "9"), l => l.SetIncomingWeights(new T[9])),
        ["incoming weights in the layer's"] =
            (new("weights", "the weights", "overlap"), l => l.SetIncomingWeights(l.EditWeights().Span)),
        ["incoming weights while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.SetIncomingWeights(new T[10]))),
        ["a tensor of inputs without a second dimension"] = (
            new("parameters", "EtaPlus", "[10]", "[4, 5]", "[4, 1]", "[1, 5]", "[5]"), l =>
                l.Parameters = l.Parameters with { EtaPlus = new T[5] }),
        ["a tensor of too many dimensions"] = (new("parameters", "WMax", "[1, 4, 5]"), l =>
            l.Parameters = l.Parameters with { WMax = new StdpParameter<T>(new T[20], 1, 4, 5) }),
        ["a factor for each synapse"] = (new("factors", "4", "10"), l => l.ScaleWeights(new T[10], StdpFan.In)),
        ["too many flags"] = (new("mask", "10", "20"), l => l.MaskWeights(new bool[20])),
    };

    // Every second pair of 5 inputs and 4 outputs.
    public static StdpSparseLayer<T> Layer()
    {
        bool[] mask = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0)];
        var layer = new StdpSparseLayer<T>(3, StdpConnectivity.FromMask(5, 4, mask), new() { EtaPlus = 0.1, EtaMinus = 0.07 });
        new Data<T>(1).WeightsWithin(10).CopyTo(layer.EditWeights().Span);
        return layer;
    }

    /// <summary>All pairs of 5 inputs and 4 outputs: what is asked of every kind of layer.</summary>
    public static StdpLayer<T> Full()
    {
        var layer = new StdpSparseLayer<T>(
            3, DigestWorkload.SparseLayers.AllToAll(5, 4), new() { EtaPlus = 0.1, EtaMinus = 0.07 });
        new Data<T>(1).WeightsWithin(20).CopyTo(layer.EditWeights().Span);
        return layer;
    }

    public static IEnumerable<BadCall> All()
    {
        foreach ((string error, (Refusal refusal, Action<StdpSparseLayer<T>> call)) in Errors)
        {
            yield return BadCall.On<T, StdpSparseLayer<T>>($"sparse layer, {error}", refusal, Layer, call);
        }

        foreach ((string error, Refusal refusal, Action call) in Constructions())
        {
            yield return BadCall.Of($"synapses, {error}", refusal, call);
        }
    }

    private static IEnumerable<(string Error, Refusal Refusal, Action Call)> Constructions()
    {
        StdpConnectivity some = StdpConnectivity.FromPairs(2, 3, [0], [1]);
        (string Name, Func<int, int, StdpConnectivity> Make)[] makers =
        [
            ("pairs", (i, o) => StdpConnectivity.FromPairs(i, o, [], [])),
            ("rows", (i, o) => StdpConnectivity.FromRows(i, o, [0, 0, 0], [])),
            ("columns", (i, o) => StdpConnectivity.FromColumns(i, o, [0, 0, 0], [])),
            ("a mask", (i, o) => StdpConnectivity.FromMask(i, o, [])),
            ("a probability", (i, o) => StdpConnectivity.Random(i, o, 0.1, 1)),
            ("an in-degree", (i, o) => StdpConnectivity.RandomInDegree(i, o, 0, 1)),
            ("an out-degree", (i, o) => StdpConnectivity.RandomOutDegree(i, o, 0, 1)),
        ];
        foreach ((string name, Func<int, int, StdpConnectivity> make) in makers)
        {
            yield return ($"{name} of fewer than no inputs", Refusal.OutOfRange("inputs", "-1"), () => make(-1, 2));
            yield return ($"{name} of fewer than no outputs", Refusal.OutOfRange("outputs", "-2"), () => make(2, -2));
            yield return ($"{name} of too many inputs", Refusal.OutOfRange("inputs", $"{Array.MaxLength}"), () => make(int.MaxValue, 2));
        }

        yield return ("more of one list", new("post", "2", "1"), () => StdpConnectivity.FromPairs(2, 3, [0, 1], [1]));
        yield return ("a neuron of I", Refusal.OutOfRange("pre", "2", "at 1"), () => StdpConnectivity.FromPairs(2, 3, [0, 2], [1, 1]));
        yield return ("a negative neuron", Refusal.OutOfRange("post", "3", "-1"), () => StdpConnectivity.FromPairs(2, 3, [0, 1], [1, -1]));
        yield return ("a pair twice", new("post", "two synapses from 1 to 2"), () =>
            StdpConnectivity.FromPairs(2, 3, [1, 0, 1], [2, 2, 2]));
        yield return ("too few starts", new("rowStarts", "3", "2"), () => StdpConnectivity.FromRows(2, 3, [0, 1], [1]));
        yield return ("starts that begin later", new("rowStarts", "from 1"), () => StdpConnectivity.FromRows(2, 3, [1, 1, 1], [1]));
        yield return ("starts that end beyond", new("rowStarts", "1", $"{1L << 40}"), () =>
            StdpConnectivity.FromRows(2, 3, [0, 1, 1L << 40], [1]));
        yield return ("starts that descend", new("rowStarts", "1 (at 2) follows 2"), () =>
            StdpConnectivity.FromRows(3, 3, [0, 2, 1, 2], [1, 2]));
        yield return ("starts far below zero", new("rowStarts", "descend"), () =>
            StdpConnectivity.FromRows(3, 3, [0, long.MinValue, 1, 2], [1, 2]));
        yield return ("a row that descends", new("targets", "list 1", "0 follows 2"), () =>
            StdpConnectivity.FromRows(2, 3, [0, 0, 2], [2, 0]));
        yield return ("a target twice", new("targets", "list 0", "1 follows 1"), () => StdpConnectivity.FromRows(2, 3, [0, 2, 2], [1, 1]));
        yield return ("a target of O", Refusal.OutOfRange("targets", "3"), () => StdpConnectivity.FromRows(2, 3, [0, 1, 1], [3]));
        yield return ("a source of I", Refusal.OutOfRange("sources", "2"), () => StdpConnectivity.FromColumns(2, 3, [0, 1, 1, 1], [2]));
        yield return ("a source twice", new("sources", "list 2", "1 follows 1"), () =>
            StdpConnectivity.FromColumns(2, 3, [0, 0, 0, 2], [1, 1]));
        yield return ("too many column starts", new("columnStarts", "4", "5"), () =>
            StdpConnectivity.FromColumns(2, 3, [0, 0, 0, 0, 0], []));
        yield return ("a mask of another size", new("mask", "6", "5"), () => StdpConnectivity.FromMask(2, 3, new bool[5]));
        yield return ("a negative probability", Refusal.OutOfRange("probability", "-0.1"), () => StdpConnectivity.Random(2, 3, -0.1, 1));
        yield return ("a probability above one", Refusal.OutOfRange("probability", "1.5"), () => StdpConnectivity.Random(2, 3, 1.5, 1));
        yield return ("a probability that is no number", Refusal.OutOfRange("probability", "NaN"), () =>
            StdpConnectivity.Random(2, 3, double.NaN, 1));
        yield return ("a probability of too many synapses", Refusal.OutOfRange("probability", $"{Array.MaxLength}"), () =>
            StdpConnectivity.Random(1_000_000, 1_000_000, 0.5, 1));
        yield return ("an in-degree above I", Refusal.OutOfRange("inDegree", "0 to 2", "3"), () =>
            StdpConnectivity.RandomInDegree(2, 3, 3, 1));
        yield return ("a negative out-degree", Refusal.OutOfRange("outDegree", "-1"), () => StdpConnectivity.RandomOutDegree(2, 3, -1, 1));
        yield return ("an in-degree of too many synapses", Refusal.OutOfRange("inDegree", $"{1L << 40}"), () =>
            StdpConnectivity.RandomInDegree(1 << 20, 1 << 20, 1 << 20, 1));
        yield return ("no such presynaptic neuron", Refusal.OutOfRange("pre", "2"), () => some.Find(2, 0));
        yield return ("no such postsynaptic neuron", Refusal.OutOfRange("post", "-1"), () => some.Find(0, -1));
        yield return ("no connectivity", Refusal.Null("connectivity"), () => _ = new StdpSparseLayer<T>(1, null!, new()));
        yield return ("a layer without parameters", Refusal.Null("parameters"), () => _ = new StdpSparseLayer<T>(1, some, null!));
        yield return ("a layer of a negative batch", Refusal.OutOfRange("batchSize", "-1"), () =>
            _ = new StdpSparseLayer<T>(-1, some, new()));
        yield return ("a layer of too large a batch", Refusal.OutOfRange("batchSize", "[2147483647, 2]"), () =>
            _ = new StdpSparseLayer<T>(int.MaxValue, some, new()));
        yield return ("a layer of a time step that is no number", Refusal.OutOfRange("dt", "NaN"), () =>
            _ = new StdpSparseLayer<T>(1, some, new(), double.NaN));
        yield return ("a layer without threads", Refusal.OutOfRange("threads", "0"), () =>
            _ = new StdpSparseLayer<T>(1, some, new(), threads: 0));
        yield return ("a layer of an undefined algorithm", Refusal.OutOfRange("parameters", "9"), () =>
            _ = new StdpSparseLayer<T>(1, some, new() { Algorithm = (StdpAlgorithm)9 }));
        yield return ("a layer whose tensor does not broadcast", new("parameters", "WMin", "[3, 2]", "[2, 3]"), () =>
            _ = new StdpSparseLayer<T>(1, some, new() { WMin = new StdpParameter<T>(new T[6], 2, 3) }));
        yield return ("a layer of Half", Refusal.NotSupported("Half"), () => _ = new StdpSparseLayer<Half>(1, some, new()));
    }
}
