using System.Numerics;
using StdpKernels.Kernels.Dense;

namespace StdpKernels.Benchmarks.Constants;

/// <summary>The micro-kernel of the library, in the first-level cache.</summary>
internal static class TileProbe
{
    private const int Depth = 128;

    /// <summary>Both sums of a tile; a unit is a multiply-add of a vector.</summary>
    public static KernelProbe InUse()
    {
        var random = new Random(1);
        float[] columns = Activity.Uniform<float>(random, Depth * Tile.PreStride<float>());
        float[] rows = Activity.Uniform<float>(random, Depth * Tile.PostStride);
        float[] tile = new float[Tile.Length<float>()];
        int[] terms = [.. Enumerable.Range(0, Depth)];
        double units = (double)Depth * Tile.Length<float>() / Vector<float>.Count;
        return new KernelProbe($"{Tile.Rows} x {Tile.ColumnVectors}", units, () => TileSum.Run(
            new Panel<float>(columns.AsSpan(0, columns.Length / 2), columns.AsSpan(columns.Length / 2), terms),
            new Panel<float>(rows.AsSpan(0, rows.Length / 2), rows.AsSpan(rows.Length / 2), terms),
            tile,
            resume: false));
    }
}
