using System.Numerics;
using StdpKernels.DigestWorkload;

namespace StdpKernels.Native.Tests;

/// <summary>A layer with parameters and activity that a number has chosen.</summary>
internal sealed class RandomCase<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Random _random;
    private readonly bool _numbersOnly;

    /// <param name="seed">The number.</param>
    /// <param name="sparse">Of the sizes of a sparse layer, whose parameters are numbers.</param>
    public RandomCase(int seed, bool sparse = false)
    {
        _random = new Random(seed);
        _numbersOnly = sparse;
        Shape = !sparse && _random.Next(3) == 0 ? Convolution() : WorkloadShape.Linear(_random.Next(1, 5), Size(), Size());
        Layout = Shape.IsConvolution ? StdpWeightLayout.PostsynapticRows : (StdpWeightLayout)_random.Next(2);
        Threads = _random.Next(1, 3);
        TimeStep = 0.001 * _random.Next(1, 4);
        Parameters = DrawParameters();
        W = Draw(Shape.Outputs * Shape.Channels * Shape.Kernel, -0.1, 1.1);
        TPre = Draw(Shape.Batch * Shape.Channels * Shape.Image, 0, 1);
        TPost = Draw(Shape.Batch * Shape.Outputs * Shape.Positions, 0, 1);
        Steps = [.. Enumerable.Range(0, 4).Select(_ => (Activity(TPre.Length), Activity(TPost.Length), _random.Next(2) == 0))];
    }

    public WorkloadShape Shape { get; }

    public StdpWeightLayout Layout { get; }

    public int Threads { get; }

    public double TimeStep { get; }

    public StdpParameters<T> Parameters { get; }

    public T[] W { get; }

    public T[] TPre { get; }

    public T[] TPost { get; }

    /// <summary>Activity of both sides, and whether it is given as lists.</summary>
    public (T[] Pre, T[] Post, bool Lists)[] Steps { get; }

    public StdpLayer<T> CreateManaged() => Shape.Geometry is { } geometry
        ? new StdpConv2dLayer<T>(
            Shape.Batch, Shape.Channels, Shape.ImageSize, Shape.Outputs, Shape.KernelSize, Parameters, geometry, TimeStep, Threads)
        : new StdpLinearLayer<T>(Shape.Batch, Shape.Channels, Shape.Outputs, Parameters, TimeStep, Threads, Layout);

    private int Size() => _random.Next(4) == 0 ? _random.Next(0, 3) : _random.Next(1, 90);

    private WorkloadShape Convolution() => new(
        _random.Next(1, 4),
        _random.Next(1, 4),
        (_random.Next(5, 12), _random.Next(5, 12)),
        _random.Next(1, 20),
        (_random.Next(1, 4), _random.Next(1, 4)),
        new Conv2dGeometry
        {
            Stride = (_random.Next(1, 3), _random.Next(1, 3)),
            Padding = (_random.Next(0, 3), _random.Next(0, 3)),
            Dilation = (_random.Next(1, 3), _random.Next(1, 3)),
        });

    private StdpParameters<T> DrawParameters()
    {
        int rows = Layout == StdpWeightLayout.PostsynapticRows ? Shape.Outputs : Shape.Channels;
        int[] column = Shape.IsConvolution ? [rows, 1, 1, 1] : [rows, 1];
        int[] outputs = Shape.IsConvolution ? [Shape.Outputs, 1, 1] : [Shape.Outputs];
        return new StdpParameters<T>
        {
            Algorithm = (StdpAlgorithm)_random.Next(5),
            HardBound = _random.Next(4) > 0,
            EtaPlus = Maybe(column, 0, 0.1),
            EtaMinus = Maybe(column, 0, 0.1),
            WMin = Maybe(column, -0.2, 0.1),
            WMax = Maybe(column, 0.9, 1.2),
            TauPreInv = 10 + (40 * _random.NextDouble()),
            TauPostInv = Maybe(outputs, 10, 50),
            APost = Maybe(outputs, 0.5, 2),
            Mu = _random.Next(3) * 0.5,
            MuPlus = _random.Next(3) * 0.5,
            MuMinus = _random.NextDouble(),
        };
    }

    private StdpParameter<T> Maybe(int[] shape, double from, double to) => _random.Next(3) == 0 && !_numbersOnly
        ? new StdpParameter<T>(Draw(shape.Aggregate(1, (product, d) => product * d), from, to), shape)
        : new StdpParameter<T>(from + ((to - from) * _random.NextDouble()));

    private T[] Activity(int length)
    {
        double density = _random.Next(4) switch { 0 => 0, 1 => 0.02, 2 => 0.2, _ => 1 };
        bool graded = _random.Next(4) == 0;
        return
        [
            .. Enumerable.Range(0, length).Select(_ =>
                _random.NextDouble() >= density ? T.Zero : graded ? T.CreateChecked((2 * _random.NextDouble()) - 1) : T.One),
        ];
    }

    private T[] Draw(int length, double from, double to) =>
        [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked(from + ((to - from) * _random.NextDouble())))];
}
