using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>What makes up a neuron of Izhikevich (2003). Potentials are in mV, rates in 1/ms.</summary>
/// <remarks>The defaults make regular spiking neurons; the paper lists others.</remarks>
public sealed record IzhikevichParameters
{
    /// <summary><c>a</c>: how fast the recovery <c>u</c> follows.</summary>
    public double A { get; init; } = 0.02;

    /// <summary><c>b</c>: how the recovery depends on the potential.</summary>
    public double B { get; init; } = 0.2;

    /// <summary><c>c</c>: where a spike puts the potential.</summary>
    public double C { get; init; } = -65;

    /// <summary><c>d</c>: what a spike adds to the recovery.</summary>
    public double D { get; init; } = 8;

    /// <summary>A constant current.</summary>
    public double Bias { get; init; }

    internal void Validate(double dt)
    {
        Require.TimeStep(dt);
        Check.Finite(A, "", nameof(A));
        Check.Finite(B, "", nameof(B));
        Check.Finite(D, "", nameof(D));
        Check.Finite(Bias, "", nameof(Bias));
        Check.AtMost(C, IzhikevichPeak.Potential, "the peak of a spike", nameof(C));
    }
}

/// <summary>The peak of a spike, which serves as the threshold.</summary>
internal static class IzhikevichPeak
{
    public const double Potential = 30;
}
