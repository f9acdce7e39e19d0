using System.Numerics;

namespace StdpKernels.Native.Tests.Learning;

/// <summary>What a layer is asked for.</summary>
internal enum OperationKind
{
    Step,
    GatedStep,
    UpdateTraces,
    Learn,
    StepChanges,
    LearnChanges,
    StepEligibility,
    Reward,
    RewardNeurons,
    RewardSamples,
    RewardAndStep,
    RewardSamplesAndStep,
    OwnTraces,
    ScaleEach,
    Mask,
    Window,
}

/// <summary>One call of a layer, with what it is given.</summary>
/// <param name="Kind">Which call.</param>
/// <param name="Pre">Presynaptic activity.</param>
/// <param name="Post">Postsynaptic activity.</param>
/// <param name="Lists">Whether activity is given as lists.</param>
/// <param name="Number">A gate, a reward or an amplitude.</param>
/// <param name="Numbers">Rewards, factors, or 0 and 1 for a mask.</param>
/// <param name="Flag">Whether changes are added, or factors are for presynaptic neurons.</param>
internal sealed record Operation<T>(OperationKind Kind, T[] Pre, T[] Post, bool Lists, T Number, T[] Numbers, bool Flag)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
