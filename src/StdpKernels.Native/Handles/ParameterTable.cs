using System.Numerics;
using StdpKernels.Native.Boundary;

namespace StdpKernels.Native.Handles;

/// <summary>The parameters that are numbers or tensors: <c>stdp_parameter</c> of the header, in its order.</summary>
internal static class ParameterTable<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Entry[] Entries =
    [
        OfPairs("STDP_A_PRE", rule => rule.APre, (rule, value) => rule with { APre = value }),
        OfPairs("STDP_A_POST", rule => rule.APost, (rule, value) => rule with { APost = value }),
        OfPairs("STDP_TAU_PRE_INV", rule => rule.TauPreInv, (rule, value) => rule with { TauPreInv = value }),
        OfPairs("STDP_TAU_POST_INV", rule => rule.TauPostInv, (rule, value) => rule with { TauPostInv = value }),
        OfPairs("STDP_W_MIN", rule => rule.WMin, (rule, value) => rule with { WMin = value }),
        OfPairs("STDP_W_MAX", rule => rule.WMax, (rule, value) => rule with { WMax = value }),
        OfPairs("STDP_ETA_PLUS", rule => rule.EtaPlus, (rule, value) => rule with { EtaPlus = value }),
        OfPairs("STDP_ETA_MINUS", rule => rule.EtaMinus, (rule, value) => rule with { EtaMinus = value }),
        OfPairs("STDP_MU", rule => rule.Mu, (rule, value) => rule with { Mu = value }),
        OfPairs("STDP_MU_PLUS", rule => rule.MuPlus, (rule, value) => rule with { MuPlus = value }),
        OfPairs("STDP_MU_MINUS", rule => rule.MuMinus, (rule, value) => rule with { MuMinus = value }),
        Number("STDP_TRACE_FLOOR", rule => rule.TraceFloor, (rule, value) => rule with { TraceFloor = value }),
        Number("STDP_TARGET_POST", rule => rule.TargetPost, (rule, value) => rule with { TargetPost = value }),
        OfTriplets("STDP_A2_PLUS", triplet => triplet.A2Plus, (triplet, value) => triplet with { A2Plus = value }),
        OfTriplets("STDP_A3_PLUS", triplet => triplet.A3Plus, (triplet, value) => triplet with { A3Plus = value }),
        OfTriplets("STDP_A2_MINUS", triplet => triplet.A2Minus, (triplet, value) => triplet with { A2Minus = value }),
        OfTriplets("STDP_A3_MINUS", triplet => triplet.A3Minus, (triplet, value) => triplet with { A3Minus = value }),
        OfTriplets("STDP_TAU_PRE_SLOW_INV", triplet => triplet.TauPreSlowInv, (triplet, value) => triplet with { TauPreSlowInv = value }),
        OfTriplets("STDP_TAU_POST_SLOW_INV", triplet => triplet.TauPostSlowInv, (triplet, value) => triplet with { TauPostSlowInv = value }),
    ];

    /// <summary>A parameter by its number in the header.</summary>
    public static Entry Get(int name) => (uint)name < (uint)Entries.Length
        ? Entries[name]
        : throw RefusedException.Range(
            $"name must be from {Entries[0].Name} (0) to {Entries[^1].Name} ({Entries.Length - 1}), but it is {name}.");

    private static Entry OfPairs(
        string name, Func<StdpParameters<T>, StdpParameter<T>> read, Func<StdpParameters<T>, StdpParameter<T>, StdpParameters<T>> change) =>
        new(name, values => read(values.Pairs), (values, value) => values with { Pairs = change(values.Pairs, value) });

    private static Entry OfTriplets(
        string name, Func<StdpTriplet<T>, StdpParameter<T>> read, Func<StdpTriplet<T>, StdpParameter<T>, StdpTriplet<T>> change) =>
        new(name, values => read(values.Triplet), (values, value) => values with { Triplet = change(values.Triplet, value) });

    private static Entry Number(
        string name, Func<StdpParameters<T>, double> read, Func<StdpParameters<T>, double, StdpParameters<T>> change) =>
        new(
            name,
            values => read(values.Pairs),
            (values, value) => value.IsTensor
                ? throw new RefusedException(Status.Argument, $"{name} must be a number, but it is a tensor.")
                : values with { Pairs = change(values.Pairs, value.Number) });

    /// <summary>One parameter: its name, and how values of a rule are read and changed in it.</summary>
    internal readonly record struct Entry(
        string Name, Func<RuleValues<T>, StdpParameter<T>> Read, Func<RuleValues<T>, StdpParameter<T>, RuleValues<T>> Change);
}
