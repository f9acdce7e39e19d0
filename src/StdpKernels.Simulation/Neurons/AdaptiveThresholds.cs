using System.Numerics;

namespace StdpKernels.Simulation;

/// <summary>Thresholds that rise with every spike and relax from then on, so that who has fired fires less easily.</summary>
/// <remarks>
/// A spike: <c>θ ← θ + rise</c>. Relaxation: <c>θ ← θ₀ + (θ − θ₀) · decay</c>, all thresholds at once; after every step or less often, as
/// the caller decides. Units are those of the potentials that are compared with them.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class AdaptiveThresholds<T> : IStateful
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Whole vectors, so that there is no rest; what is behind the last threshold is infinite, and no neuron is above it.
    private readonly T[] _values;
    private readonly int _count;
    private readonly T _resting;
    private readonly T _rise;
    private readonly T _decay;

    /// <summary>Thresholds at rest.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="resting"><c>θ₀</c>: where they relax to.</param>
    /// <param name="rise">What a spike adds.</param>
    /// <param name="decay">What is left of a rise after a relaxation, from 0 to 1.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count is negative, <paramref name="decay"/> is not from 0 to 1, or one of the other numbers is not finite.
    /// </exception>
    public AdaptiveThresholds(int count, double resting, double rise, double decay)
    {
        Check.Supported<T>();
        _count = Check.Count(count);
        _resting = Check.To<T>(Check.Finite(resting, ""));
        _rise = Check.To<T>(Check.Finite(rise, ""));
        _decay = Check.To<T>(Check.Fraction(decay));
        _values = WholeVectors.Of(count, T.PositiveInfinity);
        Values.Fill(_resting);
    }

    /// <summary><c>θ</c>, for reading and writing.</summary>
    public Span<T> Values => _values.AsSpan(0, _count);

    /// <summary>Raises the threshold of what has fired.</summary>
    /// <param name="index">Which of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such threshold.</exception>
    public void Raise(int index)
    {
        if ((uint)index >= (uint)_count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"index must be from 0 to {_count - 1}.");
        }

        _values[index] += _rise;
    }

    /// <summary>Moves all thresholds towards rest.</summary>
    public void Relax()
    {
        var resting = new Vector<T>(_resting);
        var decay = new Vector<T>(_decay);
        var infinite = new Vector<T>(T.PositiveInfinity);
        for (int i = 0; i < _values.Length; i += Vector<T>.Count)
        {
            var threshold = new Vector<T>(_values, i);
            Vector<T> relaxed = resting + ((threshold - resting) * decay);

            // With a decay of zero, what is infinite would become no number.
            Vector.ConditionalSelect(Vector.Equals(threshold, infinite), infinite, relaxed).CopyTo(_values, i);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Values(Values, "values");
    }

    /// <summary>Some thresholds.</summary>
    internal Vector<T> At(int first) => new(_values, first);

    /// <summary>Moves on by a step in which some neurons fired. A rise does not relax in the step that it comes in.</summary>
    internal void RelaxAndRaise(ReadOnlySpan<int> fired)
    {
        // Thresholds that never rise may be set by hand, each for its neuron, and stay there.
        if (_rise == T.Zero)
        {
            return;
        }

        Relax();
        foreach (int neuron in fired)
        {
            _values[neuron] += _rise;
        }
    }
}
