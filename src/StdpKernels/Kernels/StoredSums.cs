using System.Numerics;
using System.Runtime.InteropServices;

namespace StdpKernels.Kernels;

/// <summary>P and M in memory, as a kernel summed them.</summary>
internal readonly ref struct StoredSums<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> m) : IRowSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _p = p;
    private readonly ReadOnlySpan<T> _m = m;

    public int Length => Math.Min(_p.Length, _m.Length);

    public Vector<T> P(int i) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(_p), (nuint)i);

    public Vector<T> M(int i) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(_m), (nuint)i);

    public Vector<T> PartialP(int i, int end) => PartialVector.Load(_p[i..end]);

    public Vector<T> PartialM(int i, int end) => PartialVector.Load(_m[i..end]);
}
