using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels;

/// <summary>P and M along one row as one loop takes them, in lanes of one width.</summary>
/// <remarks>
/// A local of the loop, whose address is not taken: what the row has in common stays in registers. A product is added to zero like the first
/// term of a sum, which makes a −0 a +0: the same bits as a sum of one.
/// </remarks>
internal readonly ref struct LaneSums<T, TSums, TLane>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSums : struct, IRowSums<T>, allows ref struct
    where TLane : struct, IVectorLane<T, TLane>
{
    private readonly TLane _factorP;
    private readonly TLane _factorM;
    private readonly ref T _p;
    private readonly ref T _m;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSums(in TSums sums)
    {
        _factorP = TSums.AreProducts ? TLane.Broadcast(sums.FactorP) : default;
        _factorM = TSums.AreProducts ? TLane.Broadcast(sums.FactorM) : default;
        _p = ref MemoryMarshal.GetReference(sums.P);
        _m = ref MemoryMarshal.GetReference(sums.M);
    }

    /// <summary>P of a vector of weights; not checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane P(nuint i) => OfP(TLane.Load(ref _p, i));

    /// <summary>M of a vector of weights; not checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane M(nuint i) => OfM(TLane.Load(ref _m, i));

    /// <summary>P of weights, from what <see cref="IRowSums{T}.P"/> has for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane OfP(TLane p) => TSums.AreProducts ? TLane.FirstTerm(_factorP, p) : p;

    /// <summary>M of weights, from what <see cref="IRowSums{T}.M"/> has for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane OfM(TLane m) => TSums.AreProducts ? TLane.FirstTerm(_factorM, m) : m;
}
