using System.Numerics;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>A rule whose changes are collected over some steps, all from the weights before them, and applied at their end.</summary>
/// <param name="layer">The layer, with its first weights.</param>
/// <param name="window">The number of steps.</param>
/// <param name="edit">What happens to the weights after so many steps; null for nothing.</param>
internal sealed class DeferredRun<T>(StdpLayer<T> layer, int window, Action<StdpLayer<T>, int>? edit) : IPeerRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _changes = new T[layer.Weights.Span.Length];
    private int _steps;

    public void Step(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, ReadOnlySpan<T> reward)
    {
        layer.StepChanges(zPre, zPost, _changes, add: _steps % window != 0);
        if (++_steps % window != 0)
        {
            return;
        }

        Span<T> w = layer.EditWeights().Span;
        for (int i = 0; i < w.Length; i++)
        {
            w[i] += _changes[i];
        }

        edit?.Invoke(layer, _steps);
    }

    public T[]? Read(string array) => LayerRun<T>.Read(layer, array);
}
