namespace StdpKernels;

/// <summary>How a trace moves: how it decays, and what a spike does. The default value is that of the original functions.</summary>
/// <remarks>
/// <para>With <c>k = dt · tau_inv</c> and every operation rounding by itself, in the order written:</para>
/// <list type="table">
/// <item><term><c>Euler</c>, <c>Scaled</c></term><description><c>t ← t + k · (a · z − t)</c></description></item>
/// <item><term><c>Euler</c>, <c>Jump</c></term><description><c>t ← (t − k · t) + a · z</c></description></item>
/// <item><term><c>Euler</c>, <c>Saturate</c></term><description><c>t ← a</c> where <c>z</c> is 1, else <c>t − k · t</c></description></item>
/// <item><term><c>Exponential</c>, <c>Scaled</c></term><description><c>t ← e^(−k) · t + (a · k) · z</c></description></item>
/// <item><term><c>Exponential</c>, <c>Jump</c></term><description><c>t ← e^(−k) · t + a · z</c></description></item>
/// <item><term><c>Exponential</c>, <c>Saturate</c></term><description><c>t ← a</c> where <c>z</c> is 1, else <c>e^(−k) · t</c></description></item>
/// </list>
/// <para>
/// <c>k</c>, <c>e^(−k)</c> and <c>a · k</c> are formed once: of two numbers in double precision, where one is a tensor in its type.
/// </para>
/// </remarks>
public readonly record struct StdpTraceDynamics
{
    /// <summary>How the trace decays. Default <see cref="StdpTraceDecay.Euler"/>.</summary>
    public StdpTraceDecay Decay { get; init; }

    /// <summary>What a spike does. Default <see cref="StdpTraceSpike.Scaled"/>.</summary>
    public StdpTraceSpike Spike { get; init; }
}
