using System.Numerics;

namespace StdpKernels.Benchmarks.Naive;

/// <summary>Two sums of outer products as plain loops: one element of each sum after the other.</summary>
internal static class NaiveOuterProducts
{
    public static void Run<T>(T[] zPre, T[] zPost, T[] tPre, T[] tPost, PanelSize size, T[] p, T[] m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < size.Rows; row++)
        {
            for (int column = 0; column < size.Columns; column++)
            {
                T sumP = T.Zero;
                T sumM = T.Zero;
                for (int k = 0; k < size.Depth; k++)
                {
                    sumP += zPost[(k * size.Rows) + row] * tPre[(k * size.Columns) + column];
                    sumM += tPost[(k * size.Rows) + row] * zPre[(k * size.Columns) + column];
                }

                p[(row * size.Columns) + column] = sumP;
                m[(row * size.Columns) + column] = sumM;
            }
        }
    }
}
