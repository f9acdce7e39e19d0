using static TorchSharp.torch;

namespace StdpKernels.PeerBenchmarks.Rules;

/// <summary>What a rule reads and changes in place: activity and traces of one sample, <c>[1, I]</c> and <c>[1, O]</c>, and arrays <c>[O, I]</c>.</summary>
internal readonly record struct RuleTensors
{
    public required Tensor ActivityPre { get; init; }

    public required Tensor ActivityPost { get; init; }

    public required Tensor TracePre { get; init; }

    public required Tensor TracePost { get; init; }

    public required Tensor Weights { get; init; }

    /// <summary>The change of the step before.</summary>
    public required Tensor Eligibility { get; init; }

    /// <summary>Changes that decay.</summary>
    public required Tensor EligibilityTrace { get; init; }
}
