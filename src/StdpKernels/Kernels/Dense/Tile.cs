using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>
/// The register tile that the dense kernels work in, and the layout of the packed panels that feed it.
/// </summary>
/// <remarks>
/// <para>Depth (the index of the sum) is the batch in a linear layer, batch times positions in a convolution.</para>
/// <para>
/// A presynaptic panel holds the columns of a tile: for each depth their traces, and behind those of the last depth for each depth
/// their activity. A postsynaptic panel holds the rows of a tile likewise, but first the activity and then the traces, so that the
/// first halves of both meet in P and the second halves in M. Rows that are missing are zeros, and columns
/// that are missing any finite numbers.
/// </para>
/// <para>
/// A tile holds P, row by row, and behind it M. Its sums run over ascending depth, and a sum that is zero is +0.
/// </para>
/// </remarks>
internal static class Tile
{
    /// <summary>Rows of w.</summary>
    public const int Rows = KernelShapes.DenseRows;

    /// <summary>Vectors of columns of w, as wide as <see cref="VectorWidth"/> says.</summary>
    public const int ColumnVectors = KernelShapes.DenseColumnVectors;

    /// <summary>Columns of w.</summary>
    public static int Columns<T>() => ColumnVectors * VectorWidth.Count<T>();

    /// <summary>Elements of a presynaptic panel for each depth, in both halves together.</summary>
    public static int PreStride<T>() => 2 * Columns<T>();

    /// <summary>Elements of a postsynaptic panel for each depth, in both halves together.</summary>
    public const int PostStride = 2 * Rows;

    /// <summary>Elements of P, and of M, of a tile.</summary>
    public static int SumLength<T>() => Rows * Columns<T>();

    /// <summary>Elements of a tile.</summary>
    public static int Length<T>() => 2 * SumLength<T>();

    /// <summary>How many tiles, or blocks, of one size a length takes: the last may reach over its end.</summary>
    public static int Count(int length, int size) => (int)(((long)length + size - 1) / size);
}
