using System.Numerics;

namespace StdpKernels.Reporting.Measuring;

/// <summary>The library's prepared layer, from dense activity.</summary>
internal class PreparedContender<T> : Contender
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rows of presynaptic neurons go in and out in those of postsynaptic ones, as all others have them.
    private readonly bool _isTransposed;

    /// <param name="name">What it is called.</param>
    /// <param name="data">First weights and traces, and the activity.</param>
    /// <param name="layer">A new layer of that shape.</param>
    /// <param name="stepsAtOnce">How many steps of the layer are one here.</param>
    public PreparedContender(string name, LayerData<T> data, StdpLayer<T> layer, int stepsAtOnce = 1)
        : base(name, data.PatternCount, stepsAtOnce)
    {
        (Data, Layer) = (data, layer);
        _isTransposed = layer is StdpLinearLayer<T> { Layout: StdpWeightLayout.PresynapticRows };
        (_isTransposed ? Transpose(data.Weights, data.Layer.WeightShape[0]) : data.Weights).CopyTo(Layer.EditWeights().Span);
        Layer.WarmUp();
    }

    protected LayerData<T> Data { get; }

    protected StdpLayer<T> Layer { get; }

    public override double[] CopyWeights()
    {
        T[] weights = Layer.Weights.Span.ToArray();
        return Array.ConvertAll(_isTransposed ? Transpose(weights, Data.Layer.WeightShape[1]) : weights, double.CreateTruncating);
    }

    private static T[] Transpose(T[] weights, int rows)
    {
        int columns = weights.Length / rows;
        return [.. Enumerable.Range(0, weights.Length).Select(i => weights[((i % rows) * columns) + (i / rows)])];
    }

    protected override void RestoreTraces()
    {
        Data.TracePre.CopyTo(Layer.State.TracePre.Span);
        Data.TracePost.CopyTo(Layer.State.TracePost.Span);
    }

    protected override void Step(int pattern) => Layer.Step(Data.ActivityPre[pattern], Data.ActivityPost[pattern]);
}
