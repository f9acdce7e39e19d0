using System.Numerics;
using CsCheck;
using StdpKernels.DigestWorkload;
using StdpKernels.Tests.Properties;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Editing;

/// <summary>
/// Edits of the weights of random layers against the scalar reference, bit for bit, and what a layer knows of them afterwards.
/// </summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class EditTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Count = 100;

    private static readonly Filling<T> Any = new() { Weights = Numbers<T>.WithSpecial };

    private static readonly Filling<T> Ordinary = new() { Weights = Numbers<T>.Around };

    private static T Third => T.CreateChecked(1.0 / 3);

    [Test]
    public void Normalisation([Values] StdpNorm norm, [Values] StdpFan fan, [Values] bool presynapticRows, [Values] bool special) =>
        Holds(special ? Any : Ordinary, presynapticRows, (layer, w) =>
        {
            (int axis, int groups) = (fan == StdpFan.In ? 0 : 1, GroupsOf(layer));
            layer.NormaliseWeights(Third, norm, fan);
            T[] factors = ReferenceEdits.Factors(w, Third, norm, axis, groups);
            return (index, weight) => weight * factors[ReferenceEdits.Neuron(w, index, axis, groups)];
        });

    [Test]
    public void Scaling_of_each_neuron([Values] StdpFan fan, [Values] bool presynapticRows) =>
        Holds(Any, presynapticRows, (layer, w) =>
        {
            (int axis, int groups) = (fan == StdpFan.In ? 0 : 1, GroupsOf(layer));
            T[] factors = new Data<T>(w.Values.Length).Graded(axis == 0 ? w.Shape[0] : w.Shape[1] * groups);
            layer.ScaleWeights(factors, fan);
            return (index, weight) => weight * factors[ReferenceEdits.Neuron(w, index, axis, groups)];
        });

    [Test]
    public void Scaling([Values] bool presynapticRows) => Holds(Any, presynapticRows, (layer, _) =>
    {
        layer.ScaleWeights(-Third);
        return (_, weight) => weight * -Third;
    });

    [Test]
    public void Decay([Values] bool presynapticRows) => Holds(Any, presynapticRows, (layer, _) =>
    {
        T rest = T.CreateChecked(0.7);
        layer.DecayWeights(Third, rest);
        return (_, weight) => weight + (Third * (rest - weight));
    });

    [Test]
    public void Clipping([Values] bool presynapticRows) => Holds(Any, presynapticRows, (layer, _) =>
    {
        T min = T.CreateChecked(0.25);
        layer.ClipWeights(min, Third);
        return (_, weight) => T.IsNaN(weight) ? weight : weight < min ? min : weight > Third ? Third : weight;
    });

    /// <summary>A bound that is no number bounds nothing, also on processors whose own minimum gives NaN for it.</summary>
    [Test]
    public void Bounds_that_are_no_numbers([Values] bool presynapticRows) => Holds(
        Any with { HardBound = Gen.Const(true), Lower = Gen.OneOf(0, double.NaN), Upper = Gen.OneOf(0.5, double.NaN) },
        presynapticRows,
        (layer, _) =>
        {
            layer.ScaleWeights(-Third);
            return (_, weight) => weight * -Third;
        });

    /// <summary>Where the upper bound is below the lower one, it holds.</summary>
    [Test]
    public void Bounds_that_are_exchanged([Values] bool presynapticRows) => Holds(
        Any with { HardBound = Gen.Const(true), Lower = Gen.Const(0.5), Upper = Gen.OneOf(0.25, 0.75) },
        presynapticRows,
        (layer, _) =>
        {
            layer.ScaleWeights(-Third);
            return (_, weight) => weight * -Third;
        });

    [Test]
    public void Masks([Values] bool presynapticRows) => Holds(Any, presynapticRows, (layer, w) =>
    {
        bool[] mask = [.. Enumerable.Range(0, w.Values.Length).Select(i => i % 3 != 1)];
        layer.MaskWeights(presynapticRows && w.Shape.Length == 2 ? Transpose(mask, w.Shape) : mask);
        int next = 0;
        return (_, weight) => mask[next++] ? weight : T.Zero;
    });

    [Test]
    public void Between_guard_pages([Values] Placement placement, [Values] bool presynapticRows)
    {
        if (Pages.WhyNot is { } reason)
        {
            Assert.Ignore(reason);
        }

        Property.Holds(
            Cases<T>.Any(Any),
            Count / 4,
            layer =>
            {
                using var guard = new GuardedMemory(placement);
                StdpLayer<T> prepared = Prepare(layer, presynapticRows && layer.Convolution is null);
                prepared.NormaliseWeights(Third, StdpNorm.L2, StdpFan.In);
                prepared.NormaliseWeights(Third, StdpNorm.L1, StdpFan.Out);
                prepared.DecayWeights(Third);
                prepared.ClipWeights(T.Zero, Third);
                prepared.MaskWeights(new bool[layer.W.Length]);
                Assert.That(guard.IsIntact, "memory beside the buffers");
            },
            alone: true);
    }

    [Test]
    public void Edited_weights_need_no_look_at_them([Values] StdpAlgorithm algorithm, [Values] bool hardBound)
    {
        var layer = new StdpLinearLayer<T>(1, 20, 10, new() { Algorithm = algorithm, HardBound = hardBound, Mu = 1.0 });
        new Data<T>(1).WeightsAround(200).CopyTo(layer.EditWeights().Span);
        layer.ScaleWeights(T.CreateChecked(3));
        Assert.That(
            layer.KnowsSteadyWeights, Is.EqualTo(hardBound || algorithm is StdpAlgorithm.Additive or StdpAlgorithm.AdditiveStep));
        layer.EditWeights();
        Assert.That(layer.KnowsSteadyWeights, Is.False);
    }

    /// <summary>Steps after an edit are those of a layer that was given the same weights and knows nothing of them.</summary>
    [Test]
    public void Steps_go_on_from_edited_weights([Values] bool presynapticRows) =>
        Property.Holds(Cases<T>.Any(Any with { Steps = 3 }), Count, layer =>
        {
            bool turned = presynapticRows && layer.Convolution is null;
            (StdpLayer<T> edited, StdpLayer<T> fresh) = (Prepare(layer, turned), Prepare(layer, turned));
            for (int step = 0; step < layer.ZPre.Length; step++)
            {
                edited.NormaliseWeights(Third);
                edited.Weights.Span.CopyTo(fresh.EditWeights().Span);
                edited.Step(layer.ZPre[step], layer.ZPost[step]);
                fresh.Step(layer.ZPre[step], layer.ZPost[step]);
                Assert.That(edited.Weights.Span.ToArray(), Bits.EqualTo(fresh.Weights.Span.ToArray()), $"step {step}");
            }
        });

    private static void Holds(Filling<T> filling, bool presynapticRows, Func<StdpLayer<T>, Grid<T>, Func<int[], T, T>> edit) =>
        Property.Holds(Cases<T>.Any(filling), Count, layer =>
        {
            bool turned = presynapticRows && layer.Convolution is null;
            StdpLayer<T> prepared = Prepare(layer, turned);
            var expected = new Grid<T>([.. layer.W], layer.WeightShape);
            Func<int[], T, T> reference = edit(prepared, new Grid<T>([.. layer.W], layer.WeightShape));
            ReferenceEdits.Apply(expected, layer.Parameters, reference);
            T[] came = turned
                ? PresynapticRows.Transpose(prepared.Weights.Span, layer.WeightShape[1], layer.WeightShape[0])
                : prepared.Weights.Span.ToArray();
            Assert.That(came, Bits.EqualTo(expected.Values));
        });

    private static StdpLayer<T> Prepare(LayerCase<T> layer, bool presynapticRows)
    {
        StdpLayer<T> prepared = layer.ToLayer().Prepare(
            presynapticRows ? StdpWeightLayout.PresynapticRows : StdpWeightLayout.PostsynapticRows);
        T[] w = presynapticRows ? PresynapticRows.Transpose<T>(layer.W, layer.WeightShape[0], layer.WeightShape[1]) : layer.W;
        w.CopyTo(prepared.EditWeights().Span);
        return prepared;
    }

    private static int GroupsOf(StdpLayer<T> layer) => layer is StdpConv2dLayer<T> convolution ? convolution.Geometry.Groups : 1;

    private static bool[] Transpose(bool[] mask, int[] shape) =>
        [.. Enumerable.Range(0, mask.Length).Select(i => mask[(i % shape[0] * shape[1]) + (i / shape[0])])];
}
