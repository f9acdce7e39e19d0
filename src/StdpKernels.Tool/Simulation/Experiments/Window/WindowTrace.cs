using System.Numerics;

namespace StdpKernels.Tool.Simulation.Experiments.Window;

/// <summary>The trace of a single spike, in closed form.</summary>
/// <param name="Dynamics">How it moves.</param>
/// <param name="Amplitude"><c>a</c>.</param>
/// <param name="TauInv">The inverse time constant in 1/s.</param>
internal readonly record struct WindowTrace(StdpTraceDynamics Dynamics, double Amplitude, double TauInv)
{
    private double Rate => WindowProtocol.TimeStep * TauInv;

    /// <summary>What is left of it after some steps: <c>a k (1 − k)^n</c> or <c>a k e^(−k n)</c>, without <c>k</c> where spikes are not scaled.</summary>
    /// <remarks>
    /// <c>e^(−k)</c> is the number that it is in the type of the trace: its rounding, the same in every step, is a part of the rule.
    /// </remarks>
    /// <param name="lag">How many steps after the spike.</param>
    /// <param name="floor">Below which it is zero.</param>
    /// <typeparam name="T">The type of the trace.</typeparam>
    public double After<T>(int lag, double floor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double factor = Dynamics.Decay == StdpTraceDecay.Euler ? 1 - Rate : double.CreateChecked(T.CreateTruncating(Math.Exp(-Rate)));
        double left = Math.Pow(factor, lag);
        double trace = Amplitude * (Dynamics.Spike == StdpTraceSpike.Scaled ? Rate : 1) * left;
        return trace < floor ? 0 : trace;
    }
}
