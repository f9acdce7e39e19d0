using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Steps whose sizes are those of valid tensors, but whose scratch memory would be larger than an array.</summary>
/// <remarks>The large operands are inaccessible memory: a call that touches them ends the process.</remarks>
internal static unsafe class SizeBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Many = 1 << 30;
    private const int Most = int.MaxValue;

    public static IEnumerable<BadCall> All()
    {
        if (Pages.WhyNot is null)
        {
            yield return BadCall.Of("linear, sums of all columns", Refusal.OutOfRange("w", $"{Array.MaxLength}"), () =>
                WithWeights(w => Dense(new(w, 1, Many), new([0, Many], [0, 1]), new())));
            yield return BadCall.Of("linear from events, sums of all columns", Refusal.OutOfRange("w", $"{Array.MaxLength}"), () =>
                WithWeights(w => Events(new(w, 1, Many), new([0, Many], [0, 1]), new())));
            yield return BadCall.Of(
                "linear, a parameter of every row", Refusal.OutOfRange("parameters", "WMin", $"{Array.MaxLength}"), () =>
                WithWeights(w => Dense(new(w, Many, 1), new([0, 1], [0, Many]), new() { WMin = OfRows() })));
            yield return BadCall.Of("conv2d, padded patches of all outputs", Refusal.OutOfRange("state", "padded patches"), () =>
                WithWeights(w => Stdp.StepConv2d<T>(
                    new ReadOnlyTensorView<T>([], 0, 1, 1, 1),
                    new ReadOnlyTensorView<T>([], 0, Many, 1, 1),
                    new(w, Many, 1, 1, 1),
                    new([0, 1, 1, 1], [0, Many, 1, 1]),
                    new())));
        }

        foreach ((string error, string[] message, Conv2dGeometry geometry, int[] pre, int[] post, int[] w) in Convolutions)
        {
            Refusal refusal = Refusal.OutOfRange("state", [.. message, $"{Array.MaxLength}"]);
            yield return BadCall.Of($"conv2d, {error}", refusal, () => Stdp.StepConv2d<T>(
                new ReadOnlyTensorView<T>([], pre), new ReadOnlyTensorView<T>([], post), new(new T[w[0]], w), new(pre, post), new(), geometry));
            yield return BadCall.Of($"conv2d from events, {error}", refusal, () => Stdp.StepConv2d<T>(
                new SpikeEvents([], [0]), default, new(new T[w[0]], w), new(pre, post), new(), geometry));
        }
    }

    private static (string Error, string[] Message, Conv2dGeometry Geometry, int[] Pre, int[] Post, int[] W)[] Convolutions =>
    [
        ("an image prepared for patches", ["2500000000"], default, [0, 1, 50_000, 50_000], [0, 1, 50_000, 50_000], [1, 1, 1, 1]),
        ("a padded image", ["3600120001"], new() { Padding = 30_000 }, [0, 1, 1, 1], [0, 1, 60_001, 60_001], [1, 1, 1, 1]),
        ("more positions than a number", [], new() { Padding = Most }, [0, 1, 9, 9], [0, 1, Most, Most], [1, 1, 1, 1]),
        ("output planes of one sample", ["2400000000"], default, [0, 1, 20_000, 20_000], [0, 6, 20_000, 20_000], [6, 1, 1, 1]),
        ("places of all spikes", ["4800000000"], new() { Stride = 40_000 }, [0, 1, 40_000, 40_000], [0, 1, 1, 1], [1, 1, 1, 1]),
    ];

    private static void Dense(TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters) => Stdp.StepLinear(
        Array.Empty<T>(), Array.Empty<T>(), w, state, parameters);

    private static void Events(TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters) =>
        Stdp.StepLinear(new SpikeEvents([], [0]), default, w, state, parameters);

    // Never read: the size is refused.
    private static StdpParameter<T> OfRows() => new([], new TensorShape(Many, 1));

    private static void WithWeights(Action<Span<T>> call)
    {
        using var pages = new Pages((nuint)Many * (nuint)sizeof(T));
        call(new Span<T>((void*)pages.Start, Many));
    }

    private delegate void Action<TArgument>(TArgument argument)
        where TArgument : allows ref struct;
}
