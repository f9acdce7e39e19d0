using System.Numerics;

namespace StdpKernels.DigestWorkload;

/// <summary>Layers <c>[O, I]</c> as sparse ones, and tensors that broadcast to them as sparse layers take them.</summary>
internal static class SparseLayers
{
    /// <summary>A synapse between any two neurons.</summary>
    public static StdpConnectivity AllToAll(int inputs, int outputs)
    {
        var mask = new bool[inputs * outputs];
        mask.AsSpan().Fill(true);
        return StdpConnectivity.FromMask(inputs, outputs, mask);
    }

    /// <summary>A copy of the weights, <c>[O, I]</c>; those without a synapse are zero.</summary>
    public static T[] Dense<T>(StdpSparseLayer<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var dense = new T[layer.Connectivity.Outputs * layer.Connectivity.Inputs];
        layer.CopyWeightsTo(new TensorView<T>(dense, layer.Connectivity.Outputs, layer.Connectivity.Inputs));
        return dense;
    }

    /// <summary>Sets the weights from those of a dense layer, <c>[O, I]</c>.</summary>
    public static void SetDense<T>(StdpSparseLayer<T> layer, ReadOnlySpan<T> dense)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        layer.SetWeights(new ReadOnlyTensorView<T>(dense, layer.Connectivity.Outputs, layer.Connectivity.Inputs));

    /// <summary>The same parameters, with two dimensions where there is one.</summary>
    public static StdpParameters<T> Parameters<T>(StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => parameters with
        {
            EtaPlus = Rows(parameters.EtaPlus),
            EtaMinus = Rows(parameters.EtaMinus),
            WMin = Rows(parameters.WMin),
            WMax = Rows(parameters.WMax),
            Mu = Rows(parameters.Mu),
            MuPlus = Rows(parameters.MuPlus),
            MuMinus = Rows(parameters.MuMinus),
        };

    private static StdpParameter<T> Rows<T>(StdpParameter<T> parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        parameter.IsTensor && parameter.Shape.Rank == 1
            ? new StdpParameter<T>(parameter.Values, 1, parameter.Shape[0])
            : parameter;
}
