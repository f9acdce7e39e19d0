using System.Numerics;

namespace StdpKernels.DigestWorkload.Parts;

/// <summary>Parts of a rule, put together, and what is called: how is up to a <see cref="Route"/>.</summary>
/// <param name="Name">What is told of in a failure.</param>
internal sealed record PartCase(string Name)
{
    /// <summary>The layer, its weights, rates and activity.</summary>
    public required WorkloadCase Workload { get; init; }

    public StdpTraceDynamics Pre { get; init; }

    public StdpTraceDynamics Post { get; init; }

    public StdpCoincidence Plus { get; init; }

    public StdpCoincidence Minus { get; init; }

    public StdpOrder Order { get; init; }

    public StdpBoundScope BoundScope { get; init; }

    public double Target { get; init; }

    public bool IsTriplet { get; init; }

    public Drive Drive { get; init; }

    /// <summary>Whether only prepared layers can do it.</summary>
    public bool IsPrepared => Drive != Drive.Step;

    /// <summary>The parameters of the case, with its parts in the place of the default ones.</summary>
    public StdpParameters<T> Parts<T>(StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => parameters with
        {
            DynamicsPre = Pre,
            DynamicsPost = Post,
            CoincidencePlus = Plus,
            CoincidenceMinus = Minus,
            Order = Order,
            BoundScope = BoundScope,
            TargetPost = Target,
            Triplet = !IsTriplet ? null : new StdpTriplet<T>
            {
                A2Plus = 0.4,
                A3Plus = 0.7,
                A2Minus = 0.6,
                A3Minus = 0.3,
                TauPreSlowInv = 11,
                TauPostSlowInv = 7,
            },
        };

    public override string ToString() => $"{Name}, {Workload}";
}
