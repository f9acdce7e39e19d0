using System.Numerics;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>A rule that is a step of a layer, and perhaps edits of its weights afterwards.</summary>
/// <param name="layer">The layer, with its first weights.</param>
/// <param name="edit">What happens to the weights after so many steps; null for nothing.</param>
internal sealed class LayerRun<T>(StdpLayer<T> layer, Action<StdpLayer<T>, int>? edit = null) : IPeerRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int _steps;

    public void Step(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, ReadOnlySpan<T> reward)
    {
        layer.Step(zPre, zPost);
        edit?.Invoke(layer, ++_steps);
    }

    public T[]? Read(string array) => Read(layer, array);

    /// <summary>An array of a layer.</summary>
    public static T[]? Read(StdpLayer<T> layer, string array) => array == LayerArrays.W
        ? layer.Weights.Span.ToArray()
        : layer.State.Traces.FirstOrDefault(trace => trace.Name == array)?.Values.Span.ToArray();
}
