using System.Numerics;
using StdpKernels.Sharding;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid cuts, plans, shards and windows of shards.</summary>
internal static class ShardBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly ShardCut Cut = ShardCut.OfSizes(3, 1);
    private static readonly StdpParameters<T> Parameters = new();

    // Two steps of three samples: 5 inputs, 4 outputs, of which 3 are in the first shard.
    private static readonly SpikeRaster Pre = SpikeRaster.Silence(5, 6);
    private static readonly SpikeRaster Post = SpikeRaster.Silence(4, 6);

    private static readonly Dictionary<string, (Refusal Refusal, Action Call)> Errors = new()
    {
        ["no such shard of a cut"] = (Refusal.OutOfRange("shard", "0 to 1", "2"), () => _ = Cut[2]),
        ["the size of no such shard"] = (Refusal.OutOfRange("shard", "0 to 1", "-1"), () => Cut.SizeOf(-1)),
        ["a cut of fewer than no neurons"] = (Refusal.OutOfRange("neurons", "zero or more"), () => ShardCut.Even(-1, 2)),
        ["a cut into no shards"] = (Refusal.OutOfRange("shards", "from 1 to 65536", "0"), () => ShardCut.Even(4, 0)),
        ["a cut into too many shards"] = (Refusal.OutOfRange("shards", "65536", "65537"), () => ShardCut.Even(4, 65_537)),
        ["no sizes"] = (Refusal.OutOfRange("sizes", "from 1", "0"), () => ShardCut.OfSizes()),
        ["a negative size"] = (Refusal.OutOfRange("sizes", "zero or more"), () => ShardCut.OfSizes(3, -1)),
        ["sizes beyond 31 bits"] = (Refusal.OutOfRange("sizes", "4294967294"), () => ShardCut.OfSizes(int.MaxValue, int.MaxValue)),
        ["nothing beside"] = (Refusal.Null("other"), () => Cut.Beside(null!)),
        ["a cut of more shards beside"] = (new("other", "2 shards", "3"), () => Cut.Beside(ShardCut.Even(4, 3))),
        ["too many neurons beside"] =
            (Refusal.OutOfRange("other", "arrays"), () => Cut.Beside(ShardCut.OfSizes(Array.MaxLength, 0))),
        ["fewer than no neurons"] = (Refusal.OutOfRange("neurons", "zero or more"), () => _ = new SpikeRaster(-1, [], [0])),
        ["no starts"] = (new("sampleStarts", "from 0 to 1", "is empty"), () => _ = new SpikeRaster(5, [1], [])),
        ["descending starts"] = (new("sampleStarts", "0 (at 2) follows 1"), () => _ = new SpikeRaster(5, [1], [0, 1, 0, 1])),
        ["a spike of no neuron"] = (Refusal.OutOfRange("indices", "5", "sample 1"), () => _ = new SpikeRaster(5, [1, 5], [0, 1, 2])),
        ["a spike that occurs twice"] = (new("indices", "3 follows 3"), () => _ = new SpikeRaster(5, [3, 3], [0, 2])),
        ["silence of fewer than no neurons"] = (Refusal.OutOfRange("neurons", "zero or more"), () => SpikeRaster.Silence(-1, 2)),
        ["silence in too many samples"] =
            (Refusal.OutOfRange("samples", $"{Array.MaxLength}"), () => SpikeRaster.Silence(4, int.MaxValue)),
        ["no shards"] = (Refusal.OutOfRange("shards", "from 1", "0"), () => _ = new LocalShardHost()),
        ["a shard that is null"] = (Refusal.Null("shards"), () => _ = new LocalShardHost(Shard(3), null!)),
        ["shards of different inputs"] = (new("shards", "same", "6"), () => _ = new LocalShardHost(Shard(3), Shard(1, inputs: 6))),
        ["a shard of no layer"] = (Refusal.Null("layer"), () => _ = new LayerShard<T>(null!)),
        ["a shard of a convolution"] =
            (new("layer", "convolution"), () => _ = new LayerShard<T>(new StdpConv2dLayer<T>(1, 1, (3, 3), 2, (2, 2), Parameters))),
        ["a plan without parameters"] = (Refusal.Null("parameters"), () => _ = new LayerPlan<T>(3, 5, 4, null!)),
        ["a plan of a negative batch"] = (Refusal.OutOfRange("batchSize", "zero or more"), () => _ = new LayerPlan<T>(-3, 5, 4, Parameters)),
        ["a plan of no threads"] = (Refusal.OutOfRange("threads", "1 to 64"), () => _ = new LayerPlan<T>(3, 5, 4, Parameters, threads: 0)),
        ["a plan of no layout"] =
            (Refusal.OutOfRange("layout", "PostsynapticRows", "7"), () => _ = new LayerPlan<T>(3, 5, 4, Parameters, layout: (StdpWeightLayout)7)),
        ["a plan without synapses"] = (Refusal.Null("connectivity"), () => _ = new LayerPlan<T>(3, null!, Parameters)),
        ["a sparse plan without time"] = (Refusal.OutOfRange("dt", "finite"), () =>
            _ = new LayerPlan<T>(3, StdpConnectivity.FromPairs(5, 4, [], []), Parameters, dt: double.NaN)),
        ["a range beyond the layer"] =
            (Refusal.OutOfRange("range", "3 postsynaptic neurons", "3..4"), () => new LayerPlan<T>(3, 5, 3, Parameters).CreateLayer(Cut[1][0])),
        ["a tensor of the length of a shard"] = (new("parameters", "APost", "4", "[3]"), () =>
            new LayerPlan<T>(3, 5, 4, Parameters with { APost = new T[3] }).CreateLayer(Cut[0][0])),
        ["a tensor of synapses of another layer"] = (new("parameters", "WMax", "3 synapses", "[2]"), () => new LayerPlan<T>(
            3, StdpConnectivity.FromPairs(5, 4, [0, 1, 2], [0, 1, 3]), Parameters with { WMax = new T[2] }).CreateLayer(Cut[0][0])),
        ["a group without a cut"] = (Refusal.Null("cut"), () => _ = new ShardGroup(null!, Host())),
        ["a group of fewer shards"] = (new("host", "3 shards", "2"), () => _ = new ShardGroup(ShardCut.Even(4, 3), Host())),
        ["a group of other shards"] = (new("host", "2 neurons in shard 0", "3"), () => _ = new ShardGroup(ShardCut.Even(4, 2), Host())),
        ["no presynaptic spikes"] = (Refusal.Null("pre"), () => Group().RunAsync(2, null!, Post)),
        ["no postsynaptic spikes"] = (Refusal.Null("post"), () => Group().RunAsync(2, Pre, null!)),
        ["presynaptic spikes of another window"] = (new("pre", "6 samples", "in 3"), () =>
            Group().RunAsync(2, SpikeRaster.Silence(5, 3), Post)),
        ["postsynaptic spikes of a shard"] = (new("post", "4 neurons", "3 in"), () =>
            Group().RunAsync(2, Pre, SpikeRaster.Silence(3, 6))),
        ["fewer than no steps"] = (Refusal.OutOfRange("steps", "zero or more"), () => Group().RunAsync(-2, Pre, Post)),
        ["neurons that are nowhere"] = (Refusal.InvalidOperation("must be given"), () => Group().RunAsync(2, Pre)),
        ["nowhere, no presynaptic spikes"] = (Refusal.Null("pre"), () => Group().RunAsync(2, (SpikeRaster)null!)),
        ["nowhere, presynaptic spikes of another window"] =
            (new("pre", "5 neurons", "has 4"), () => Group().RunAsync(2, SpikeRaster.Silence(4, 6))),
        ["nowhere, fewer than no steps"] = (Refusal.OutOfRange("steps", "zero or more"), () => Group().RunAsync(-2, Pre)),
        ["a sharded layer without a plan"] = (Refusal.Null("plan"), () => _ = new ShardedStdpLayer<T>((LayerPlan<T>)null!, Cut)),
        ["a sharded layer of another cut"] =
            (new("cut", "5 neurons", "4"), () => _ = new ShardedStdpLayer<T>(new LayerPlan<T>(3, 5, 5, Parameters), Cut)),
        ["a sharded layer with two ranges"] = (new("cut", "one range", "2"), () =>
            _ = new ShardedStdpLayer<T>(new LayerPlan<T>(3, 5, 8, Parameters), Cut.Beside(Cut))),
        ["a sharded layer of an undefined algorithm"] = (Refusal.OutOfRange("parameters", "Algorithm"), () =>
            _ = new ShardedStdpLayer<T>(new LayerPlan<T>(3, 5, 4, Parameters with { Algorithm = Algorithms.Undefined }), Cut)),
        ["a sharded layer without a host"] = (Refusal.Null("host"), () => _ = new ShardedStdpLayer<T>(Cut, null!)),
        ["a sharded layer of another host"] =
            (new("host", "3 shards"), () => _ = new ShardedStdpLayer<T>(ShardCut.Even(4, 3), Host())),
        ["weights of no shard"] = (Refusal.OutOfRange("shard", "0 to 1", "2"), () => Layer().ReadWeightsAsync(2, new T[1])),
        ["weights for no shard"] = (Refusal.OutOfRange("shard", "0 to 1", "2"), () => Layer().WriteWeightsAsync(2, new T[1])),
        ["a trace of no shard"] = (Refusal.OutOfRange("shard", "0 to 1", "2"), () => Layer().ReadTraceAsync(2, "t_pre", new T[1])),
        ["a trace of no name"] = (Refusal.Null("trace"), () => Layer().ReadTraceAsync(0, null!, new T[1])),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<LayerShard<T>> Call)> OfShards = new()
    {
        ["no presynaptic spikes"] = (Refusal.Null("pre"), shard => shard.Run(2, null!, Post)),
        ["no postsynaptic spikes"] = (new("post", "is null"), shard => shard.Run(2, Pre, null)),
        ["another window"] = (new("pre", "3 samples", "in 6"), shard => shard.Run(1, Pre, Post)),
        ["other neurons"] = (new("post", "4 neurons", "has 5"), shard => shard.Run(2, Pre, Pre)),
        ["fewer than no steps"] = (Refusal.OutOfRange("steps", "zero or more"), shard => shard.Run(-2, Pre, Post)),
        ["a window at work"] = (LayerBadCalls<T>.AtWork, shard => Busy.While(shard.Layer.State, () => shard.Run(2, Pre, Post))),
        ["saved nowhere"] = (Refusal.Null("stream"), shard => shard.Save(null!)),
        ["saved at work"] =
            (LayerBadCalls<T>.AtWork, shard => Busy.While(shard.Layer.State, () => shard.Save(new MemoryStream()))),
        ["loaded from nowhere"] = (Refusal.Null("stream"), shard => shard.Load(null!)),
        ["loaded from anything"] = (
            new(null, "no checkpoint") { Exception = typeof(InvalidDataException) }, shard => shard.Load(new MemoryStream(new byte[100]))),
        ["loaded at work"] = (LayerBadCalls<T>.AtWork, shard => Busy.While(shard.Layer.State, () => shard.Load(new MemoryStream()))),
        ["no such array"] = (new("array", "'x?'"), shard => shard.LengthOf("x\n")),
        ["no such array to read"] = (new("array", "''"), shard => shard.Read(null!, 0, new byte[8])),
        ["a part of an element"] = (new("destination", "whole elements", "7 bytes"), shard => shard.Read("w", 0, new byte[7])),
        ["reading in front"] = (Refusal.OutOfRange("offset", "-8"), shard => shard.Read("w", -8, new byte[8])),
        ["reading beyond"] = (Refusal.OutOfRange("offset", "'t_pre'"), shard => shard.Read("t_pre", 8 * 15, new byte[8])),
        ["no such array to write"] = (new("array", "'w2'"), shard => shard.Write("w2", 0, new byte[8])),
        ["writing a part of an element"] = (new("source", "whole elements", "from 1 on"), shard => shard.Write("w", 1, new byte[8])),
        ["writing beyond"] = (Refusal.OutOfRange("offset", "'w'"), shard => shard.Write("w", long.MaxValue - 7, new byte[8])),
        ["writing at work"] = (LayerBadCalls<T>.AtWork, shard => Busy.While(shard.Layer.State, () => shard.Write("w", 0, new byte[8]))),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach ((string error, (Refusal refusal, Action call)) in Errors)
        {
            yield return BadCall.Of($"shards, {error}", refusal, call);
        }

        (string Kind, Func<StdpLayer<T>> Make)[] layers = [.. LayerBadCalls<T>.Kinds.Take(2), ("sparse layer", SparseBadCalls<T>.Full)];
        foreach ((string kind, Func<StdpLayer<T>> make) in layers)
        {
            foreach ((string error, (Refusal refusal, Action<LayerShard<T>> call)) in OfShards)
            {
                yield return BadCall.On<T, StdpLayer<T>>($"{kind} as a shard, {error}", refusal, make, layer => call(new LayerShard<T>(layer)));
            }
        }
    }

    private static LayerShard<T> Shard(int outputs, int inputs = 5) => new(new StdpLinearLayer<T>(3, inputs, outputs, Parameters));

    private static LocalShardHost Host() => new(Shard(3), Shard(1));

    private static ShardGroup Group() => new(Cut, Host());

    private static ShardedStdpLayer<T> Layer() => new(new LayerPlan<T>(3, 5, 4, Parameters), Cut);
}
