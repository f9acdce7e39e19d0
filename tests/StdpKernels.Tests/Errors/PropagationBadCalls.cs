using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid calls of propagation, both ways, of every kind of layer.</summary>
internal static class PropagationBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate void Propagate(StdpLayer<T> layer, StdpActivity<T> z, Span<T> currents);

    private delegate (Refusal Refusal, Action<StdpLayer<T>, Propagate> Call) Describe(int from, int to, string z);

    // [3, 5] to [3, 4], and [3, 1, 1, 5] to [3, 4, 1, 1]: of either side, how many neurons all samples have.
    private static readonly Dictionary<string, Describe> Errors = new()
    {
        ["too little activity"] = (from, to, z) => (new(z, $"{from}", $"{from - 1}"), (l, run) => run(l, new T[from - 1], new T[to])),
        ["no activity"] = (from, to, z) => (new(z, $"{from}", "null"), (l, run) => run(l, default, new T[to])),
        ["activity of another shape"] = (from, to, z) =>
            (new(z, "[1, "), (l, run) => run(l, new ReadOnlyTensorView<T>(new T[from], 1, from), new T[to])),
        ["too few currents"] = (from, to, _) => (new("currents", $"{to}", $"{to - 1}"), (l, run) => run(l, new T[from], new T[to - 1])),
        ["too many currents"] = (from, to, _) => (new("currents", $"{to}", $"{to + 1}"), (l, run) => run(l, new T[from], new T[to + 1])),
        ["a negative index"] = (_, to, z) =>
            (Refusal.OutOfRange(z, "-1"), (l, run) => run(l, new SpikeEvents([-1], [0, 1, 1, 1]), new T[to])),
        ["an index behind the last"] = (from, to, z) =>
            (Refusal.OutOfRange(z, $"{from / 3}", "sample 2"), (l, run) => run(l, new SpikeEvents([from / 3], [0, 0, 0, 1]), new T[to])),
        ["an index twice"] = (_, to, z) =>
            (new(z, "3 follows 3"), (l, run) => run(l, new SpikeEvents([3, 3], [0, 2, 2, 2]), new T[to])),
        ["too few samples"] = (_, to, z) => (new(z, "3", "2"), (l, run) => run(l, new SpikeEvents([], [0, 0, 0]), new T[to])),
        ["currents in the weights"] = (from, to, _) =>
            (new("currents", "the weights", "overlap"), (l, run) => run(l, new T[from], l.EditWeights().Span[..to])),
        ["currents in the activity"] = (from, to, z) => (new(z, "the currents", "overlap"), (l, run) =>
        {
            var shared = new T[from + to];
            run(l, shared.AsSpan(0, from), shared.AsSpan(from - 1, to));
        }
        ),
        ["a call while another one is at work"] = (from, to, _) =>
            (LayerBadCalls<T>.AtWork, (l, run) => Busy.While(l.State, () => run(l, new T[from], new T[to]))),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach ((string kind, Func<StdpLayer<T>> make) in LayerBadCalls<T>.Kinds.Append(("sparse layer", SparseBadCalls<T>.Full)))
        {
            foreach ((string error, Describe describe) in Errors)
            {
                (Refusal refusal, Action<StdpLayer<T>, Propagate> call) = describe(15, 12, "zPre");
                yield return BadCall.On<T, StdpLayer<T>>($"{kind}, propagation, {error}", refusal, make, layer =>
                    call(layer, (l, z, currents) => l.Propagate(z, currents)));
                (Refusal refusalBack, Action<StdpLayer<T>, Propagate> callBack) = describe(12, 15, "zPost");
                yield return BadCall.On<T, StdpLayer<T>>($"{kind}, propagation back, {error}", refusalBack, make, layer =>
                    callBack(layer, (l, z, currents) => l.PropagateBack(z, currents)));
            }
        }
    }
}
