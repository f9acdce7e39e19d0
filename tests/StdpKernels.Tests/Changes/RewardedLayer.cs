using System.Numerics;
using StdpKernels.DigestWorkload;
using StdpKernels.Tests.Properties;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Changes;

/// <summary>How a layer has its weights.</summary>
internal enum WeightsOf
{
    Rows,
    Columns,
    Synapses,
}

/// <summary>A layer of any kind for a random case, whose arrays go in and out in rows of postsynaptic neurons, from dense activity or from lists.</summary>
internal sealed class RewardedLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LayerCase<T> _case;
    private readonly WeightsOf _weights;

    public RewardedLayer(LayerCase<T> layerCase, WeightsOf weights)
    {
        (_case, _weights) = (layerCase, layerCase.Convolution is null ? weights : WeightsOf.Rows);
        TestLayer<T> test = layerCase.ToLayer();
        Layer = _weights switch
        {
            WeightsOf.Rows => test.Prepare(),
            WeightsOf.Columns => test.Prepare(StdpWeightLayout.PresynapticRows),
            _ => test.PrepareSparse(),
        };
        In(layerCase.W).CopyTo(Layer.EditWeights().Span);
        layerCase.TPre.CopyTo(Layer.State.TracePre.Span);
        layerCase.TPost.CopyTo(Layer.State.TracePost.Span);
    }

    public StdpLayer<T> Layer { get; }

    public T[] W => Out(Layer.Weights.Span.ToArray());

    /// <summary>A call with the activity of a step.</summary>
    public void Call(int step, bool events, Action<StdpActivity<T>, StdpActivity<T>> call)
    {
        if (events)
        {
            call(EventLists.Of<T>(_case.ZPre[step], _case.PreShape[0]).Events, EventLists.Of<T>(_case.ZPost[step], _case.PostShape[0]).Events);
        }
        else
        {
            call(_case.ZPre[step], _case.ZPost[step]);
        }
    }

    /// <summary>Numbers in the order of the layer's weights.</summary>
    public T[] In(T[] values) => _weights == WeightsOf.Rows ? values : PresynapticRows.Transpose(values, _case.WeightShape[0], _case.WeightShape[1]);

    /// <summary>Numbers in rows of postsynaptic neurons.</summary>
    public T[] Out(T[] values) => _weights == WeightsOf.Rows ? values : PresynapticRows.Transpose(values, _case.WeightShape[1], _case.WeightShape[0]);
}
