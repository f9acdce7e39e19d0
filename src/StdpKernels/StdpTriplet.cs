using System.Numerics;

namespace StdpKernels;

/// <summary>What a rule of triplets has beside one of pairs (Pfister &amp; Gerstner 2006): a slow trace on each side, and what it is worth.</summary>
/// <remarks>
/// <para>
/// A postsynaptic spike counts <c>z_post · (A2+ + A3+ · t_post_slow)</c>, a presynaptic one <c>z_pre · (A2− + A3− · t_pre_slow)</c>, with the slow
/// traces before the spikes of this step; where <c>z</c> is 0, 0. That is the activity which weights learn from, with the rule and the rates
/// of the parameters: <c>P = Σ z_post · (A2+ + A3+ · t_post_slow) ⊗ t_pre</c>, <c>M = Σ t_post ⊗ z_pre · (A2− + A3− · t_pre_slow)</c>. Every operation
/// rounds by itself.
/// </para>
/// <para>
/// The slow traces, <c>t_pre_slow</c> and <c>t_post_slow</c>, move as the others of their sides (<see cref="StdpParameters{T}.DynamicsPre"/>,
/// <see cref="StdpParameters{T}.APre"/>, …) with time constants of their own. They are among the <see cref="StdpState{T}.Traces"/> of a state, and
/// in its checkpoints, from the first use of such parameters on.
/// </para>
/// <para>
/// J.-P. Pfister, W. Gerstner: Triplets of spikes in a model of spike timing-dependent plasticity. J. Neurosci. 26, 9673–9682, 2006. For the
/// paper's parameters see <see cref="StdpParameters.FromTripletFit{T}"/>.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed record StdpTriplet<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>A2+</c>: potentiation by a pair. Broadcasts to the postsynaptic trace. Default 1.</summary>
    public StdpParameter<T> A2Plus { get; init; } = 1.0;

    /// <summary><c>A3+</c>: potentiation by post-pre-post triplets. Broadcasts to the postsynaptic trace. Default 0.</summary>
    public StdpParameter<T> A3Plus { get; init; } = 0.0;

    /// <summary><c>A2−</c>: depression by a pair. Broadcasts to the presynaptic trace. Default 1.</summary>
    public StdpParameter<T> A2Minus { get; init; } = 1.0;

    /// <summary><c>A3−</c>: depression by pre-post-pre triplets. Broadcasts to the presynaptic trace. Default 0.</summary>
    public StdpParameter<T> A3Minus { get; init; } = 0.0;

    /// <summary><c>1 / tau_x</c>: inverse time constant of the slow presynaptic trace, in 1/s. Default 1/100 ms.</summary>
    public StdpParameter<T> TauPreSlowInv { get; init; } = 1.0 / 100e-3;

    /// <summary><c>1 / tau_y</c>: inverse time constant of the slow postsynaptic trace, in 1/s. Default 1/100 ms.</summary>
    public StdpParameter<T> TauPostSlowInv { get; init; } = 1.0 / 100e-3;
}
