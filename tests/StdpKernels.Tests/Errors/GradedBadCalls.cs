using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Spikes with more or fewer numbers than indices, or with numbers in memory that the call writes.</summary>
internal static class GradedBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLayer<T>> Call)> OfLayers = new()
    {
        ["a step with numbers in the weights"] =
            (new("zPre", "the weights", "overlap"), l => l.Step(Graded(l.Weights.Span[^2..]), new T[12])),
        ["a step with numbers in t_pre"] =
            (new("zPost", "a trace", "overlap"), l => l.Step(new T[15], Graded(l.State.TracePre.Span[..2]))),
        ["a step with numbers in t_post"] =
            (new("zPre", "a trace", "overlap"), l => l.Step(Graded(l.State.TracePost.Span[^2..]), new T[12])),
        ["traces alone, with numbers in t_pre"] =
            (new("zPre", "a trace", "overlap"), l => l.UpdateTraces(Graded(l.State.TracePre.Span[..2]), new T[12])),
        ["learning alone, with numbers in the weights"] =
            (new("zPost", "the weights", "overlap"), l => l.Learn(new T[15], Graded(l.Weights.Span[..2]))),
        ["a step with an index of O"] = (Refusal.OutOfRange("zPost", "4", "sample 0"), l =>
            l.Step(new T[15], new GradedSpikeEvents<T>(new SpikeEvents([1, 4], [0, 2, 2, 2]), new T[2]))),
        ["a step with an index twice"] = (new("zPre", "3 follows 3"), l =>
            l.Step(new GradedSpikeEvents<T>(new SpikeEvents([3, 3], [0, 2, 2, 2]), new T[2]), new T[12])),
        ["a step with default events"] = (new("zPre", "3", "0"), l => l.Step(default(GradedSpikeEvents<T>), new T[12])),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>> Call)> OfCalls = new()
    {
        ["a step with numbers in the weights"] = (new("zPre", "the weights", "overlap"), l => l.Step(Graded(l.W[^2..]), l.ZPost)),
        ["a step with numbers in t_post"] =
            (new("zPost", "a trace", "overlap"), l => l.Step(l.ZPre, Graded(l.State.TracePost.Span[^2..]))),
        ["learning with numbers in the weights"] = (new("zPost", "the weights", "overlap"), l => l.Learn(l.ZPre, Graded(l.W[..2]))),
        ["traces alone, with numbers in t_pre"] = (new("zPost", "a trace", "overlap"), l =>
            l.State.UpdateTraces(l.ZPre, Graded(l.State.TracePre.Span[..2]), l.Parameters)),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach (int count in new[] { 0, 1, 3 })
        {
            yield return BadCall.Of($"graded events, {count} numbers", new("values", "2 numbers", $"it has {count}"), () =>
                _ = new GradedSpikeEvents<T>(new SpikeEvents([1, 2]), new T[count]));
        }

        yield return BadCall.Of("graded events, a number for none", new("values", "0 numbers", "it has 1"), () =>
            _ = new GradedSpikeEvents<T>(default, new T[1]));
        yield return BadCall.Of("graded events, numbers in the trace that they move", new("z", "a trace", "overlap"), () =>
        {
            StdpTrace<T> trace = new StdpState<T>([3, 5], [3, 4]).AddTrace("r1", 3, 5);
            trace.Update(Graded(trace.Values.Span[..2]), 1, 50);
        });
        foreach ((string error, (Refusal refusal, Action<StdpLayer<T>> call)) in OfLayers)
        {
            yield return BadCall.On<T, StdpLayer<T>>($"linear layer, graded events, {error}", refusal, LayerBadCalls<T>.Linear, call);
            yield return BadCall.On<T, StdpLayer<T>>($"conv2d layer, graded events, {error}", refusal, LayerBadCalls<T>.Conv2d, call);
        }

        foreach ((string error, (Refusal refusal, Action<TestLayer<T>> call)) in OfCalls)
        {
            yield return BadCall.On($"linear, graded events, {error}", refusal, () => OverlapBadCalls<T>.Layer(convolution: false), call);
            yield return BadCall.On($"conv2d, graded events, {error}", refusal, () => OverlapBadCalls<T>.Layer(convolution: true), call);
        }
    }

    // Neurons 0 and 1 of the first of three samples.
    private static GradedSpikeEvents<T> Graded(ReadOnlySpan<T> values) => new(new SpikeEvents([0, 1], [0, 2, 2, 2]), values);
}
