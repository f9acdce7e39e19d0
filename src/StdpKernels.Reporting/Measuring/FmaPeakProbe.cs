using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Reporting.Measuring;

/// <summary>What one core can compute: fused multiply-adds in enough independent chains to hide their latency.</summary>
internal sealed class FmaPeakProbe<T>() : Contender(ProbeName, patternCount: 1)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const string ProbeName = "FMA peak";

    private const int Chains = 12;
    private const int Rounds = 4096;

    private Vector<T> _sink;

    /// <summary>Floating-point operations of one step.</summary>
    public static double Operations => 2.0 * Chains * Rounds * Vector<T>.Count;

    public override double[] CopyWeights() => [];

    protected override void RestoreTraces()
    {
    }

    // A factor below one and a small summand: the chains stay normal numbers for ever.
    protected override void Step(int pattern) =>
        _sink = Run(new Vector<T>(T.CreateTruncating(0.999)), new Vector<T>(T.CreateTruncating(0.001)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private Vector<T> Run(Vector<T> factor, Vector<T> summand)
    {
        Vector<T> c0 = _sink, c1 = _sink, c2 = _sink, c3 = _sink, c4 = _sink, c5 = _sink;
        Vector<T> c6 = _sink, c7 = _sink, c8 = _sink, c9 = _sink, c10 = _sink, c11 = _sink;
        for (int i = 0; i < Rounds; i++)
        {
            c0 = MultiplyAdd.Estimate(c0, factor, summand);
            c1 = MultiplyAdd.Estimate(c1, factor, summand);
            c2 = MultiplyAdd.Estimate(c2, factor, summand);
            c3 = MultiplyAdd.Estimate(c3, factor, summand);
            c4 = MultiplyAdd.Estimate(c4, factor, summand);
            c5 = MultiplyAdd.Estimate(c5, factor, summand);
            c6 = MultiplyAdd.Estimate(c6, factor, summand);
            c7 = MultiplyAdd.Estimate(c7, factor, summand);
            c8 = MultiplyAdd.Estimate(c8, factor, summand);
            c9 = MultiplyAdd.Estimate(c9, factor, summand);
            c10 = MultiplyAdd.Estimate(c10, factor, summand);
            c11 = MultiplyAdd.Estimate(c11, factor, summand);
        }

        return Vector.Max(
            Vector.Max(Vector.Max(c0, c1), Vector.Max(c2, c3)),
            Vector.Max(
                Vector.Max(Vector.Max(c4, c5), Vector.Max(c6, c7)), Vector.Max(Vector.Max(c8, c9), Vector.Max(c10, c11))));
    }
}
