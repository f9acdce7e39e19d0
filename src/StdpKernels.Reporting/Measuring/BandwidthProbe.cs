using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StdpKernels.Reporting.Measuring;

/// <summary>What one core can move: an array read and written in place, with next to no arithmetic.</summary>
internal sealed class BandwidthProbe<T>(int length, string name = BandwidthProbe<T>.ProbeName) : Contender(name, patternCount: 1)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const string ProbeName = "in-place update of as many numbers";

    private const int Unroll = 4;

    private readonly T[] _values = CreateValues(length);

    /// <summary>Bytes that one step reads and writes.</summary>
    public double Bytes => 2.0 * Unsafe.SizeOf<T>() * _values.Length;

    public override double[] CopyWeights() => [];

    protected override void RestoreTraces()
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Step(int pattern)
    {
        ref T start = ref MemoryMarshal.GetArrayDataReference(_values);
        nuint width = (nuint)Vector<T>.Count;
        nuint end = (nuint)(_values.Length - (_values.Length % (Unroll * Vector<T>.Count)));
        Vector<T> one = Vector<T>.One;
        for (nuint i = 0; i < end; i += Unroll * width)
        {
            Vector<T> v0 = one - Vector.LoadUnsafe(ref start, i);
            Vector<T> v1 = one - Vector.LoadUnsafe(ref start, i + width);
            Vector<T> v2 = one - Vector.LoadUnsafe(ref start, i + (2 * width));
            Vector<T> v3 = one - Vector.LoadUnsafe(ref start, i + (3 * width));
            v0.StoreUnsafe(ref start, i);
            v1.StoreUnsafe(ref start, i + width);
            v2.StoreUnsafe(ref start, i + (2 * width));
            v3.StoreUnsafe(ref start, i + (3 * width));
        }

        for (int i = (int)end; i < _values.Length; i++)
        {
            _values[i] = T.One - _values[i];
        }
    }

    // Numbers that the update leaves normal for ever.
    private static T[] CreateValues(int length)
    {
        var values = new T[length];
        values.AsSpan().Fill(T.CreateTruncating(0.25));
        return values;
    }
}
