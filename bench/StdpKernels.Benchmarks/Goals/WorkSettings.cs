namespace StdpKernels.Benchmarks.Goals;

/// <summary>The settings of a layer that does a work.</summary>
internal static class WorkSettings
{
    /// <summary>The parameters.</summary>
    public static StdpParameters<float> Parameters(Work work) => work.Rule switch
    {
        WorkRule.Additive => new StdpParameters<float>(),
        WorkRule.Tensors => new StdpParameters<float>
        {
            EtaPlus = Tensor(Rule.Eta, work.Layer.WeightShape),
            EtaMinus = Tensor(Rule.Eta, work.Layer.WeightShape),
            TauPreInv = Tensor(20, work.Layer.PreShape[1..]),
            TauPostInv = Tensor(20, work.Layer.PostShape[1..]),
        },
        WorkRule.FractionalPow => new StdpParameters<float> { Algorithm = StdpAlgorithm.MultiplicativePow, Mu = 0.3 },
        _ => throw new ArgumentOutOfRangeException(nameof(work), work.Rule, "There is no such rule."),
    };

    /// <summary>How weights lie.</summary>
    public static StdpWeightLayout Layout(Work work) =>
        work.HasPresynapticRows ? StdpWeightLayout.PresynapticRows : StdpWeightLayout.PostsynapticRows;

    private static StdpParameter<float> Tensor(double value, int[] shape)
    {
        var values = new float[shape.Aggregate(1, (product, length) => product * length)];
        values.AsSpan().Fill((float)value);
        return new StdpParameter<float>(values, shape);
    }
}
