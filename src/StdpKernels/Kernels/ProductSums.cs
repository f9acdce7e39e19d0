using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels;

/// <summary>P and M of a single sample: products of one postsynaptic neuron with the presynaptic side.</summary>
/// <remarks>A product is added to zero like the first term of a sum, which makes a −0 a +0: the same bits as a sum of one.</remarks>
internal readonly ref struct ProductSums<T>(
    ReadOnlySpan<T> tracePre, ReadOnlySpan<T> activityPre, T activityPost, T tracePost) : IRowSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _tracePre = tracePre;
    private readonly ReadOnlySpan<T> _activityPre = activityPre;
    private readonly Vector<T> _activityPost = new(activityPost);
    private readonly Vector<T> _tracePost = new(tracePost);

    public int Length => Math.Min(_tracePre.Length, _activityPre.Length);

    public Vector<T> P(int i) => MultiplyAdd.FirstTerm(
        _activityPost, Vector.LoadUnsafe(ref MemoryMarshal.GetReference(_tracePre), (nuint)i));

    public Vector<T> M(int i) => MultiplyAdd.FirstTerm(
        _tracePost, Vector.LoadUnsafe(ref MemoryMarshal.GetReference(_activityPre), (nuint)i));

    public Vector<T> PartialP(int i, int end) => MultiplyAdd.FirstTerm(_activityPost, PartialVector.Load(_tracePre[i..end]));

    public Vector<T> PartialM(int i, int end) => MultiplyAdd.FirstTerm(_tracePost, PartialVector.Load(_activityPre[i..end]));
}
