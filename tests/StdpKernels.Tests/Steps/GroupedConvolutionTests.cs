using System.Numerics;
using StdpKernels.Synapses;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>A convolution in groups has the bits of as many convolutions that know nothing of each other, whichever way it goes.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class GroupedConvolutionTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Steps = 3;

    /// <summary>Channels of a group, outputs of a group, groups: depthwise, with a multiplier, and around the length of a vector.</summary>
    private static readonly (int Channels, int Outputs, int Groups)[] Sizes =
    [
        (1, 1, 7), (1, 3, 4), (2, 1, 5), (3, 7, 2), (Vector<T>.Count, Vector<T>.Count + 1, 2), (Vector<T>.Count + 1, 2, 3),
    ];

    private static readonly StdpParameters<T> Parameters = new()
    {
        Algorithm = StdpAlgorithm.MultiplicativePow,
        Mu = 0.5,
        EtaPlus = 0.05,
        EtaMinus = 0.04,
    };

    [Test]
    public void Steps_are_those_of_separate_convolutions(
        [Range(0, 5)] int size, [Values(0.03, 0.5)] double density, [Values] bool graded, [Values] bool events)
    {
        ConvShape shape = Shape(size);
        StdpConv2dLayer<T> grouped = Layer(shape);
        StdpConv2dLayer<T>[] separate = Separate(grouped, shape);
        var data = new Data<T>(size);
        for (int step = 0; step < Steps; step++)
        {
            T[] zPre = Activity(data, grouped.State.TracePre.Shape.Length, density, graded);
            T[] zPost = Activity(data, grouped.State.TracePost.Shape.Length, density, graded);
            Step(grouped, zPre, zPost, events, graded);
            for (int group = 0; group < separate.Length; group++)
            {
                Step(separate[group], OfGroup(zPre, shape.Pre, group, shape), OfGroup(zPost, shape.Post, group, shape), events, graded);
            }

            AssertSame(grouped, separate, shape);
        }
    }

    [Test]
    public void Forced_kernels_in_any_number_of_parts_give_the_same_bits([Range(0, 5)] int size, [Values] bool isSparse, [Values] bool unfolds)
    {
        ConvShape shape = Shape(size);
        int most = Math.Max(1, shape.Outputs / 6);
        for (int parts = 1; parts <= Math.Min(5, most); parts++)
        {
            StdpConv2dLayer<T> grouped = Layer(shape, parts);
            StdpConv2dLayer<T>[] separate = Separate(grouped, shape);
            grouped.Synapses.Forced = new ForcedPath(isSparse, parts, Unfolds: unfolds);
            var data = new Data<T>(size);
            for (int step = 0; step < Steps; step++)
            {
                T[] zPre = data.Spikes(grouped.State.TracePre.Shape.Length, 0.3);
                T[] zPost = data.Spikes(grouped.State.TracePost.Shape.Length, 0.3);
                Step(grouped, zPre, zPost, events: isSparse);
                for (int group = 0; group < separate.Length; group++)
                {
                    Step(separate[group], OfGroup(zPre, shape.Pre, group, shape), OfGroup(zPost, shape.Post, group, shape), events: !isSparse);
                }
            }

            AssertSame(grouped, separate, shape);
        }
    }

    [Test]
    public void What_flows_is_what_flows_through_separate_convolutions([Range(0, 5)] int size, [Values] bool graded)
    {
        ConvShape shape = Shape(size);
        StdpConv2dLayer<T> grouped = Layer(shape, threads: 2);
        StdpConv2dLayer<T>[] separate = Separate(grouped, shape);
        var data = new Data<T>(size);
        T[] zPre = Activity(data, grouped.State.TracePre.Shape.Length, 0.2, graded);
        T[] zPost = Activity(data, grouped.State.TracePost.Shape.Length, 0.2, graded);
        T[] currentsPre = data.Graded(zPre.Length), currentsPost = data.Graded(zPost.Length);
        T[] startPre = [.. currentsPre], startPost = [.. currentsPost];
        grouped.Propagate(zPre, currentsPost);
        grouped.PropagateBack(zPost, currentsPre);
        for (int group = 0; group < separate.Length; group++)
        {
            T[] pre = OfGroup(startPre, shape.Pre, group, shape), post = OfGroup(startPost, shape.Post, group, shape);
            separate[group].Propagate(OfGroup(zPre, shape.Pre, group, shape), post);
            separate[group].PropagateBack(OfGroup(zPost, shape.Post, group, shape), pre);
            Assert.That(OfGroup(currentsPost, shape.Post, group, shape), Bits.EqualTo(post), $"group {group}");
            Assert.That(OfGroup(currentsPre, shape.Pre, group, shape), Bits.EqualTo(pre), $"group {group}, back");
        }
    }

    [Test]
    public void Windows_and_edits_are_those_of_separate_convolutions([Range(0, 5)] int size, [Values] StdpFan fan)
    {
        ConvShape shape = Shape(size);
        StdpConv2dLayer<T> grouped = Layer(shape);
        StdpConv2dLayer<T>[] separate = Separate(grouped, shape);
        var data = new Data<T>(size);
        T[][] zPre = [.. Enumerable.Range(0, Steps).Select(_ => data.Spikes(grouped.State.TracePre.Shape.Length, 0.1))];
        T[][] zPost = [.. Enumerable.Range(0, Steps).Select(_ => data.Spikes(grouped.State.TracePost.Shape.Length, 0.1))];
        grouped.StepWindow(Steps, zPre.SelectMany(z => z).ToArray(), zPost.SelectMany(z => z).ToArray());
        grouped.NormaliseWeights(T.CreateChecked(0.7), StdpNorm.L2, fan);
        for (int group = 0; group < separate.Length; group++)
        {
            separate[group].StepWindow(
                Steps,
                zPre.SelectMany(z => OfGroup(z, shape.Pre, group, shape)).ToArray(),
                zPost.SelectMany(z => OfGroup(z, shape.Post, group, shape)).ToArray());
            separate[group].NormaliseWeights(T.CreateChecked(0.7), StdpNorm.L2, fan);
        }

        AssertSame(grouped, separate, shape);
    }

    [Test]
    public void A_checkpoint_of_other_groups_is_refused_and_one_of_the_same_is_loaded()
    {
        StdpConv2dLayer<T> Make(int groups) => new(2, 6, (5, 4), 6, (2, 2), Parameters, new() { Groups = groups });
        StdpConv2dLayer<T> saved = Make(3);
        new Data<T>(1).WeightsWithin(saved.Weights.Span.Length).CopyTo(saved.EditWeights().Span);
        using var stream = new MemoryStream();
        saved.SaveCheckpoint(stream);

        StdpConv2dLayer<T> same = Make(3);
        stream.Position = 0;
        same.LoadCheckpoint(stream);
        Assert.That(same.Weights.Span.ToArray(), Bits.EqualTo(saved.Weights.Span.ToArray()));
        foreach (int groups in new[] { 1, 2, 6 })
        {
            StdpConv2dLayer<T> other = Make(groups);
            stream.Position = 0;
            Assert.That(
                () => other.LoadCheckpoint(stream),
                Throws.TypeOf<InvalidDataException>().With.Message.Contains($"[6, {6 / groups}, 2, 2]").And.Message.Contains("[6, 2, 2, 2]"));
            Assert.That(other.Weights.Span.ToArray(), Is.All.EqualTo(T.Zero));
        }
    }

    private static ConvShape Shape(int size)
    {
        (int channels, int outputs, int groups) = Sizes[size];
        return new(2, channels * groups, (6, 7), outputs * groups, (3, 2))
        {
            Geometry = new() { Padding = (1, 0), Stride = (1, 2), Groups = groups },
        };
    }

    private static StdpConv2dLayer<T> Layer(ConvShape shape, int threads = 1)
    {
        var layer = new StdpConv2dLayer<T>(
            shape.Batch, shape.Channels, shape.Image, shape.Outputs, shape.Kernel, Parameters, shape.Geometry, threads: threads);
        var data = new Data<T>(17);
        data.WeightsWithin(layer.Weights.Span.Length).CopyTo(layer.EditWeights().Span);
        data.Uniform(layer.State.TracePre.Shape.Length, 0, 1.5).CopyTo(layer.State.TracePre.Span);
        data.Uniform(layer.State.TracePost.Shape.Length, 0, 1.5).CopyTo(layer.State.TracePost.Span);
        return layer;
    }

    private static StdpConv2dLayer<T>[] Separate(StdpConv2dLayer<T> grouped, ConvShape shape)
    {
        int groups = shape.Geometry.Groups;
        return [.. Enumerable.Range(0, groups).Select(group =>
        {
            var layer = new StdpConv2dLayer<T>(
                shape.Batch,
                shape.Channels / groups,
                shape.Image,
                shape.Outputs / groups,
                shape.Kernel,
                Parameters,
                shape.Geometry with { Groups = 1 });
            int length = layer.Weights.Span.Length;
            grouped.Weights.Span.Slice(group * length, length).CopyTo(layer.EditWeights().Span);
            OfGroup(grouped.State.TracePre.Span.ToArray(), shape.Pre, group, shape).CopyTo(layer.State.TracePre.Span);
            OfGroup(grouped.State.TracePost.Span.ToArray(), shape.Post, group, shape).CopyTo(layer.State.TracePost.Span);
            return layer;
        })];
    }

    private static void AssertSame(StdpConv2dLayer<T> grouped, StdpConv2dLayer<T>[] separate, ConvShape shape)
    {
        Assert.That(grouped.Weights.Span.ToArray(), Bits.EqualTo([.. separate.SelectMany(layer => layer.Weights.Span.ToArray())]));
        for (int group = 0; group < separate.Length; group++)
        {
            Assert.That(
                OfGroup(grouped.State.TracePre.Span.ToArray(), shape.Pre, group, shape),
                Bits.EqualTo(separate[group].State.TracePre.Span.ToArray()));
            Assert.That(
                OfGroup(grouped.State.TracePost.Span.ToArray(), shape.Post, group, shape),
                Bits.EqualTo(separate[group].State.TracePost.Span.ToArray()));
        }
    }

    private static void Step(StdpConv2dLayer<T> layer, T[] zPre, T[] zPost, bool events, bool graded = false)
    {
        int batch = layer.State.TracePre.Shape[0];
        switch (events, graded)
        {
            case (true, true):
                layer.Step(GradedLists<T>.Of(zPre, batch).Events, GradedLists<T>.Of(zPost, batch).Events);
                break;
            case (true, false):
                layer.Step(EventLists.Of<T>(zPre, batch).Events, EventLists.Of<T>(zPost, batch).Events);
                break;
            default:
                layer.Step(zPre, zPost);
                break;
        }
    }

    private static T[] Activity(Data<T> data, int length, double density, bool graded)
    {
        T[] spikes = data.Spikes(length, density);
        T[] numbers = data.Graded(length);
        return graded ? [.. spikes.Select((z, i) => z * numbers[i])] : spikes;
    }

    /// <summary>The channels of one group, of every sample.</summary>
    private static T[] OfGroup(T[] side, int[] dimensions, int group, ConvShape shape)
    {
        int sample = side.Length / dimensions[0], length = sample / shape.Geometry.Groups;
        return [.. Enumerable.Range(0, dimensions[0]).SelectMany(b => side.AsSpan((b * sample) + (group * length), length).ToArray())];
    }
}
