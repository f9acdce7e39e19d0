using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels;

/// <summary>Rule and bound, applied to one vector of weights: the one place where the loops of all kernels do it.</summary>
internal static class WeightVector
{
    /// <param name="w">The first weight of a row.</param>
    /// <param name="i">The first weight of the vector, which lies within the row; not checked.</param>
    /// <param name="p">Its sums P.</param>
    /// <param name="m">Its sums M.</param>
    /// <param name="coefficients">The parameters, of which this copies nothing: what a loop has in registers stays there.</param>
    /// <param name="column">The column of the first weight of the vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update<T, TRule, TSource>(ref T w, nuint i, Vector<T> p, Vector<T> m, in TSource coefficients, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct =>
        TRule.Update<VectorLane<T>>(new(Vector.LoadUnsafe(ref w, i)), new(p), new(m), coefficients.Load(column)).Value.StoreUnsafe(ref w, i);
}
