using System.Numerics;
using StdpKernels.Native.Boundary;

namespace StdpKernels.Native.Handles;

/// <summary>What is decided by a word: <c>stdp_choice</c> of the header, in its order.</summary>
internal static class ChoiceTable<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Entry[] Entries =
    [
        new(
            "STDP_ALGORITHM", 5, "from STDP_ADDITIVE (0) to STDP_ASYMMETRIC_POW (4)",
            rule => (int)rule.Algorithm, (rule, choice) => rule with { Algorithm = (StdpAlgorithm)choice }),
        new("STDP_HARDBOUND", 2, "0 or 1", rule => rule.HardBound ? 1 : 0, (rule, choice) => rule with { HardBound = choice == 1 }),
        Decay("STDP_DECAY_PRE", rule => rule.DynamicsPre, (rule, dynamics) => rule with { DynamicsPre = dynamics }),
        Decay("STDP_DECAY_POST", rule => rule.DynamicsPost, (rule, dynamics) => rule with { DynamicsPost = dynamics }),
        Spike("STDP_SPIKE_PRE", rule => rule.DynamicsPre, (rule, dynamics) => rule with { DynamicsPre = dynamics }),
        Spike("STDP_SPIKE_POST", rule => rule.DynamicsPost, (rule, dynamics) => rule with { DynamicsPost = dynamics }),
        new(
            "STDP_COINCIDENCE_PLUS", 2, "STDP_INCLUDED (0) or STDP_EXCLUDED (1)",
            rule => (int)rule.CoincidencePlus, (rule, choice) => rule with { CoincidencePlus = (StdpCoincidence)choice }),
        new(
            "STDP_COINCIDENCE_MINUS", 2, "STDP_INCLUDED (0) or STDP_EXCLUDED (1)",
            rule => (int)rule.CoincidenceMinus, (rule, choice) => rule with { CoincidenceMinus = (StdpCoincidence)choice }),
        new(
            "STDP_ORDER", 3, "from STDP_TOGETHER (0) to STDP_DEPRESSION_FIRST (2)",
            rule => (int)rule.Order, (rule, choice) => rule with { Order = (StdpOrder)choice }),
        new(
            "STDP_BOUND_SCOPE", 2, "STDP_ALL_WEIGHTS (0) or STDP_TOUCHED_WEIGHTS (1)",
            rule => (int)rule.BoundScope, (rule, choice) => rule with { BoundScope = (StdpBoundScope)choice }),
    ];

    /// <summary>Whether triplets count, the last of the choices, which stands beside the parameters of pairs.</summary>
    private static int Triplets => Entries.Length;

    public static int Read(RuleValues<T> values, int name) =>
        name == Triplets ? values.HasTriplets ? 1 : 0 : Get(name).Read(values.Pairs);

    public static RuleValues<T> Change(RuleValues<T> values, int name, int choice)
    {
        if (name == Triplets)
        {
            Require(choice, 2, "0 or 1", "STDP_TRIPLETS");
            return values with { HasTriplets = choice == 1 };
        }

        Entry entry = Get(name);
        Require(choice, entry.Count, entry.Range, entry.Name);
        return values with { Pairs = entry.Change(values.Pairs, choice) };
    }

    private static void Require(int choice, int count, string range, string name)
    {
        if ((uint)choice >= (uint)count)
        {
            throw RefusedException.Range($"choice of {name} must be {range}, but it is {choice}.");
        }
    }

    private static Entry Get(int name) => (uint)name < (uint)Entries.Length
        ? Entries[name]
        : throw RefusedException.Range($"name must be from STDP_ALGORITHM (0) to STDP_TRIPLETS ({Triplets}), but it is {name}.");

    private static Entry Decay(
        string name, Func<StdpParameters<T>, StdpTraceDynamics> read, Func<StdpParameters<T>, StdpTraceDynamics, StdpParameters<T>> change) =>
        new(
            name, 2, "STDP_EULER (0) or STDP_EXPONENTIAL (1)",
            rule => (int)read(rule).Decay, (rule, choice) => change(rule, read(rule) with { Decay = (StdpTraceDecay)choice }));

    private static Entry Spike(
        string name, Func<StdpParameters<T>, StdpTraceDynamics> read, Func<StdpParameters<T>, StdpTraceDynamics, StdpParameters<T>> change) =>
        new(
            name, 3, "from STDP_SCALED (0) to STDP_SATURATE (2)",
            rule => (int)read(rule).Spike, (rule, choice) => change(rule, read(rule) with { Spike = (StdpTraceSpike)choice }));

    /// <summary>One choice: its name, how many there are and how a text names them, and how parameters are read and changed in it.</summary>
    private readonly record struct Entry(
        string Name, int Count, string Range, Func<StdpParameters<T>, int> Read, Func<StdpParameters<T>, int, StdpParameters<T>> Change);
}
