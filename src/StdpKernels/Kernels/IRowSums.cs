using System.Numerics;

namespace StdpKernels.Kernels;

/// <summary>P and M along one row of w, wherever they come from: numbers in memory, or products of such with a number of the row.</summary>
internal interface IRowSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether sums are products.</summary>
    static abstract bool AreProducts { get; }

    /// <summary>P, or what <see cref="FactorP"/> is multiplied by.</summary>
    ReadOnlySpan<T> P { get; }

    /// <summary>M, or what <see cref="FactorM"/> is multiplied by.</summary>
    ReadOnlySpan<T> M { get; }

    /// <summary>The row's factor of P, where sums are products.</summary>
    T FactorP { get; }

    /// <summary>The row's factor of M, where sums are products.</summary>
    T FactorM { get; }
}
