using System.Numerics;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>Makes parameters in the units that people have.</summary>
public static class StdpParameters
{
    /// <summary>Parameters from time constants, with traces that rise by one at each spike.</summary>
    /// <remarks>
    /// <c>tau_inv = 1 / tau</c> and <c>a = tau / dt</c>, so that a spike adds <c>a · dt · tau_inv = 1</c>. Everything else is the default:
    /// change it as in
    /// <c>StdpParameters.FromTimeConstants&lt;float&gt;(tauPre: 20e-3, tauPost: 20e-3) with { EtaPlus = 0.01 }</c>. A trace decays by the factor
    /// <c>1 − dt / tau</c> a step, or exactly by <c>e^(−dt / tau)</c>, with <c>a = 1</c> and <see cref="StdpTraceSpike.Jump"/>.
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="tauPre">The time constant of the presynaptic trace, in seconds: 20 ms is <c>20e-3</c>.</param>
    /// <param name="tauPost">The time constant of the postsynaptic trace, in seconds.</param>
    /// <param name="dt">The time step of the layer or call that will use the parameters, in seconds.</param>
    /// <param name="exact">Whether traces decay exactly (<see cref="StdpTraceDecay.Exponential"/>), and not by explicit Euler.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="dt"/> is not a number above 0, or a time constant is not a number of at least <paramref name="dt"/>.
    /// </exception>
    public static StdpParameters<T> FromTimeConstants<T>(double tauPre, double tauPost, double dt = 0.001, bool exact = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.TimeStep(dt);
        Require.TimeConstant(tauPre, dt);
        Require.TimeConstant(tauPost, dt);
        StdpTraceDynamics dynamics = exact
            ? new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump }
            : default;
        return new StdpParameters<T>
        {
            TauPreInv = 1 / tauPre,
            TauPostInv = 1 / tauPost,
            APre = exact ? 1 : tauPre / dt,
            APost = exact ? 1 : tauPost / dt,
            DynamicsPre = dynamics,
            DynamicsPost = dynamics,
        };
    }

    /// <summary>The inhibitory plasticity of Vogels et al. (2011), which brings neurons to a rate: <c>Δw = η · (z_post · t_pre + z_pre · (t_post − 2 · ρ0 · tau))</c>.</summary>
    /// <remarks>
    /// T. P. Vogels, H. Sprekeler, F. Zenke, C. Clopath, W. Gerstner: Inhibitory plasticity balances excitation and inhibition in sensory pathways
    /// and memory networks. Science 334, 1569–1573, 2011. Traces decay exactly, and a spike adds 1; <c>eta_plus = η</c>, <c>eta_minus = −η</c>,
    /// and the target is <c>2 · ρ0 · tau</c>. Everything else is the default.
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="rate"><c>ρ0</c>: the rate of the postsynaptic neurons, in 1/s.</param>
    /// <param name="tau">The time constant of both traces, in seconds.</param>
    /// <param name="eta"><c>η</c>: the learning rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rate"/> is not a number of at least 0, <paramref name="tau"/> is not a number above 0, or <paramref name="eta"/> is not finite.
    /// </exception>
    public static StdpParameters<T> FromTargetRate<T>(double rate, double tau = 20e-3, double eta = 1e-3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.AtLeastZero(rate, nameof(rate), "1/s");
        Require.AboveZero(tau, nameof(tau), "seconds");
        Require.Number(eta, nameof(eta));
        StdpTraceDynamics dynamics = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump };
        return new StdpParameters<T>
        {
            TauPreInv = 1 / tau,
            TauPostInv = 1 / tau,
            DynamicsPre = dynamics,
            DynamicsPost = dynamics,
            EtaPlus = eta,
            EtaMinus = -eta,
            TargetPost = 2 * rate * tau,
        };
    }

    /// <summary>The triplet rule of Pfister &amp; Gerstner (2006) with parameters of the paper, <c>tau_+ = 16.8 ms</c> and <c>tau_− = 33.7 ms</c>.</summary>
    /// <remarks>
    /// Traces decay exactly. In the all-to-all sets a spike adds 1 to them, in the nearest-spike sets it sets them to 1. The rates
    /// <c>eta_plus</c> and <c>eta_minus</c> are 1, the amplitudes are in <see cref="StdpParameters{T}.Triplet"/>. Everything else is the default: an
    /// additive rule with weights from 0 to 1, and spikes of one step that count as a pair.
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="fit">Which of the sets.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fit"/> is undefined.</exception>
    public static StdpParameters<T> FromTripletFit<T>(StdpTripletFit fit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Defined(fit, nameof(fit));
        (double a2Plus, double a3Plus, double a2Minus, double a3Minus, double tauX, double tauY) = fit switch
        {
            StdpTripletFit.VisualCortexAllToAll => (5e-10, 6.2e-3, 7e-3, 2.3e-4, 101e-3, 125e-3),
            StdpTripletFit.VisualCortexNearest => (8.8e-11, 5.3e-2, 6.6e-3, 3.1e-3, 714e-3, 40e-3),
            StdpTripletFit.HippocampusAllToAll => (6.1e-3, 6.7e-3, 1.6e-3, 1.4e-3, 946e-3, 27e-3),
            _ => (4.6e-3, 9.1e-3, 3e-3, 7.5e-9, 575e-3, 47e-3),
        };
        bool isNearest = fit is StdpTripletFit.VisualCortexNearest or StdpTripletFit.HippocampusNearest;
        StdpTraceDynamics dynamics = new()
        {
            Decay = StdpTraceDecay.Exponential,
            Spike = isNearest ? StdpTraceSpike.Saturate : StdpTraceSpike.Jump,
        };
        return new StdpParameters<T>
        {
            TauPreInv = 1 / 16.8e-3,
            TauPostInv = 1 / 33.7e-3,
            DynamicsPre = dynamics,
            DynamicsPost = dynamics,
            EtaPlus = 1,
            EtaMinus = 1,
            Triplet = new()
            {
                A2Plus = a2Plus,
                A3Plus = a3Plus,
                A2Minus = a2Minus,
                A3Minus = a3Minus,
                TauPreSlowInv = 1 / tauX,
                TauPostSlowInv = 1 / tauY,
            },
        };
    }
}
