using System.Numerics;
using StdpKernels.DigestWorkload;

namespace StdpKernels.Native.Tests.Learning;

/// <summary>A layer of any kind with a rule of any parts, an eligibility, traces of its own, and calls in any order; chosen by a number.</summary>
internal sealed class LearningCase<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Steps of a window.</summary>
    public const int WindowSteps = 3;

    /// <summary>Inverse time constant and floor of the traces that the caller moves.</summary>
    public const double OwnTauInv = 30, OwnFloor = 0.001;

    /// <summary>The names of the traces that the caller moves.</summary>
    public const string OwnPre = "mine_pre", OwnPost = "mine_post";

    private readonly Random _random;

    public LearningCase(int seed)
    {
        _random = new Random(seed);
        Kind = (LayerKind)_random.Next(4);
        Shape = Kind switch
        {
            LayerKind.Conv1d => Convolution((1, _random.Next(4, 30)), (1, _random.Next(1, 5))),
            LayerKind.Conv2d => Convolution((_random.Next(4, 10), _random.Next(4, 10)), (_random.Next(1, 4), _random.Next(1, 4))),
            _ => WorkloadShape.Linear(_random.Next(2) == 0 ? 1 : _random.Next(1, 4), _random.Next(1, 60), _random.Next(1, 60)),
        };
        Layout = Kind == LayerKind.Linear ? (StdpWeightLayout)_random.Next(2) : StdpWeightLayout.PostsynapticRows;
        Threads = _random.Next(1, 3);
        TimeStep = 0.001 * _random.Next(1, 4);
        Parameters = RandomRule<T>.Draw(_random, Shape, Layout, PostTrace, Kind == LayerKind.Sparse);
        Synapses = Kind == LayerKind.Sparse ? StdpConnectivity.Random(Shape.Channels, Shape.Outputs, 0.3, seed) : null;
        WeightCount = Synapses?.Count ?? Shape.Weights.Aggregate(1, (product, d) => product * d);
        EligibilityTauInv = _random.Next(4) switch { 0 => 0, 1 => double.PositiveInfinity, _ => 100 * _random.NextDouble() };
        EligibilityDecay = (StdpTraceDecay)_random.Next(2);
        OfSamples = _random.Next(2) == 0;
        W = Draw(WeightCount, -0.1, 1.1);
        TPre = Draw(Length(Shape.Pre), 0, 1);
        TPost = Draw(Length(Shape.Post), 0, 1);
        Operations = [.. Enumerable.Range(0, 12).Select(_ => DrawOperation())];
    }

    public LayerKind Kind { get; }

    public WorkloadShape Shape { get; }

    public StdpWeightLayout Layout { get; }

    public int Threads { get; }

    public double TimeStep { get; }

    public StdpParameters<T> Parameters { get; }

    /// <summary>Of a sparse layer.</summary>
    public StdpConnectivity? Synapses { get; }

    public int WeightCount { get; }

    public double EligibilityTauInv { get; }

    public StdpTraceDecay EligibilityDecay { get; }

    public bool OfSamples { get; }

    public T[] W { get; }

    public T[] TPre { get; }

    public T[] TPost { get; }

    public Operation<T>[] Operations { get; }

    /// <summary>The shapes of the traces.</summary>
    public (int[] Pre, int[] Post) Traces => Kind == LayerKind.Conv1d
        ? ([Shape.Batch, Shape.Channels, Shape.Image], [Shape.Batch, Shape.Outputs, Shape.Positions])
        : (Shape.Pre, Shape.Post);

    public Conv1dGeometry Geometry1d => new()
    {
        Stride = Shape.Geometry!.Value.Stride.Width,
        Padding = Shape.Geometry.Value.Padding.Width,
        Dilation = Shape.Geometry.Value.Dilation.Width,
        Groups = Shape.Groups,
    };

    private int[] PostTrace => Kind switch
    {
        LayerKind.Conv1d => [Shape.Outputs, 1],
        LayerKind.Conv2d => [Shape.Outputs, 1, 1],
        _ => [Shape.Outputs],
    };

    public StdpLayer<T> CreateManaged() => Kind switch
    {
        LayerKind.Conv1d => new StdpConv1dLayer<T>(
            Shape.Batch, Shape.Channels, Shape.Image, Shape.Outputs, Shape.Kernel, Parameters, Geometry1d, TimeStep, Threads),
        LayerKind.Conv2d => new StdpConv2dLayer<T>(
            Shape.Batch, Shape.Channels, Shape.ImageSize, Shape.Outputs, Shape.KernelSize, Parameters, Shape.Geometry!.Value, TimeStep, Threads),
        LayerKind.Sparse => new StdpSparseLayer<T>(Shape.Batch, Synapses!, Parameters, TimeStep, Threads),
        _ => new StdpLinearLayer<T>(Shape.Batch, Shape.Channels, Shape.Outputs, Parameters, TimeStep, Threads, Layout),
    };

    private WorkloadShape Convolution(Size2D image, Size2D kernel)
    {
        int groups = _random.Next(1, 4);
        bool flat = image.Height == 1;
        return new(
            _random.Next(1, 4),
            groups * _random.Next(1, 3),
            image,
            groups * _random.Next(1, 6),
            kernel,
            new Conv2dGeometry
            {
                Stride = (flat ? 1 : _random.Next(1, 3), _random.Next(1, 3)),
                Padding = (flat ? 0 : _random.Next(0, 3), _random.Next(0, 3)),
                Dilation = (flat ? 1 : _random.Next(1, 3), _random.Next(1, 3)),
                Groups = groups,
            });
    }

    private Operation<T> DrawOperation()
    {
        OperationKind[] kinds = Enum.GetValues<OperationKind>();
        OperationKind kind = kinds[_random.Next(kinds.Length)];
        bool flag = _random.Next(2) == 0;
        int steps = kind == OperationKind.Window ? WindowSteps : 1;
        int numbers = kind switch
        {
            OperationKind.RewardNeurons => Shape.Outputs,
            OperationKind.RewardSamples or OperationKind.RewardSamplesAndStep => Shape.Batch,
            OperationKind.ScaleEach => flag ? Shape.Channels : Shape.Outputs,
            OperationKind.Mask => WeightCount,
            _ => 0,
        };
        T[] drawn = Draw(numbers, -1, 1);
        if (kind == OperationKind.Mask)
        {
            drawn = [.. drawn.Select(number => number > T.CreateChecked(-0.8) ? T.One : T.Zero)];
        }

        return new Operation<T>(
            kind, Activity(steps * TPre.Length), Activity(steps * TPost.Length), _random.Next(2) == 0, Draw(1, -1, 1)[0], drawn, flag);
    }

    private T[] Activity(int length)
    {
        double density = _random.Next(4) switch { 0 => 0, 1 => 0.05, 2 => 0.2, _ => 1 };
        bool graded = _random.Next(8) == 0;
        return
        [
            .. Enumerable.Range(0, length).Select(_ =>
                _random.NextDouble() >= density ? T.Zero : graded ? T.CreateChecked((2 * _random.NextDouble()) - 1) : T.One),
        ];
    }

    private T[] Draw(int length, double from, double to) =>
        [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked(from + ((to - from) * _random.NextDouble())))];

    private static int Length(int[] shape) => shape.Aggregate(1, (product, d) => product * d);
}

/// <summary>Kinds of layers.</summary>
internal enum LayerKind
{
    Linear,
    Sparse,
    Conv1d,
    Conv2d,
}
