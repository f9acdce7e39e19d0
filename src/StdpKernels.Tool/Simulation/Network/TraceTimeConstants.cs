using System.Numerics;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Parameters of a rule from the time constants of its traces, in seconds, as models are written down.</summary>
internal static class TraceTimeConstants
{
    /// <summary>Sets how fast traces decay, <c>tau_inv = 1 / tau</c>, and leaves alone how much a spike feeds them.</summary>
    /// <param name="parameters">All other parameters.</param>
    /// <param name="tauPre">Time constant of the presynaptic trace in seconds.</param>
    /// <param name="tauPost">Time constant of the postsynaptic trace in seconds.</param>
    public static StdpParameters<T> WithTimeConstants<T>(this StdpParameters<T> parameters, double tauPre, double tauPost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        parameters with { TauPreInv = 1 / tauPre, TauPostInv = 1 / tauPost };

    /// <summary>As <see cref="WithTimeConstants"/>, with spikes that add one to their trace.</summary>
    /// <remarks>A step adds <c>a · dt / tau</c> for a spike, hence <c>a = tau / dt</c>.</remarks>
    /// <param name="parameters">All other parameters.</param>
    /// <param name="tauPre">Time constant of the presynaptic trace in seconds.</param>
    /// <param name="tauPost">Time constant of the postsynaptic trace in seconds.</param>
    /// <param name="timeStep">The time step in seconds, of the layer that gets the parameters.</param>
    public static StdpParameters<T> WithUnitJumps<T>(this StdpParameters<T> parameters, double tauPre, double tauPost, double timeStep)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        parameters.WithTimeConstants(tauPre, tauPost) with { APre = tauPre / timeStep, APost = tauPost / timeStep };
}
