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
    /// <c>1 − dt / tau</c> a step.
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="tauPre">The time constant of the presynaptic trace, in seconds: 20 ms is <c>20e-3</c>.</param>
    /// <param name="tauPost">The time constant of the postsynaptic trace, in seconds.</param>
    /// <param name="dt">The time step of the layer or call that will use the parameters, in seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="dt"/> is not a number above 0, or a time constant is not a number of at least <paramref name="dt"/>.
    /// </exception>
    public static StdpParameters<T> FromTimeConstants<T>(double tauPre, double tauPost, double dt = 0.001)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.TimeStep(dt);
        Require.TimeConstant(tauPre, dt);
        Require.TimeConstant(tauPost, dt);
        return new StdpParameters<T>
        {
            TauPreInv = 1 / tauPre,
            TauPostInv = 1 / tauPost,
            APre = tauPre / dt,
            APost = tauPost / dt,
        };
    }
}
