using System.Numerics;

namespace StdpKernels.Rules;

/// <summary>The parameters of a rule for one vector of weights.</summary>
internal readonly struct RuleCoefficients<T>
{
    public Vector<T> EtaPlus { get; init; }

    public Vector<T> EtaMinus { get; init; }

    public Vector<T> WMin { get; init; }

    public Vector<T> WMax { get; init; }

    public Vector<T> Mu { get; init; }
}
