using System.Numerics;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>The parameters of one plastic layer. Immutable; the defaults are those of the original functions.</summary>
/// <remarks>
/// <para>
/// <c>a_*</c> and <c>tau_*_inv</c> broadcast to their trace (<c>[I]</c>, <c>[B, I]</c>, <c>[C, 1, 1]</c>, …);
/// <c>eta_*</c>, <c>w_min</c>, <c>w_max</c> and <c>mu*</c> broadcast to the weights (<c>[I]</c>, <c>[O, 1]</c>,
/// <c>[O, I]</c>, <c>[O, 1, 1, 1]</c>, …).
/// </para>
/// <para>
/// Make objects beforehand and keep them: a state recognises the last eight and reuses what it has bound for them. Change a value with
/// <c>parameters with { EtaPlus = 0.01 }</c>.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed record StdpParameters<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>a_pre</c>: how much a presynaptic spike feeds its trace. Default 1.</summary>
    /// <remarks>
    /// One spike adds <c>a_pre · dt · tau_pre_inv</c>; <c>a_pre = 1 / (dt · tau_pre_inv)</c> makes that one. With other <see cref="DynamicsPre"/>
    /// it adds <c>a_pre</c> itself, or sets the trace to it.
    /// </remarks>
    public StdpParameter<T> APre { get; init; } = 1.0;

    /// <summary><c>a_post</c>: how much a postsynaptic spike feeds its trace. Default 1.</summary>
    public StdpParameter<T> APost { get; init; } = 1.0;

    /// <summary><c>tau_pre_inv</c>: inverse time constant of the presynaptic trace, in 1/s. Default 1/50 ms = 20/s.</summary>
    public StdpParameter<T> TauPreInv { get; init; } = 1.0 / 50e-3;

    /// <summary><c>tau_post_inv</c>: inverse time constant of the postsynaptic trace, in 1/s. Default 1/50 ms = 20/s.</summary>
    public StdpParameter<T> TauPostInv { get; init; } = 1.0 / 50e-3;

    /// <summary>How the presynaptic trace moves. By default as in the original functions: explicit Euler, a spike adds <c>a · dt · tau_inv</c>.</summary>
    public StdpTraceDynamics DynamicsPre { get; init; }

    /// <summary>How the postsynaptic trace moves.</summary>
    public StdpTraceDynamics DynamicsPost { get; init; }

    /// <summary><c>w_min</c>: lower bound of the weights. Default 0.</summary>
    public StdpParameter<T> WMin { get; init; } = 0.0;

    /// <summary><c>w_max</c>: upper bound of the weights. Default 1. Where it is below <see cref="WMin"/>, it wins.</summary>
    public StdpParameter<T> WMax { get; init; } = 1.0;

    /// <summary><c>eta_plus</c>: learning rate of potentiation. Default 0.001.</summary>
    public StdpParameter<T> EtaPlus { get; init; } = 1e-3;

    /// <summary><c>eta_minus</c>: learning rate of depression. Default 0.001.</summary>
    public StdpParameter<T> EtaMinus { get; init; } = 1e-3;

    /// <summary><c>mu</c>: the exponent of <see cref="StdpAlgorithm.MultiplicativePow"/>; no other algorithm reads it. Default 0.</summary>
    public StdpParameter<T> Mu { get; init; } = 0.0;

    /// <summary><c>mu_plus</c>: the exponent of potentiation in <see cref="StdpAlgorithm.AsymmetricPow"/>. Default 0.</summary>
    public StdpParameter<T> MuPlus { get; init; } = 0.0;

    /// <summary><c>mu_minus</c>: the exponent of depression in <see cref="StdpAlgorithm.AsymmetricPow"/>. Default 1.</summary>
    public StdpParameter<T> MuMinus { get; init; } = 1.0;

    /// <summary><c>stdp_algorithm</c>: how the change depends on the weight. Default <see cref="StdpAlgorithm.Additive"/>.</summary>
    public StdpAlgorithm Algorithm { get; init; } = StdpAlgorithm.Additive;

    /// <summary><c>hardbound</c>: whether every step ends with <c>w ← min(max(w, w_min), w_max)</c>. Default true.</summary>
    public bool HardBound { get; init; } = true;

    /// <summary>Whether the presynaptic trace that a postsynaptic spike meets contains the spikes of the same step. Default: it does.</summary>
    /// <remarks>
    /// Without them a trace moves in two halves: it decays (Euler: <c>t ← t − k · t</c>) before the weights change, and takes the spikes of the
    /// step afterwards, with <c>a · k</c> formed once where they are scaled. <see cref="TraceFloor"/> acts on the first half.
    /// </remarks>
    public StdpCoincidence CoincidencePlus { get; init; }

    /// <summary>Whether the postsynaptic trace that a presynaptic spike meets contains the spikes of the same step. Default: it does.</summary>
    public StdpCoincidence CoincidenceMinus { get; init; }

    /// <summary>Whether potentiation and depression of a step come together or one after the other. Default <see cref="StdpOrder.Together"/>.</summary>
    public StdpOrder Order { get; init; }

    /// <summary>Which weights a bound acts on. Default <see cref="StdpBoundScope.AllWeights"/>.</summary>
    public StdpBoundScope BoundScope { get; init; }

    /// <summary>What a rule of triplets has beside one of pairs; null, which is the default, for a rule of pairs.</summary>
    public StdpTriplet<T>? Triplet { get; init; }

    /// <summary>What is subtracted from the postsynaptic trace that depression reads: <c>M = Σ (t_post − target) ⊗ z_pre</c>. Default 0.</summary>
    /// <remarks>
    /// With a negative <see cref="EtaMinus"/> an input that fires raises its weight where its neuron has been active above the target, and lowers
    /// it below, see <see cref="StdpParameters.FromTargetRate{T}"/>.
    /// </remarks>
    public double TargetPost { get; init; }

    /// <summary>What a trace must reach not to become zero: after its update, <c>t ← 0</c> where <c>|t| &lt; floor</c>. Default 0, which changes nothing.</summary>
    /// <remarks>
    /// A trace that nobody feeds decays without end, and after some 90 time constants every step computes with subnormal numbers, which is slow. A
    /// floor far below what a spike adds, such as 1e-20, ends that. NaN stays NaN. It belongs to no original function.
    /// </remarks>
    public double TraceFloor { get; init; }

    /// <summary>Looks for values that the equations allow and that hardly anybody means. Steps do not: they compute what they are given.</summary>
    /// <remarks>
    /// Found are: a time step that is not above 0; traces whose <c>k = dt · tau_inv</c> is not above 0 and at most 1 (with exponential decay
    /// at most 10), or whose time constant looks like its inverse; amplitudes, rates, bounds and exponents that are no finite numbers (bounds may be infinite); a lower bound
    /// above the upper one; a rate with which a single pair of spikes crosses all of the range between the bounds; an exponent that makes
    /// NaN or infinity of weights at or beyond the bounds. Tensors are looked through as a whole; the first element of a kind is named.
    /// </remarks>
    /// <param name="dt">The time step that the parameters will be used with, in seconds.</param>
    /// <returns>What was found, in the order of the step; nothing where all is well.</returns>
    public IReadOnlyList<StdpFinding> Diagnose(double dt = 0.001)
    {
        List<StdpFinding> findings = [];
        TraceDiagnosis.Run(this, dt, findings);
        WeightDiagnosis.Run(this, dt, findings);
        return findings;
    }

    /// <summary>The parameters themselves, unless <see cref="Diagnose"/> finds something.</summary>
    /// <remarks><c>new StdpLinearLayer&lt;float&gt;(1, 784, 100, parameters.Validated(dt), dt)</c>.</remarks>
    /// <param name="dt">The time step that the parameters will be used with, in seconds.</param>
    /// <exception cref="ArgumentException">Something was found: the text has all of it.</exception>
    public StdpParameters<T> Validated(double dt = 0.001)
    {
        IReadOnlyList<StdpFinding> findings = Diagnose(dt);
        if (findings.Count > 0)
        {
            Require.Throw(string.Join(" ", findings), findings[0].Parameter);
        }

        return this;
    }

    /// <summary>The same with other parameters of the weights: what belongs to a trace stays as it is.</summary>
    /// <param name="map">What is made of a parameter, whose name errors call it by.</param>
    internal StdpParameters<T> MapOfWeights(Func<StdpParameter<T>, string, StdpParameter<T>> map) => this with
    {
        EtaPlus = map(EtaPlus, nameof(EtaPlus)),
        EtaMinus = map(EtaMinus, nameof(EtaMinus)),
        WMin = map(WMin, nameof(WMin)),
        WMax = map(WMax, nameof(WMax)),
        Mu = map(Mu, nameof(Mu)),
        MuPlus = map(MuPlus, nameof(MuPlus)),
        MuMinus = map(MuMinus, nameof(MuMinus)),
    };
}
