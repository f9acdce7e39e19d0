using System.Numerics;
using StdpKernels.DigestWorkload;
using StdpKernels.Synapses;
using StdpKernels.Tests.Properties;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Currents;

/// <summary>The forms in which a test gives the activity of a case.</summary>
internal enum ActivityForm
{
    Dense,
    View,

    /// <summary>Lists of spikes that carry numbers, also zeros.</summary>
    Graded,
}

/// <summary>Propagation through the layers of a case, both ways, compared with the reference.</summary>
internal static class Propagated
{
    extension<T>(LayerCase<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        /// <summary>
        /// Asserts the bits of the reference, with a layer that has its weights either way round, in so many forced parts.
        /// </summary>
        public void AssertPropagates(ActivityForm form, bool presynapticRows, int? parts = null)
        {
            TestLayer<T> test = layer.ToLayer();
            StdpLayer<T> prepared = test.Prepare(
                presynapticRows ? StdpWeightLayout.PresynapticRows : StdpWeightLayout.PostsynapticRows, threads: parts ?? 1);
            layer.SetWeights(prepared, presynapticRows);
            if (parts is { } count)
            {
                prepared.Synapses.Forced = new ForcedPath(IsSparse: true, count);
            }

            var w = new Grid<T>([.. layer.W], layer.WeightShape);
            for (int step = 0; step < layer.ZPre.Length; step++)
            {
                // Where currents start is anything, too: traces will do.
                var expected = new Grid<T>([.. layer.TPost], layer.PostShape);
                ReferencePropagation.Forward(w, new(layer.ZPre[step], layer.PreShape), expected, layer.Convolution?.Geometry);
                var currents = new Slack<T>([.. layer.TPost], offset: 3);
                Propagate(prepared, layer.ZPre[step], layer.PreShape, form, currents.Span, back: false);
                Assert.That(currents.Values, Bits.EqualTo(expected.Values), $"step {step}");
                Assert.That(currents.IsIntact, "memory beside the currents");

                expected = new Grid<T>([.. layer.TPre], layer.PreShape);
                ReferencePropagation.Back(w, new(layer.ZPost[step], layer.PostShape), expected, layer.Convolution?.Geometry);
                currents = new Slack<T>([.. layer.TPre], offset: 3);
                Propagate(prepared, layer.ZPost[step], layer.PostShape, form, currents.Span, back: true);
                Assert.That(currents.Values, Bits.EqualTo(expected.Values), $"step {step}, back");
                Assert.That(currents.IsIntact, "memory beside the currents, back");
            }
        }

        private void SetWeights(StdpLayer<T> prepared, bool presynapticRows)
        {
            int[] shape = layer.WeightShape;
            T[] w = presynapticRows ? PresynapticRows.Transpose<T>(layer.W, shape[0], shape[1]) : layer.W;
            w.CopyTo(prepared.EditWeights().Span);
        }
    }

    private static void Propagate<T>(StdpLayer<T> layer, T[] z, int[] shape, ActivityForm form, Span<T> currents, bool back)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GradedLists<T> lists = GradedLists<T>.Of(z, shape[0]);
        StdpActivity<T> activity = form switch
        {
            ActivityForm.Dense => z,
            ActivityForm.View => new ReadOnlyTensorView<T>(z, shape),
            _ => lists.Events,
        };
        if (back)
        {
            layer.PropagateBack(activity, currents);
        }
        else
        {
            layer.Propagate(activity, currents);
        }
    }
}
