using System.Numerics;
using CsCheck;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Properties;

/// <summary>Random layers: shapes, then numbers to fill them with, then parameters that broadcast to them.</summary>
internal static class Cases<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>None, one, primes, below one vector, and around multiples of one.</summary>
    private static readonly Gen<int> Size = Gen.Frequency(
        (1, Gen.Int[0, 1]),
        (4, Gen.Int[2, 7]),
        (2, Gen.OneOf(11, 13, 17, 23)),
        (2, Gen.Int[1, 4].SelectMany(n => Gen.Int[-1, 1].Select(around => (n * Vector<T>.Count) + around))));

    private static readonly Gen<int> Batch = Gen.Frequency((1, Gen.Const(0)), (4, Gen.Const(1)), (4, Gen.Int[2, 5]), (1, Gen.Int[6, 9]));

    private static readonly Gen<Size2D> SmallSize = Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], (h, w) => new Size2D(h, w));

    /// <summary>Linear layers.</summary>
    public static Gen<LayerCase<T>> Linear(Filling<T> filling) =>
        from batch in Batch
        from inputs in Size
        from outputs in Size
        from layer in Fill([batch, inputs], [batch, outputs], [outputs, inputs], filling)
        select layer with { Linear = (batch, inputs, outputs) };

    /// <summary>Convolutional layers of any geometry whose kernel fits the image.</summary>
    public static Gen<LayerCase<T>> Conv2d(Filling<T> filling) =>
        from batch in Gen.Int[0, 3]
        from groups in Gen.Frequency((2, Gen.Const(1)), (1, Gen.Int[2, 4]))
        from channels in Gen.Frequency((1, Gen.Const(0)), (6, Gen.Int[1, 4]), (1, Gen.Const(Vector<T>.Count + 1))).Select(c => c * groups)
        from outputs in Gen.Frequency((1, Gen.Const(0)), (6, Gen.Int[1, 5]), (1, Gen.Const(Vector<T>.Count + 1))).Select(o => o * groups)
        from image in Gen.Select(Gen.Int[1, 7], Gen.Int[1, 7], (h, w) => new Size2D(h, w))
        from kernel in SmallSize
        from stride in SmallSize
        from padding in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], (h, w) => new Size2D(h, w))
        from dilation in SmallSize
        let shape = new ConvShape(batch, channels, image, outputs, kernel)
        {
            Geometry = new() { Stride = stride, Padding = padding, Dilation = dilation, Groups = groups },
        }
        where shape.Post[2] > 0 && shape.Post[3] > 0
        from layer in Fill(shape.Pre, shape.Post, shape.Weights, filling)
        select layer with { Convolution = shape };

    /// <summary>Both kinds of layers.</summary>
    public static Gen<LayerCase<T>> Any(Filling<T> filling) => Gen.OneOf(Linear(filling), Conv2d(filling));

    /// <summary>Convolutional layers whose kernel covers the image, with parameters that mean the same in a linear layer.</summary>
    public static Gen<LayerCase<T>> WholeImage(Filling<T> filling) =>
        from batch in Batch
        from channels in Gen.Int[1, 4]
        from image in Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], (h, w) => new Size2D(h, w))
        from outputs in Size
        let shape = new ConvShape(batch, channels, image, outputs, image)
        from layer in Fill(shape.Pre, shape.Post, shape.Weights, filling with { Tensors = false })
        select layer with { Convolution = shape };

    private static Gen<LayerCase<T>> Fill(int[] pre, int[] post, int[] weights, Filling<T> filling) =>
        from w in Array(weights, filling.Weights)
        from tPre in Array(pre, filling.Traces)
        from tPost in Array(post, filling.Traces)
        from steps in Gen.Int[1, filling.Steps]
        from zPre in filling.Activity.SelectMany(activity => Array(pre, activity)).Array[steps]
        from zPost in filling.Activity.SelectMany(activity => Array(post, activity)).Array[steps]
        from parameters in filling.Parameters(pre, post, weights)
        from dt in filling.TimeSteps
        select new LayerCase<T>
        {
            W = w,
            TPre = tPre,
            TPost = tPost,
            ZPre = zPre,
            ZPost = zPost,
            Parameters = parameters,
            Dt = dt,
        };

    private static Gen<T[]> Array(int[] shape, Gen<T> element) => element.Array[new TensorShape(shape).Length];
}
