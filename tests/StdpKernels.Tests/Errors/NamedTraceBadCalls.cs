using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid calls that add a trace to a state, or move one by itself.</summary>
internal static class NamedTraceBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly int[] Five = [1, 1, 1, 1, 1];
    private static readonly int[] Negative = [2, -3];
    private static readonly int[] TooLarge = [65536, 65536];

    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpState<T>> Call)> Additions = new()
    {
        ["no name"] = (Refusal.Null("name"), state => state.AddTrace(null!, 3, 5)),
        ["an empty name"] = (new("name", "empty"), state => state.AddTrace("", 3, 5)),
        ["the name of the weights"] = (new("name", "w", "weights"), state => state.AddTrace("w", 3, 5)),
        ["the name of user data"] = (new("name", "user_data", "bytes"), state => state.AddTrace("user_data", 3, 5)),
        ["the name of connectivity"] = (new("name", "connectivity", "synapses"), state => state.AddTrace("connectivity", 3, 5)),
        ["a name of 256 bytes"] = (new("name", "255"), state => state.AddTrace(new string('n', 256), 3, 5)),
        ["the name of t_pre"] = (new("name", "t_pre"), state => state.AddTrace("t_pre", 3, 5)),
        ["a name that was added"] = (new("name", "r1"), state => state.AddTrace("r1", 3, 4)),
        ["five dimensions"] = (new("shape", "4", "5", "[1, 1, 1, 1, 1]"), state => state.AddTrace("r2", Five)),
        ["a negative dimension"] = (Refusal.OutOfRange("shape", "-3", "[2, -3]"), state => state.AddTrace("r2", Negative)),
        ["too many elements"] = (Refusal.OutOfRange("shape", "[65536, 65536]"), state => state.AddTrace("r2", TooLarge)),
        ["another call at work"] =
            (Refusal.InvalidOperation("[3, 5]", "one thread"), state => Busy.While(state, () => state.AddTrace("r2", 3, 5))),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpState<T>, StdpTrace<T>> Call)> Updates = new()
    {
        ["too few numbers"] = (new("z", "15 elements", "[3, 5]", "14"), (_, trace) => trace.Update(new T[14], 1, 50)),
        ["another shape"] =
            (new("z", "the trace", "[3, 5]", "[5, 3]"), (_, trace) => trace.Update(new ReadOnlyTensorView<T>(new T[15], 5, 3), 1, 50)),
        ["its own numbers"] = (new("z", "a trace", "overlap"), (_, trace) => trace.Update(trace.Values, 1, 50)),
        ["an index of I"] = (Refusal.OutOfRange("z", "5", "sample 0"), (_, trace) => trace.Update(Events(5), 1, 50)),
        ["descending indices"] = (new("z", "2 follows 3"), (_, trace) => trace.Update(Events(3, 2), 1, 50)),
        ["too few samples"] = (new("z", "3", "1"), (_, trace) => trace.Update(new SpikeEvents([]), 1, 50)),
        ["an amplitude that does not broadcast"] =
            (new("amplitude", "[3, 5]", "[4]"), (_, trace) => trace.Update(new T[15], new T[4], 50)),
        ["a time constant that does not broadcast"] =
            (new("tauInv", "[3, 5]", "[3]"), (_, trace) => trace.Update(new T[15], 1, new T[3])),
        ["dt NaN"] = (Refusal.OutOfRange("dt", "finite", "NaN"), (_, trace) => trace.Update(new T[15], 1, 50, double.NaN)),
        ["a negative floor"] =
            (Refusal.OutOfRange("floor", "zero or more", "-1"), (_, trace) => trace.Update(new T[15], 1, 50, floor: -1)),
        ["an infinite floor"] =
            (Refusal.OutOfRange("floor", "finite", "Infinity"), (_, trace) => trace.Update(new T[15], 1, 50, floor: double.PositiveInfinity)),
        ["an undefined decay"] = (Refusal.OutOfRange("dynamics", "Decay", "Exponential", "2"), (_, trace) =>
            trace.Update(new T[15], 1, 50, dynamics: new() { Decay = (StdpTraceDecay)2 })),
        ["half a spike that sets it"] = (new("z", "zeros and ones", "-1"), (_, trace) => trace.Update(
            Enumerable.Repeat(T.Zero, 14).Append(T.NegativeOne).ToArray(), 1, 50, dynamics: new() { Spike = StdpTraceSpike.Saturate })),
        ["dt infinite"] = (Refusal.OutOfRange("dt", "finite", "Infinity"), (_, trace) => trace.Update(new T[15], 1, 50, 1 / 0.0)),
        ["another call at work"] = (Refusal.InvalidOperation("[3, 5]", "one thread"), (state, trace) =>
            Busy.While(state, () => trace.Update(new T[15], 1, 50))),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach ((string error, (Refusal refusal, Action<StdpState<T>> call)) in Additions)
        {
            yield return new BadCall($"add a trace, {error}", () => Check(refusal, (state, _) => call(state)));
        }

        foreach ((string error, (Refusal refusal, Action<StdpState<T>, StdpTrace<T>> call)) in Updates)
        {
            yield return new BadCall($"update a trace, {error}", () => Check(refusal, call));
        }
    }

    // A state whose third trace has moved; and goes on as one to which the call was not made.
    private static Exception Check(Refusal refusal, Action<StdpState<T>, StdpTrace<T>> call)
    {
        (StdpState<T> state, StdpTrace<T> trace) = Make();
        (_, StdpTrace<T> twin) = Make();

        Exception exception = refusal.AssertThrown(() => call(state, trace));

        Assert.That(state.Traces.Select(t => t.Name), Is.EqualTo((string[])["t_pre", "t_post", "r1"]));
        Assert.That(trace.Values.Span.ToArray(), Bits.EqualTo(twin.Values.Span.ToArray()), "after the refused call");
        trace.Update(Events(1, 4), 1, 50);
        twin.Update(Events(1, 4), 1, 50);
        Assert.That(trace.Values.Span.ToArray(), Bits.EqualTo(twin.Values.Span.ToArray()), "after the next update");
        return exception;
    }

    private static (StdpState<T> State, StdpTrace<T> Trace) Make()
    {
        var state = new StdpState<T>([3, 5], [3, 4]);
        StdpTrace<T> trace = state.AddTrace("r1", 3, 5);
        trace.Update(new Data<T>(1).Graded(15), 1, 50);
        return (state, trace);
    }

    private static SpikeEvents Events(params int[] ofFirstSample) =>
        new(ofFirstSample, new[] { 0, ofFirstSample.Length, ofFirstSample.Length, ofFirstSample.Length });
}
