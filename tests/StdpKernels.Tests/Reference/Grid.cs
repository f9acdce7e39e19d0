using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary>A row-major array with any number of dimensions, read the slow and obvious way.</summary>
internal sealed class Grid<T>(T[] values, params int[] shape)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Grid(params int[] shape)
        : this(new T[shape.Aggregate(1, (product, dimension) => product * dimension)], shape)
    {
    }

    public T[] Values { get; } = values;

    public int[] Shape { get; } = shape;

    public T this[params ReadOnlySpan<int> index]
    {
        get => Values[Offset(index)];
        set => Values[Offset(index)] = value;
    }

    /// <summary>The value at an index of a larger shape: aligned at the last dimension, dimensions of one repeat.</summary>
    public T Broadcast(params ReadOnlySpan<int> index)
    {
        int offset = 0;
        int missing = index.Length - Shape.Length;
        for (int d = 0; d < Shape.Length; d++)
        {
            offset = (offset * Shape[d]) + (Shape[d] == 1 ? 0 : index[missing + d]);
        }

        return Values[offset];
    }

    /// <summary>Every index, in the order of the values.</summary>
    public IEnumerable<int[]> Indices()
    {
        var index = new int[Shape.Length];
        for (int i = 0; i < Values.Length; i++)
        {
            int rest = i;
            for (int d = Shape.Length - 1; d >= 0; d--)
            {
                (rest, index[d]) = Math.DivRem(rest, Shape[d]);
            }

            yield return index;
        }
    }

    public Grid<T> Abs() => new(Array.ConvertAll(Values, T.Abs), Shape);

    /// <summary>A copy in another precision.</summary>
    public Grid<TOther> To<TOther>()
        where TOther : unmanaged, IBinaryFloatingPointIeee754<TOther> =>
        new(Array.ConvertAll(Values, TOther.CreateChecked), Shape);

    private int Offset(ReadOnlySpan<int> index)
    {
        int offset = 0;
        for (int d = 0; d < Shape.Length; d++)
        {
            offset = (offset * Shape[d]) + index[d];
        }

        return offset;
    }
}
