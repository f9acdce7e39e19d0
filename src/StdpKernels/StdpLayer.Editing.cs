using StdpKernels.Coefficients;
using StdpKernels.Kernels.Editing;
using StdpKernels.Memory;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <content>Weights as a simulator edits them between steps.</content>
/// <remarks>
/// All weights come out within the bounds of the rule, where it has hard ones, and without −0: what a step knows of them holds
/// afterwards, and no step has to look at them for it.
/// </remarks>
public abstract partial class StdpLayer<T>
{
    private readonly Scratch<T> _norms = new();

    /// <summary>Scales the weights of each neuron so that their norm is a given number: <c>w ← w · (target / ‖w‖)</c>.</summary>
    /// <remarks>
    /// A neuron whose norm is not a number above zero stays as it is. A norm is summed up in ascending order, each magnitude or square
    /// rounding by itself: the same bits on all machines and in either layout; the outgoing weights of a channel over outputs first, then
    /// over the elements of the kernel. Weights are then bounded as in a step, so that a norm can come out smaller. The first call makes
    /// memory for the norms; others allocate nothing.
    /// </remarks>
    /// <param name="target">The norm that each neuron has afterwards.</param>
    /// <param name="norm">Which norm.</param>
    /// <param name="fan">The incoming weights of each postsynaptic neuron, or the outgoing ones of each presynaptic neuron.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="target"/> is not a finite number of at least zero, or the norm or the fan is undefined. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void NormaliseWeights(T target, StdpNorm norm = StdpNorm.L1, StdpFan fan = StdpFan.In)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        if (!T.IsFinite(target) || target < T.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, "target must be a finite number of at least 0.");
        }

        Require.Defined(norm, nameof(norm));
        Require.Defined(fan, nameof(fan));
        if (_weights.Length == 0)
        {
            return;
        }

        Span<T> factors = _norms.Take(Synapses.Targets(back: fan == StdpFan.Out));
        if (norm == StdpNorm.L1)
        {
            Synapses.Sum<Magnitude>(_weights.Span, factors, fan);
        }
        else
        {
            Synapses.Sum<Square>(_weights.Span, factors, fan);
        }

        foreach (ref T factor in factors)
        {
            T length = norm == StdpNorm.L2 ? T.Sqrt(factor) : factor;
            T scale = target / length;
            factor = length > T.Zero && T.IsFinite(length) && T.IsFinite(scale) ? scale : T.One;
        }

        Synapses.Scale(_weights.Span, _step.Update.Coefficients, factors, fan);
        _steady.Note(_step.Update, areSteady: true);
    }

    /// <summary>Multiplies all weights by a number.</summary>
    /// <param name="factor">Any number.</param>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void ScaleWeights(T factor)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        WeightCoefficients<T> coefficients = StartEdit(out int rows, out int columns);
        for (int row = 0; row < rows; row++)
        {
            WeightStretch.Run(Stretch(row, columns), row, 0, coefficients, new ScaleEdit<T>(factor, columns));
        }
    }

    /// <summary>Multiplies the weights of each neuron by a number of its own, as synaptic scaling does.</summary>
    /// <param name="factors">
    /// A number for each postsynaptic neuron, <c>O</c>, or for each presynaptic one, <c>I</c>; in a convolution, for each channel.
    /// </param>
    /// <param name="fan">
    /// Whether they are for incoming weights of postsynaptic neurons, or for outgoing ones of presynaptic neurons.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The number of factors does not fit, or they lie in the weights. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The fan is undefined. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void ScaleWeights(ReadOnlySpan<T> factors, StdpFan fan)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        Require.Defined(fan, nameof(fan));
        Require.Length(factors.Length, TensorShape.OfLength(Synapses.Targets(back: fan == StdpFan.Out)), "the neurons", nameof(factors));
        Require.Disjoint<T, T>(_weights.Span, factors, "the weights", nameof(factors));
        if (_weights.Length > 0)
        {
            Synapses.Scale(_weights.Span, _step.Update.Coefficients, factors, fan);
            _steady.Note(_step.Update, areSteady: true);
        }
    }

    /// <summary>Moves all weights a share of the way to a resting weight: <c>w ← w + share · (rest − w)</c>.</summary>
    /// <param name="share">From 0 to 1: the time that has passed, divided by the time constant of forgetting.</param>
    /// <param name="rest">The resting weight; any number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void DecayWeights(T share, T rest = default)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        if (!(share >= T.Zero && share <= T.One))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "share must be from 0 to 1.");
        }

        WeightCoefficients<T> coefficients = StartEdit(out int rows, out int columns);
        for (int row = 0; row < rows; row++)
        {
            WeightStretch.Run(Stretch(row, columns), row, 0, coefficients, new DecayEdit<T>(share, rest, columns));
        }
    }

    /// <summary>Takes all weights between two numbers: <c>w ← min(max(w, min), max)</c>. NaN stays NaN.</summary>
    /// <param name="min">The lower one.</param>
    /// <param name="max">The upper one.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="max"/> is not at least <paramref name="min"/>. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void ClipWeights(T min, T max)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        if (!(min <= max))
        {
            Require.Throw($"max must be at least min, {min}, but it is {max}.", nameof(max));
        }

        WeightCoefficients<T> coefficients = StartEdit(out int rows, out int columns);
        for (int row = 0; row < rows; row++)
        {
            WeightStretch.Run(Stretch(row, columns), row, 0, coefficients, new ClipEdit<T>(min, max, columns));
        }
    }

    /// <summary>Sets all weights to zero for which a flag is not set, whatever they were.</summary>
    /// <remarks>A later step can raise them again: where that must not be, bounds of zero for these weights keep them there.</remarks>
    /// <param name="mask">A flag for each weight, in the order of <see cref="Weights"/>: whether it stays.</param>
    /// <exception cref="ArgumentException">
    /// The number of flags is not that of the weights, or they lie in the weights. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void MaskWeights(ReadOnlySpan<bool> mask)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        Require.Length(mask.Length, Synapses.Weights, "the weights", nameof(mask));
        Require.Disjoint<T, bool>(_weights.Span, mask, "the weights", nameof(mask));
        WeightCoefficients<T> coefficients = StartEdit(out int rows, out int columns);
        for (int row = 0; row < rows; row++)
        {
            WeightStretch.Run(
                Stretch(row, columns), row, 0, coefficients, new MaskEdit<T>(mask.Slice(row * columns, columns)));
        }
    }

    /// <summary>Rows of weights to go through: all at once where the bounds are numbers. What is made of them is steady.</summary>
    private WeightCoefficients<T> StartEdit(out int rows, out int columns)
    {
        WeightCoefficients<T> coefficients = _step.Update.Coefficients;
        rows = _weights.Length == 0 ? 0 : coefficients.WMin.IsUniform && coefficients.WMax.IsUniform ? 1 : Synapses.ParameterRows;
        columns = rows == 0 ? 0 : _weights.Length / rows;
        _steady.Note(_step.Update, areSteady: true);
        return coefficients;
    }

    private Span<T> Stretch(int row, int columns) => _weights.Span.Slice(row * columns, columns);
}
