using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid windows of two steps, asked of both kinds of layers and of both layouts, and of the functional calls.</summary>
internal static class WindowBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate void Window(int steps, StdpActivity<T> zPre, StdpActivity<T> zPost);

    // [3, 5] to [3, 4], and [3, 1, 1, 5] to [3, 4, 1, 1]: 30 and 24 neurons in two steps.
    private static readonly Dictionary<string, (Refusal Refusal, Action<Window> Call)> OfAll = new()
    {
        ["a negative number of steps"] = (Refusal.OutOfRange("steps", "-1"), window => window(-1, new T[30], new T[24])),
        ["more steps than arrays hold"] =
            (Refusal.OutOfRange("steps", $"{Array.MaxLength}", "presynaptic"), window => window(int.MaxValue, new T[30], new T[24])),
        ["activity of one step"] = (new("zPre", "30 elements", "[6, ", "15"), window => window(2, new T[15], new T[24])),
        ["too much z_post"] = (new("zPost", "24 elements", "[6, 4", "25"), window => window(2, new T[30], new T[25])),
        ["no z_pre"] = (new("zPre", "30 elements", "is null"), window => window(2, (T[])null!, new T[24])),
        ["too few flags"] = (new("zPre", "30 elements", "29"), window => window(2, new bool[29], new T[24])),
        ["a word too few"] = (new("zPost", "6 words", "has 5"), window => window(2, new T[30], new SpikeMask(new ulong[5]))),
        ["lists of one step"] = (new("zPre", "6 samples", "3 for each of 2 steps", "has 3"), window =>
            window(2, new SpikeEvents([], new int[4]), new T[24])),
        ["lists of three steps"] = (new("zPost", "6 samples", "3 for each of 2 steps", "has 9"), window =>
            window(2, new T[30], new SpikeEvents([], new int[10]))),
        ["default lists"] = (new("zPost", "6 samples", "has 0"), window => window(2, new T[30], default(SpikeEvents))),
        ["an index of I in the second step"] = (Refusal.OutOfRange("zPre", "5", "sample 4"), window =>
            window(2, new SpikeEvents([5], [0, 0, 0, 0, 0, 1, 1]), new T[24])),
        ["descending indices in the second step"] = (new("zPost", "0 follows 3"), window =>
            window(2, new T[30], new SpikeEvents([3, 0], [0, 0, 0, 0, 2, 2, 2]))),
        ["a flat view"] = (new("zPre", "[6, ", "all steps", "[30]"), window => window(2, new ReadOnlyTensorView<T>(new T[30], 30), new T[24])),
        ["a view of one step"] =
            (new("zPost", "[6, 4", "[3, 4]"), window => window(2, new T[30], new ReadOnlyTensorView<T>(new T[12], 3, 4))),
        ["a view of samples before steps"] = (new("zPost", "[6, 4", "[3, 2, 4]"), window =>
            window(2, new T[30], new ReadOnlyTensorView<T>(new T[24], 3, 2, 4))),
        ["a view of other sizes"] = (new("zPost", "[6, 4", "[2, 4, 3]"), window =>
            window(2, new T[30], new ReadOnlyTensorView<T>(new T[24], 2, 4, 3))),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLayer<T>> Call)> OfLayers = new()
    {
        ["z_pre in a trace"] = (new("zPre", "a trace", "overlap"), l => l.StepWindow(1, l.State.TracePre.Span, new T[12])),
        ["z_post in the weights"] = (new("zPost", "the weights", "overlap"), l => l.StepWindow(1, new T[15], l.Weights.Span[8..])),
        ["a call while another one is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.StepWindow(2, new T[30], new T[24]))),
        ["a warm-up while another one is at work"] = (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.WarmUp(2))),
        ["a warm-up for a negative number"] = (Refusal.OutOfRange("windowSteps", "-2"), l => l.WarmUp(-2)),
        ["a warm-up for more than arrays hold"] =
            (Refusal.OutOfRange("windowSteps", $"{Array.MaxLength}", "presynaptic"), l => l.WarmUp(int.MaxValue)),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>> Call)> OfFunctions = new()
    {
        ["no state"] = (Refusal.Null("state"), l => Run(l, l.WView, null!, l.Parameters, l.Dt)),
        ["no parameters"] = (Refusal.Null("parameters"), l => Run(l, l.WView, l.State, null!, l.Dt)),
        ["no w"] = (new("w", "default"), l => Run(l, default, l.State, l.Parameters, l.Dt)),
        ["dt NaN"] = (Refusal.OutOfRange("dt", "finite", "NaN"), l => Run(l, l.WView, l.State, l.Parameters, double.NaN)),
        ["w in memory of activity"] = (new("zPre", "the weights", "overlap"), l => l.Window(1, l.W[..15], l.ZPost)),
        ["an undefined algorithm"] = (Refusal.OutOfRange("parameters", "9"), l =>
            Run(l, l.WView, l.State, l.Parameters with { Algorithm = (StdpAlgorithm)9 }, l.Dt)),
        ["a state at work"] = (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => Run(l, l.WView, l.State, l.Parameters, l.Dt))),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach ((string kind, Func<StdpLayer<T>> make) in LayerBadCalls<T>.Kinds)
        {
            foreach ((string error, (Refusal refusal, Action<Window> call)) in OfAll)
            {
                yield return BadCall.On<T, StdpLayer<T>>($"{kind}, window, {error}", refusal, make, layer => call(layer.StepWindow));
            }

            foreach ((string error, (Refusal refusal, Action<StdpLayer<T>> call)) in OfLayers)
            {
                yield return BadCall.On<T, StdpLayer<T>>($"{kind}, window, {error}", refusal, make, call);
            }
        }

        (string Kind, Func<TestLayer<T>> Make)[] functions =
        [
            ("linear", () => TestLayer<T>.Linear(3, 5, 4)),
            ("conv2d", () => TestLayer<T>.Conv2d(new ConvShape(3, 1, (1, 5), 4, (1, 5)))),
        ];
        foreach ((string kind, Func<TestLayer<T>> make) in functions)
        {
            foreach ((string error, (Refusal refusal, Action<Window> call)) in OfAll)
            {
                yield return BadCall.On<T>($"{kind} window, {error}", refusal, make, layer =>
                    call((steps, zPre, zPost) => layer.Window(steps, zPre, zPost)));
            }

            foreach ((string error, (Refusal refusal, Action<TestLayer<T>> call)) in OfFunctions)
            {
                yield return BadCall.On<T>($"{kind} window, {error}", refusal, make, call);
            }
        }
    }

    private static void Run(TestLayer<T> layer, TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters, double dt)
    {
        if (layer.Geometry is { } geometry)
        {
            Stdp.StepConv2dWindow(2, new T[30], new T[24], w, state, parameters, geometry, dt);
        }
        else
        {
            Stdp.StepLinearWindow(2, new T[30], new T[24], w, state, parameters, dt);
        }
    }
}
