using System.Numerics;
using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Thresholds that rise with every spike and relax from then on, so that who has fired fires less easily.</summary>
/// <remarks>
/// A spike: <c>θ ← θ + rise</c>. Relaxation: <c>θ ← θ₀ + (θ − θ₀) · decay</c>, all thresholds at once; after every step or less often, as
/// the caller decides. Units are those of the potentials that are compared with them.
/// </remarks>
internal sealed class AdaptiveThresholds : IStateful
{
    // Whole vectors, so that there is no rest; what is behind the last threshold stays at rest and nobody sees it.
    private readonly float[] _values;
    private readonly int _count;
    private readonly float _resting;
    private readonly float _rise;
    private readonly float _decay;

    /// <summary>Thresholds at rest.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="resting"><c>θ₀</c>: where they relax to.</param>
    /// <param name="rise">What a spike adds.</param>
    /// <param name="decay">What is left of a rise after a relaxation, from 0 to 1.</param>
    public AdaptiveThresholds(int count, float resting, float rise, float decay)
    {
        _values = new float[WholeVectors.Length<float>(count)];
        _values.AsSpan().Fill(resting);
        (_count, _resting, _rise, _decay) = (count, resting, rise, decay);
    }

    /// <summary><c>θ</c>.</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, _count);

    /// <summary>Raises the threshold of what has fired.</summary>
    public void Raise(int index) => _values.AsSpan(0, _count)[index] += _rise;

    /// <summary>Moves all thresholds towards rest.</summary>
    public void Relax()
    {
        var resting = new Vector<float>(_resting);
        var decay = new Vector<float>(_decay);
        for (int i = 0; i < _values.Length; i += Vector<float>.Count)
        {
            (resting + ((new Vector<float>(_values, i) - resting) * decay)).CopyTo(_values, i);
        }
    }

    /// <inheritdoc/>
    public void Transfer(StateTransfer state) => state.Values(_values.AsSpan(0, _count));
}
