using System.Numerics;

namespace StdpKernels.Kernels;

/// <summary>P and M in memory, as a kernel summed them.</summary>
internal readonly ref struct StoredSums<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> m) : IRowSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool AreProducts => false;

    public ReadOnlySpan<T> P { get; } = p;

    public ReadOnlySpan<T> M { get; } = m;

    public T FactorP => T.One;

    public T FactorM => T.One;
}
