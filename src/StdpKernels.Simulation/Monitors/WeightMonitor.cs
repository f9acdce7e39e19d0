using System.Numerics;
using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>Records some weights of a layer after every so many steps.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class WeightMonitor<T> : IMonitor
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpLayer<T> _layer;
    private readonly int[] _synapses;
    private readonly int _every;
    private readonly T[] _weights;
    private readonly long[] _steps;
    private int _moments;

    /// <summary>A monitor that has seen nothing.</summary>
    /// <param name="layer">Whose weights.</param>
    /// <param name="synapses">Where they stand in the weights of the layer. Copied.</param>
    /// <param name="every">After how many steps they are looked at: with 10 after steps 9, 19, ….</param>
    /// <param name="moments">How often there is room for; later ones are not recorded.</param>
    /// <exception cref="ArgumentNullException"><paramref name="layer"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such synapse, <paramref name="every"/> is below 1, <paramref name="moments"/> is negative, or there are more weights than an array has
    /// elements.
    /// </exception>
    public WeightMonitor(StdpLayer<T> layer, ReadOnlySpan<int> synapses, int every, int moments)
    {
        ArgumentNullException.ThrowIfNull(layer);
        int weights = layer.Weights.Shape.Length;
        foreach (int synapse in synapses)
        {
            if ((uint)synapse >= (uint)weights)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(synapses), synapse, $"synapses must be from 0 to {weights - 1}, places of weights.");
            }
        }

        _every = Check.AtLeastOne(every, "a number of steps");
        Require.Fits((long)Check.Count(moments) * synapses.Length, "the weights", nameof(moments));
        _layer = layer;
        _synapses = synapses.ToArray();
        _weights = new T[moments * synapses.Length];
        _steps = new long[moments];
    }

    /// <summary>After which steps the weights were looked at, from 0.</summary>
    public ReadOnlySpan<long> Steps => _steps.AsSpan(0, _moments);

    /// <summary>The weights of a moment, in the order of the synapses.</summary>
    /// <param name="moment">Which moment, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There was no such moment.</exception>
    public ReadOnlySpan<T> this[int moment] => (uint)moment < (uint)_moments
        ? _weights.AsSpan(moment * _synapses.Length, _synapses.Length)
        : throw new ArgumentOutOfRangeException(nameof(moment), moment, $"moment must be from 0 to {_moments - 1}.");

    /// <inheritdoc/>
    public void Record(long step)
    {
        if ((step + 1) % _every != 0 || _moments == _steps.Length)
        {
            return;
        }

        ReadOnlySpan<T> weights = _layer.Weights.Span;
        Span<T> row = _weights.AsSpan(_moments * _synapses.Length, _synapses.Length);
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = weights[_synapses[i]];
        }

        _steps[_moments++] = step;
    }

    /// <inheritdoc/>
    public void Clear() => _moments = 0;

    /// <summary>The arrays <c>step</c>, of each moment, and <c>w</c>, a row for each moment.</summary>
    /// <inheritdoc/>
    public IReadOnlyList<(string Name, NpyArray Array)> ToArrays(string prefix = "") =>
    [
        ($"{prefix}step", NpyArray.Create(Steps.ToArray(), _moments)),
        ($"{prefix}w", NpyArray.Create(_weights[..(_moments * _synapses.Length)], _moments, _synapses.Length)),
    ];

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Values(_weights.AsSpan());
        state.Values(_steps.AsSpan());
        state.Value(ref _moments);
    }
}
