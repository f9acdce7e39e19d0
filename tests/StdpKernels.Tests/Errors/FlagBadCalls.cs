using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Flags, counts and bits of neurons that do not fit, or lie in memory that the call writes; and activity that is not there.</summary>
internal static class FlagBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLayer<T>> Call)> OfLayers = new()
    {
        ["too few flags"] = (new("zPre", "15 elements", "[3, ", "14"), l => l.Step(new bool[14], new bool[12])),
        ["too many flags"] = (new("zPost", "12 elements", "[3, 4", "13"), l => l.Step(new bool[15], new bool[13])),
        ["too few counts"] = (new("zPre", "15 elements", "14"), l => l.Step(new byte[14], new byte[12])),
        ["no words"] = (new("zPre", "3 words", "64 neurons", "has 0"), l => l.Step(default(SpikeMask), new byte[12])),
        ["a word of three"] = (new("zPost", "3 words", "has 1"), l => l.Step(new bool[15], new SpikeMask(new ulong[1]))),
        ["a word too many"] = (new("zPost", "3 words", "has 4"), l => l.Step(new bool[15], new SpikeMask(new ulong[4]))),
        ["a bit of no neuron"] =
            (Refusal.OutOfRange("zPre", "from 5", "sample 1", "bit 5"), l => l.Step(new SpikeMask([31, 32, 0]), new bool[12])),
        ["the highest bit"] =
            (Refusal.OutOfRange("zPost", "from 4", "sample 2", "bit 63"), l => l.Step(new bool[15], new SpikeMask([0, 0, 1ul << 63]))),
        ["no array of numbers"] = (new("zPre", "15 elements", "is null"), l => l.Step((T[])null!, new T[12])),
        ["no array of flags"] = (new("zPost", "12 elements", "is null"), l => l.Step(new bool[15], (bool[])null!)),
        ["no array of counts"] = (new("zPre", "15 elements", "is null"), l => l.UpdateTraces((byte[])null!, new T[12])),
        ["the default activity"] = (new("zPost", "12 elements", "default"), l => l.Learn(new T[15], default)),
        ["counts in the weights"] =
            (new("zPre", "the weights", "overlap"), l => l.Step(MemoryMarshal.AsBytes(l.Weights.Span)[1..16], new T[12])),
        ["flags in t_pre"] = (new("zPost", "a trace", "overlap"), l =>
            l.Step(new T[15], MemoryMarshal.Cast<T, bool>(l.State.TracePre.Span)[^12..])),
        ["words in t_post"] = (new("zPre", "a trace", "overlap"), l =>
            l.UpdateTraces(new SpikeMask(MemoryMarshal.Cast<T, ulong>(l.State.TracePost.Span)[..3]), new T[12])),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach ((string error, (Refusal refusal, Action<StdpLayer<T>> call)) in OfLayers)
        {
            yield return BadCall.On<T, StdpLayer<T>>($"linear layer, {error}", refusal, LayerBadCalls<T>.Linear, call);
            yield return BadCall.On<T, StdpLayer<T>>($"conv2d layer, {error}", refusal, LayerBadCalls<T>.Conv2d, call);
        }
    }
}
