using System.Numerics;
using StdpKernels.Coefficients;

namespace StdpKernels.Synapses;

/// <summary>
/// What is known of weights from step to step: under which update they are steady, see <see cref="Kernels.SteadyCheck"/>.
/// </summary>
/// <remarks>The default value knows nothing and remembers nothing: for weights that somebody else may write between two steps.</remarks>
internal struct SteadyWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private BoundUpdate<T>? _under;

    /// <summary>Whether what is found out in a step counts in the next.</summary>
    public bool IsRemembered { get; private init; }

    /// <summary>Weights that only their owner writes, of which nothing is known yet.</summary>
    public static SteadyWeights<T> Owned => new() { IsRemembered = true };

    /// <summary>Whether the weights are known to be steady under an update.</summary>
    public readonly bool AreKnown(BoundUpdate<T> update) =>
        _under is not null && (ReferenceEquals(_under, update) || Implies(_under, update));

    /// <summary>Keeps what a step has found out.</summary>
    /// <param name="update">The update of the step.</param>
    /// <param name="areSteady">Whether the weights were steady before it.</param>
    public void Note(BoundUpdate<T> update, bool areSteady)
    {
        BoundUpdate<T>? under = IsRemembered && areSteady && update.KeepsSteady ? update : null;
        if (!ReferenceEquals(under, _under))
        {
            _under = under;
        }
    }

    /// <summary>The weights have been written.</summary>
    public void Forget() => _under = null;

    /// <summary>
    /// Whether weights that are steady under one update are so under another, so that parameters can be exchanged without a look at the
    /// weights. Both updates keep steady weights steady, and the first one keeps no −0, so that steady means: not −0 and, where there are
    /// bounds, within them.
    /// </summary>
    private static bool Implies(BoundUpdate<T> under, BoundUpdate<T> update)
    {
        if (!under.KeepsSteady || !update.KeepsSteady || under.KeepsNegativeZero)
        {
            return false;
        }

        WeightCoefficients<T> known = under.Coefficients;
        WeightCoefficients<T> asked = update.Coefficients;
        if (!asked.HardBound)
        {
            return true;
        }

        return known.HardBound && known.WMin.IsAtLeast(asked.WMin) && asked.WMax.IsAtLeast(known.WMax);
    }
}
