using System.Numerics;

namespace StdpKernels.Coefficients;

/// <summary>
/// Two parameters of the neurons of one side, laid out for kernels. Both are numbers, or both are arrays over the side's inner dimensions that
/// repeat along the outer ones.
/// </summary>
/// <param name="first">One parameter, which broadcasts to the side.</param>
/// <param name="second">The other.</param>
/// <param name="side">The shape of the side.</param>
internal sealed class FactorPair<T>(StdpParameter<T> first, StdpParameter<T> second, TensorShape side)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (T[] First, T[] Second)? _arrays = Arrays(first, second, side);

    /// <summary>Whether both are plain numbers.</summary>
    public bool IsScalar => _arrays is null;

    /// <summary>The first, where both are numbers.</summary>
    public T First { get; set; } = first.IsUniform ? first.UniformValue : default;

    /// <summary>The second, where both are numbers.</summary>
    public T Second { get; set; } = second.IsUniform ? second.UniformValue : default;

    /// <summary>The first for each element of the repeated part, otherwise.</summary>
    public Span<T> Firsts => _arrays?.First;

    /// <summary>The second for each element of the repeated part, otherwise.</summary>
    public Span<T> Seconds => _arrays?.Second;

    private static (T[] First, T[] Second)? Arrays(StdpParameter<T> first, StdpParameter<T> second, TensorShape side)
    {
        if (side.Length == 0 || (first.IsUniform && second.IsUniform))
        {
            return null;
        }

        int from = 0;
        while (!Broadcast.Varies(first.Shape, side, from) && !Broadcast.Varies(second.Shape, side, from))
        {
            from++;
        }

        return (Expand(first, side, from), Expand(second, side, from));
    }

    private static T[] Expand(StdpParameter<T> parameter, TensorShape side, int from)
    {
        int length = 1;
        for (int d = from; d < side.Rank; d++)
        {
            length *= side[d];
        }

        var expanded = new T[length];
        if (parameter.IsUniform)
        {
            expanded.AsSpan().Fill(parameter.UniformValue);
        }
        else
        {
            Broadcast.Expand(parameter.Values, parameter.Shape, side, from, expanded);
        }

        return expanded;
    }
}
