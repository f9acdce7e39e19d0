using System.Numerics;
using StdpKernels.Benchmarks.Naive;

namespace StdpKernels.Benchmarks.Contenders;

/// <summary>Plain loops.</summary>
internal sealed class NaiveContender<T>(LayerData<T> data) : Contender(ContenderNames.Naive, data.PatternCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly T Amplitude = T.CreateTruncating(Rule.Amplitude);
    private static readonly T Rate = T.CreateTruncating(Rule.Rate);
    private static readonly T Eta = T.CreateTruncating(Rule.Eta);
    private static readonly T WMin = T.CreateTruncating(Rule.WMin);
    private static readonly T WMax = T.CreateTruncating(Rule.WMax);

    private readonly T[] _tPre = new T[data.TracePre.Length];
    private readonly T[] _tPost = new T[data.TracePost.Length];
    private readonly T[] _w = [.. data.Weights];

    public override double[] CopyWeights() => Array.ConvertAll(_w, double.CreateTruncating);

    protected override void RestoreTraces()
    {
        data.TracePre.CopyTo(_tPre, 0);
        data.TracePost.CopyTo(_tPost, 0);
    }

    protected override void Step(int pattern)
    {
        T[] zPre = data.ActivityPre[pattern];
        T[] zPost = data.ActivityPost[pattern];
        switch (data.Layer)
        {
            case LinearLayer layer:
                NaiveLinear.Step(
                    zPre, zPost, _tPre, _tPost, _w, layer.Batch, layer.Inputs, layer.Outputs, Amplitude, Rate, Eta, WMin, WMax);
                break;
            case ConvLayer layer:
                NaiveConv2d.Step(zPre, zPost, _tPre, _tPost, _w, layer, Amplitude, Rate, Eta, WMin, WMax);
                break;
        }
    }
}
