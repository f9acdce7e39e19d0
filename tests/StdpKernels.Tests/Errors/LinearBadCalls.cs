using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid linear steps. What concerns layer and parameters is asked of both ways in, dense and events.</summary>
internal static class LinearBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate void Step(TestLayer<T> layer, TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters, double dt);

    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>> Call)> ActivityErrors = new()
    {
        ["z_pre transposed"] = (new("zPre", "[3, 5]", "[5, 3]"), l => Dense(l, new(l.ZPre, 5, 3), l.ZPostView)),
        ["z_pre without its batch"] = (new("zPre", "[3, 5]", "[15]"), l => Dense(l, new(l.ZPre, 15), l.ZPostView)),
        ["z_pre of a smaller batch"] = (new("zPre", "[3, 5]", "[2, 5]"), l => Dense(l, new(l.ZPre[..10], 2, 5), l.ZPostView)),
        ["z_pre that would broadcast"] = (new("zPre", "[3, 5]", "[1, 5]"), l => Dense(l, new(l.ZPre[..5], 1, 5), l.ZPostView)),
        ["no z_pre"] = (new("zPre", "[3, 5]", "[]"), l => Dense(l, default, l.ZPostView)),
        ["z_post too short"] = (new("zPost", "[3, 4]", "[3, 3]"), l => Dense(l, l.ZPreView, new(l.ZPost[..9], 3, 3))),
        ["z_post of rank 4"] = (new("zPost", "[3, 4]", "[3, 4, 1, 1]"), l => Dense(l, l.ZPreView, new(l.ZPost, 3, 4, 1, 1))),
        ["no z_post"] = (new("zPost", "[3, 4]", "[]"), l => Dense(l, l.ZPreView, default)),
        ["the two exchanged"] = (new("zPre", "[3, 5]", "[3, 4]"), l => Dense(l, l.ZPostView, l.ZPreView)),
        ["a negative index"] = (Refusal.OutOfRange("zPre", "5", "-1"), l => Events(l, [-1], [0, 1, 1, 1], [], [0, 0, 0, 0])),
        ["an index of I"] = (Refusal.OutOfRange("zPre", "5", "sample 1"), l => Events(l, [0, 5], [0, 1, 2, 2], [], [0, 0, 0, 0])),
        ["an index of O"] = (Refusal.OutOfRange("zPost", "4", "sample 2"), l => Events(l, [4], [0, 0, 1, 1], [4], [0, 0, 0, 1])),
        ["the largest index"] =
            (Refusal.OutOfRange("zPost", "4", $"{int.MaxValue}"), l => Events(l, [], [0, 0, 0, 0], [int.MaxValue], [0, 1, 1, 1])),
        ["an index twice"] = (new("zPre", "ascending", "2 follows 2"), l => Events(l, [2, 2], [0, 0, 2, 2], [], [0, 0, 0, 0])),
        ["descending indices"] =
            (new("zPost", "ascending", "1 follows 3"), l => Events(l, [], [0, 0, 0, 0], [3, 1], [0, 0, 0, 2])),
        ["too few samples"] = (new("zPre", "3", "2"), l => Events(l, [1], [0, 1, 1], [], [0, 0, 0, 0])),
        ["too many samples"] = (new("zPost", "3", "4"), l => Events(l, [], [0, 0, 0, 0], [], [0, 0, 0, 0, 0])),
        ["no events"] = (new("zPost", "3", "0"), l => Events(l, [], [0, 0, 0, 0], [], [0])),
        ["an array of another length"] = (new("zPre", "15 elements", "[3, 5]", "14"), l => Mixed(l, l.ZPre[..14], l.ZPostView)),
        ["an empty array"] = (new("zPost", "12 elements", "[3, 4]", "0"), l => Mixed(l, l.ZPre, ReadOnlySpan<T>.Empty)),
        ["a wrong index beside dense activity"] =
            (Refusal.OutOfRange("zPost", "4", "9"), l => Mixed(l, l.ZPre, new SpikeEvents([9], [0, 1, 1, 1]))),
        ["dense activity of a wrong shape beside events"] = (new("zPost", "[3, 4]", "[4, 3]"), l =>
            Mixed(l, new SpikeEvents([], [0, 0, 0, 0]), new ReadOnlyTensorView<T>(l.ZPost, 4, 3))),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>, Step> Call)> LayerErrors = new()
    {
        ["no state"] = (Refusal.Null("state"), (l, step) => step(l, l.WView, null!, l.Parameters, l.Dt)),
        ["no parameters"] = (Refusal.Null("parameters"), (l, step) => step(l, l.WView, l.State, null!, l.Dt)),
        ["no w"] = (new("w", "2", "[O, I]", "default", "[]"), (l, step) => step(l, default, l.State, l.Parameters, l.Dt)),
        ["flat w"] = (new("w", "2", "[20]"), (l, step) => step(l, new(l.W, 20), l.State, l.Parameters, l.Dt)),
        ["w of rank 4"] =
            (new("w", "2", "[4, 5, 1, 1]"), (l, step) => step(l, new(l.W, 4, 5, 1, 1), l.State, l.Parameters, l.Dt)),
        ["w transposed"] = (new("w", "4 rows of 5", "[5, 4]", "exchanged"), (l, step) => step(l, new(l.W, 5, 4), l.State, l.Parameters, l.Dt)),
        ["w with a row too few"] =
            (new("state", "[3, 3]", "[3, 4]"), (l, step) => step(l, new(l.W[..15], 3, 5), l.State, l.Parameters, l.Dt)),
        ["traces of two batch sizes"] =
            (new("state", "[3, 4]", "[2, 4]"), (l, step) => step(l, l.WView, new([3, 5], [2, 4]), l.Parameters, l.Dt)),
        ["a trace of rank 1"] =
            (new("state", "[B, 5]", "[5]"), (l, step) => step(l, l.WView, new([5], [3, 4]), l.Parameters, l.Dt)),
        ["a trace of rank 3"] =
            (new("state", "[3, 4]", "[3, 4, 1]"), (l, step) => step(l, l.WView, new([3, 5], [3, 4, 1]), l.Parameters, l.Dt)),
        ["dt NaN"] =
            (Refusal.OutOfRange("dt", "finite", "NaN"), (l, step) => step(l, l.WView, l.State, l.Parameters, double.NaN)),
        ["dt infinite"] =
            (Refusal.OutOfRange("dt", "finite", "Infinity"), (l, step) => step(l, l.WView, l.State, l.Parameters, 1 / 0.0)),
        ["dt NaN with parameters never seen"] = (Refusal.OutOfRange("dt", "finite"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { EtaPlus = 9.0, APre = 9.0 }, double.NaN)),
        ["a step while another is at work"] = (Refusal.InvalidOperation("[3, 5]", "one thread"), (l, step) =>
            Busy.While(l.State, () => step(l, l.WView, l.State, l.Parameters, l.Dt))),
        ["an undefined algorithm"] = (Refusal.OutOfRange("parameters", "Algorithm", $"{(int)Algorithms.Undefined}"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { Algorithm = Algorithms.Undefined }, l.Dt)),
        ["a negative algorithm"] = (Refusal.OutOfRange("parameters", "Algorithm", "-1"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { Algorithm = (StdpAlgorithm)(-1) }, l.Dt)),
        ["an undefined coincidence"] = (Refusal.OutOfRange("parameters", "CoincidencePlus", "Included, Excluded", "2"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { CoincidencePlus = (StdpCoincidence)2 }, l.Dt)),
        ["an undefined order"] = (Refusal.OutOfRange("parameters", "Order", "Together", "-1"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { Order = (StdpOrder)(-1) }, l.Dt)),
        ["a target of NaN"] = (Refusal.OutOfRange("parameters", "TargetPost", "finite", "NaN"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { TargetPost = double.NaN }, l.Dt)),
        ["an undefined scope of bounds"] = (Refusal.OutOfRange("parameters", "BoundScope", "AllWeights", "5"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { BoundScope = (StdpBoundScope)5 }, l.Dt)),
        ["touched weights of a batch"] = (new("parameters", "BoundScope", "batches"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { Order = StdpOrder.DepressionFirst, BoundScope = Touched }, l.Dt)),
        ["a triplet's amplitude that does not broadcast"] = (new("parameters", "A3Plus", "[3, 4]", "[5]"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { Triplet = new() { A3Plus = new T[5] } }, l.Dt)),
        ["a slow time constant that does not broadcast"] = (new("parameters", "TauPreSlowInv", "[3, 5]", "[4]"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { Triplet = new() { TauPreSlowInv = new T[4] } }, l.Dt)),
        ["an undefined decay"] = (Refusal.OutOfRange("parameters", "DynamicsPre", "Decay", "Euler, Exponential", "2"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { DynamicsPre = new() { Decay = (StdpTraceDecay)2 } }, l.Dt)),
    };

    private static StdpBoundScope Touched => StdpBoundScope.TouchedWeights;

    public static IEnumerable<BadCall> All()
    {
        foreach ((string error, (Refusal refusal, Action<TestLayer<T>> call)) in ActivityErrors)
        {
            yield return BadCall.On($"linear, {error}", refusal, Layer, call);
        }

        foreach (bool events in new[] { false, true })
        {
            Step step = events ? EventStep : DenseStep;
            string kind = events ? "linear from events" : "linear";
            foreach ((string error, (Refusal refusal, Action<TestLayer<T>, Step> call)) in LayerErrors)
            {
                yield return BadCall.On($"{kind}, {error}", refusal, Layer, layer => call(layer, step));
            }

            foreach (string name in ParameterNames.OfTraces)
            {
                string trace = name.Contains("Pre", StringComparison.Ordinal) ? "[3, 5]" : "[3, 4]";
                foreach (int[] shape in new int[][] { [2], [3, 1, 1], [1, 1, 1], [2, 1], [1, 2], [0] })
                {
                    yield return DoesNotBroadcast(kind, name, shape, trace, step);
                }
            }

            foreach (string name in ParameterNames.OfWeights)
            {
                foreach (int[] shape in new int[][] { [4], [5, 1], [5, 4], [1, 4, 5], [1, 1, 1, 1], [3, 5], [0] })
                {
                    yield return DoesNotBroadcast(kind, name, shape, "[4, 5]", step);
                }
            }
        }
    }

    private static BadCall DoesNotBroadcast(string kind, string name, int[] shape, string target, Step step)
    {
        StdpParameter<T> tensor = new Data<T>(1).Tensor(shape, 0, 1);
        return BadCall.On(
            $"{kind}, {name} {tensor.Shape} does not broadcast",
            new("parameters", name, target, $"{tensor.Shape}"),
            Layer,
            layer => step(layer, layer.WView, layer.State, layer.Parameters.With(name, tensor), layer.Dt));
    }

    private static void Dense(TestLayer<T> layer, ReadOnlyTensorView<T> zPre, ReadOnlyTensorView<T> zPost) =>
        Stdp.StepLinear(zPre, zPost, layer.WView, layer.State, layer.Parameters, layer.Dt);

    private static void Mixed(TestLayer<T> layer, StdpActivity<T> zPre, StdpActivity<T> zPost) =>
        Stdp.StepLinear(zPre, zPost, layer.WView, layer.State, layer.Parameters, layer.Dt);

    private static void Events(TestLayer<T> layer, int[] pre, int[] preStarts, int[] post, int[] postStarts) =>
        Stdp.StepLinear(
            new SpikeEvents(pre, preStarts),
            new SpikeEvents(post, postStarts),
            layer.WView,
            layer.State,
            layer.Parameters,
            layer.Dt);

    private static void DenseStep(
        TestLayer<T> layer, TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters, double dt) =>
        Stdp.StepLinear(layer.ZPreView, layer.ZPostView, w, state, parameters, dt);

    private static void EventStep(
        TestLayer<T> layer, TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters, double dt) =>
        Stdp.StepLinear(
            new SpikeEvents([0, 2], [0, 1, 1, 2]), new SpikeEvents([1], [0, 0, 1, 1]), w, state, parameters, dt);

    private static TestLayer<T> Layer() => TestLayer<T>.Linear(batch: 3, inputs: 5, outputs: 4);
}
