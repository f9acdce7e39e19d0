using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StdpKernels.Lanes;

namespace StdpKernels.Reporting.Measuring;

/// <summary>What one core can compute: fused multiply-adds in enough independent chains to hide their latency.</summary>
/// <param name="isWide">Whether in vectors of 512 bits, or else in <see cref="Vector{T}"/>.</param>
internal sealed class FmaPeakProbe<T>(bool isWide) : Contender(ProbeName, patternCount: 1)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const string ProbeName = "FMA peak";

    private const int Chains = 12;
    private const int Rounds = 4096;

    // As many numbers as the widest vector has.
    private readonly T[] _sink = new T[Vector512<T>.Count];

    /// <summary>Floating-point operations of one step.</summary>
    public double Operations => 2.0 * Chains * Rounds * (isWide ? Vector512<T>.Count : Vector<T>.Count);

    /// <summary>A probe in the vectors that sums are kept in.</summary>
    public static FmaPeakProbe<T> OfSums() => new(VectorWidth.IsWide);

    public override double[] CopyWeights() => [];

    protected override void RestoreTraces()
    {
    }

    protected override void Step(int pattern)
    {
        if (isWide)
        {
            Run<Vector512<T>, Width512<T>>();
        }
        else
        {
            Run<Vector<T>, OrdinaryWidth<T>>();
        }
    }

    // A factor below one and a small summand: the chains stay normal numbers for ever.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Run<TVector, TWidth>()
        where TVector : struct
        where TWidth : struct, ISumWidth<T, TVector>
    {
        TVector factor = TWidth.Broadcast(T.CreateTruncating(0.999)), summand = TWidth.Broadcast(T.CreateTruncating(0.001));
        TVector start = TWidth.At(ref _sink[0], 0);
        TVector c0 = start, c1 = start, c2 = start, c3 = start, c4 = start, c5 = start;
        TVector c6 = start, c7 = start, c8 = start, c9 = start, c10 = start, c11 = start;
        for (int i = 0; i < Rounds; i++)
        {
            c0 = TWidth.Sum(c0, factor, summand);
            c1 = TWidth.Sum(c1, factor, summand);
            c2 = TWidth.Sum(c2, factor, summand);
            c3 = TWidth.Sum(c3, factor, summand);
            c4 = TWidth.Sum(c4, factor, summand);
            c5 = TWidth.Sum(c5, factor, summand);
            c6 = TWidth.Sum(c6, factor, summand);
            c7 = TWidth.Sum(c7, factor, summand);
            c8 = TWidth.Sum(c8, factor, summand);
            c9 = TWidth.Sum(c9, factor, summand);
            c10 = TWidth.Sum(c10, factor, summand);
            c11 = TWidth.Sum(c11, factor, summand);
        }

        // All of them are used, so that none is left out.
        TVector one = TWidth.Broadcast(T.One);
        c0 = TWidth.Sum(c1, one, c0);
        c0 = TWidth.Sum(c2, one, c0);
        c0 = TWidth.Sum(c3, one, c0);
        c0 = TWidth.Sum(c4, one, c0);
        c0 = TWidth.Sum(c5, one, c0);
        c0 = TWidth.Sum(c6, one, c0);
        c0 = TWidth.Sum(c7, one, c0);
        c0 = TWidth.Sum(c8, one, c0);
        c0 = TWidth.Sum(c9, one, c0);
        c0 = TWidth.Sum(c10, one, c0);
        c0 = TWidth.Sum(c11, one, c0);
        TWidth.Store(TWidth.Sum(c0, TWidth.Broadcast(T.CreateTruncating(1.0 / Chains)), summand), ref _sink[0], 0);
    }
}
