using System.Numerics;

namespace StdpKernels.Kernels.Dense;

/// <summary>
/// The register tile that the dense kernels work in, and the layout of the packed panels that feed it.
/// </summary>
/// <remarks>
/// <para>Depth (the index of the sum) is the batch in a linear layer, batch times positions in a convolution.</para>
/// <para>
/// A presynaptic panel holds <see cref="ColumnVectors"/> vectors of columns: for each depth first the traces, then the activity. A
/// postsynaptic panel holds <see cref="Rows"/> rows: for each depth first the activity, then the traces. Both are padded with zeros.
/// </para>
/// <para>
/// A tile holds, for each row, first P over the columns, then M. Its sums run over ascending depth.
/// </para>
/// </remarks>
internal static class Tile
{
    /// <summary>Rows of w: 4 rows of 2 vectors of P and of M are 16 accumulators, half of the registers that AVX-512 has.</summary>
    public const int Rows = 4;

    /// <summary>Vectors of columns of w.</summary>
    public const int ColumnVectors = 2;

    /// <summary>Columns of w.</summary>
    public static int Columns<T>() => ColumnVectors * Vector<T>.Count;

    /// <summary>Elements of a presynaptic panel for each depth.</summary>
    public static int PreStride<T>() => 2 * Columns<T>();

    /// <summary>Elements of a postsynaptic panel for each depth.</summary>
    public const int PostStride = 2 * Rows;

    /// <summary>Elements from one row of a tile to the next.</summary>
    public static int RowStride<T>() => 2 * Columns<T>();

    /// <summary>Elements of a tile.</summary>
    public static int Length<T>() => Rows * RowStride<T>();
}
