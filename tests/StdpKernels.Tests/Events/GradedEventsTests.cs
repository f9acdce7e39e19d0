using System.Numerics;
using StdpKernels.Synapses;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Events;

/// <summary>Spikes that carry numbers on the event-driven path of a batch of one, whose silent rows take their columns in pieces.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class GradedEventsTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Columns = 150;
    private const int Rows = 23;

    [Test]
    public void Any_number_of_columns_that_fired(
        [Values(0, 1, 63, 64, 65, 128, 131, 150)] int count, [Values] StdpAlgorithm algorithm, [Values] StdpWeightLayout layout)
    {
        bool isTransposed = layout == StdpWeightLayout.PresynapticRows;
        StdpParameters<T> parameters = new() { Algorithm = algorithm, EtaPlus = 0.1, EtaMinus = 0.07, Mu = 1 };
        (int inputs, int outputs) = isTransposed ? (Rows, Columns) : (Columns, Rows);
        StdpLinearLayer<T> sparse = Make(inputs, outputs, parameters, layout, isSparse: true);
        StdpLinearLayer<T> dense = Make(inputs, outputs, parameters, layout, isSparse: false);
        var data = new Data<T>(5);
        for (int step = 0; step < 3; step++)
        {
            T[] columns = data.Graded(Columns);
            columns.AsSpan(count).Clear();
            T[] rows = new T[Rows];
            rows[^2] = rows[3] = T.CreateChecked(-0.75);
            (T[] zPre, T[] zPost) = isTransposed ? (rows, columns) : (columns, rows);

            sparse.Step(GradedLists<T>.Of(zPre, 1, zeros: int.MaxValue).Events, GradedLists<T>.Of(zPost, 1, zeros: int.MaxValue).Events);
            dense.Step(zPre, zPost);

            Assert.That(sparse.Weights.Span.ToArray(), Bits.EqualTo(dense.Weights.Span.ToArray()), $"step {step}");
        }
    }

    private static StdpLinearLayer<T> Make(
        int inputs, int outputs, StdpParameters<T> parameters, StdpWeightLayout layout, bool isSparse)
    {
        var layer = new StdpLinearLayer<T>(1, inputs, outputs, parameters, layout: layout);
        layer.Synapses.Forced = new ForcedPath(isSparse, Parts: 1);
        new Data<T>(1).WeightsWithin(inputs * outputs).CopyTo(layer.EditWeights().Span);
        new Data<T>(2).Uniform(inputs, 0, 1.5).CopyTo(layer.State.TracePre.Span);
        new Data<T>(3).Uniform(outputs, 0, 1.5).CopyTo(layer.State.TracePost.Span);
        return layer;
    }
}
