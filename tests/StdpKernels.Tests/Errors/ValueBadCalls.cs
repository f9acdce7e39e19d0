using System.Numerics;
using System.Numerics.Tensors;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid shapes, views, parameters, events, geometries and states: what the steps are given.</summary>
internal static class ValueBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly int[] Five = [1, 1, 1, 1, 1];
    private static readonly int[] Negative = [2, -3];
    private static readonly int[] TooLarge = [65536, 65536];

    public static IEnumerable<BadCall> All() =>
        Shapes().Concat(Views()).Concat(TensorSpans()).Concat(Parameters()).Concat(Events()).Concat(Geometries()).Concat(States());

    private static IEnumerable<BadCall> Shapes() =>
    [
        .. OfShape("shape", "dimensions", shape => _ = new TensorShape(shape)),
        BadCall.Of("shape, an index of its rank", Refusal.OutOfRange("index", "[3, 4]", "2"), () => _ = new TensorShape(3, 4)[2]),
        BadCall.Of("shape, ^0", Refusal.OutOfRange("index", "[3, 4]", "2"), () => _ = new TensorShape(3, 4)[^0]),
        BadCall.Of("shape, ^3", Refusal.OutOfRange("index", "[3, 4]", "-1"), () => _ = new TensorShape(3, 4)[^3]),
        BadCall.Of("shape, an index of the default", Refusal.OutOfRange("index", "[]", "0"), () => _ = default(TensorShape)[0]),
    ];

    private static IEnumerable<BadCall> Views()
    {
        var shape = new TensorShape(2, 3);
        return
        [
            .. OfShape("view", "shape", dimensions => _ = new TensorView<T>(new T[2], dimensions)),
            .. OfShape("view for reading", "shape", dimensions => _ = new ReadOnlyTensorView<T>(new T[2], dimensions)),
            BadCall.Of("view, too short", new("shape", "[2, 3]", "6", "5"), () => _ = new TensorView<T>(new T[5], 2, 3)),
            BadCall.Of("view, too long", new("shape", "[2, 3]", "6", "7"), () => _ = new TensorView<T>(new T[7], shape)),
            BadCall.Of("view, no shape", new("shape", "[]", "without dimensions", "3"), () => _ = new TensorView<T>(new T[3])),
            BadCall.Of("view for reading, too short", new("shape", "6", "5"), () => _ = new ReadOnlyTensorView<T>(new T[5], 2, 3)),
            BadCall.Of("view for reading, too long", new("shape", "6", "7"), () => _ = new ReadOnlyTensorView<T>(new T[7], shape)),
            .. Indices("view", index => _ = new TensorView<T>(new T[6], 2, 3)[index]),
            .. Indices("view for reading", index => _ = new ReadOnlyTensorView<T>(new T[6], 2, 3)[index]),
            BadCall.Of("default view, an element", new("index", "default"), () => _ = default(TensorView<T>)[[]]),
            BadCall.Of("default view for reading, an element", new("index", "default"), () => _ = default(ReadOnlyTensorView<T>)[[]]),
        ];
    }

    private static IEnumerable<BadCall> TensorSpans()
    {
        (string Error, Refusal Refusal, nint[] Lengths, nint[] Strides)[] errors =
        [
            ("gaps", new("tensor", "stride 5", "4"), [3, 4], [5, 1]),
            ("repeated elements", new("tensor", "stride 0", "4"), [3, 4], [0, 1]),
            ("every other element", new("tensor", "stride 2", "1"), [6], [2]),
            ("five dimensions", new("tensor", "4", "5"), [1, 1, 1, 2, 2], [0, 0, 0, 2, 1]),
            ("a dimension too large", new("tensor", $"{int.MaxValue}", $"{nint.MaxValue}"), [0, nint.MaxValue], [0, 0]),
        ];
        foreach ((string error, Refusal refusal, nint[] lengths, nint[] strides) in errors)
        {
            yield return BadCall.Of($"tensor span, {error}", refusal, () =>
                _ = new TensorSpan<T>(new T[30], lengths, strides).AsTensorView());
            yield return BadCall.Of($"tensor, {error}", refusal, () =>
                _ = Tensor.Create(new T[30], lengths, strides).AsTensorView());
            yield return BadCall.Of($"tensor span for reading, {error}", refusal, () =>
                _ = new ReadOnlyTensorSpan<T>(new T[30], lengths, strides).AsTensorView());
        }

        yield return BadCall.Of("no tensor", Refusal.Null("tensor"), () => _ = default(Tensor<T>)!.AsTensorView());
        int[] wide = [0, int.MaxValue, int.MaxValue, int.MaxValue];
        yield return BadCall.Of("default view as a tensor span", new("view", "default"), () => _ = default(TensorView<T>).AsTensorSpan());
        yield return BadCall.Of("default view as a tensor span for reading", new("view", "default"), () =>
            _ = default(ReadOnlyTensorView<T>).AsTensorSpan());
        yield return BadCall.Of("empty view as a tensor span, its strides", new("view", $"{long.MaxValue}", $"{int.MaxValue}"), () =>
            _ = new TensorView<T>([], wide).AsTensorSpan());
        yield return BadCall.Of("empty view as a tensor span for reading, its strides", new("view", $"{long.MaxValue}"), () =>
            _ = new ReadOnlyTensorView<T>([], wide).AsTensorSpan());
    }

    private static IEnumerable<BadCall> Parameters() =>
    [
        .. OfShape("parameter", "shape", shape => _ = new StdpParameter<T>(new T[2], shape)),
        BadCall.Of("parameter, too short", new("shape", "8", "6"), () => _ = new StdpParameter<T>(new T[6], 2, 4)),
        BadCall.Of("parameter, no shape", new("shape", "[]", "without dimensions", "3"), () => _ = new StdpParameter<T>(new T[3])),
        BadCall.Of("parameter, no values", new("shape", "[]", "1", "0"), () => _ = new StdpParameter<T>([])),
        BadCall.Of("parameter, no array", Refusal.Null("values"), () => { StdpParameter<T> _ = (T[])null!; }),
        BadCall.Of("parameter, a tensor's number", Refusal.InvalidOperation("[2, 3]"), () =>
            _ = new Data<T>(1).Tensor([2, 3], 0, 1).Number),
    ];

    private static IEnumerable<BadCall> Events()
    {
        (int[] Starts, string Came)[] errors =
        [
            ([], "empty"), ([1, 3], "1"), ([0, 2], "2"), ([0, 4], "4"), ([0, 2, 1, 3], "1 (at 2) follows 2"),
            ([0, -1, 3], "-1 (at 1) follows 0"), ([0, int.MaxValue, 3], $"3 (at 2) follows {int.MaxValue}"), ([-3, 0, 3], "-3"),
        ];
        foreach ((int[] starts, string came) in errors)
        {
            yield return BadCall.Of($"events, starts {string.Join(' ', starts)}", new("sampleStarts", came), () =>
                _ = new SpikeEvents([7, 8, 9], starts));
        }

        foreach (int sample in new[] { -1, 2, int.MinValue, int.MaxValue })
        {
            yield return BadCall.Of($"events, sample {sample}", Refusal.OutOfRange("sample", "2 samples", $"{sample}"), () =>
                _ = new SpikeEvents([1, 2], [0, 1, 2])[sample]);
        }

        foreach ((int start, int count, string name, string most) in new[]
        {
            (-1, 1, "start", "2"), (3, 0, "start", "2"), (int.MaxValue, 1, "start", "2"),
            (0, 3, "count", "2"), (1, 2, "count", "1"), (2, 1, "count", "0"), (0, -1, "count", "2"), (1, int.MaxValue, "count", "1"),
        })
        {
            string came = $"{(name == "start" ? start : count)}";
            yield return BadCall.Of($"events, slice {start} {count}", Refusal.OutOfRange(name, $"0 to {most}", came), () =>
                _ = new SpikeEvents([1, 2], [0, 1, 2]).Slice(start, count));
            yield return BadCall.Of($"graded events, slice {start} {count}", Refusal.OutOfRange(name, came), () =>
                _ = new GradedSpikeEvents<T>(new SpikeEvents([1, 2], [0, 1, 2]), new T[2]).Slice(start, count));
        }

        yield return BadCall.Of("default events, sample 0", Refusal.OutOfRange("sample", "0 samples"), () => _ = default(SpikeEvents)[0]);
    }

    private static IEnumerable<BadCall> Geometries()
    {
        foreach (Size2D size in new Size2D[] { (0, 1), (1, 0), (-1, 1), (1, int.MinValue) })
        {
            yield return BadCall.Of($"geometry, stride {size}", Refusal.OutOfRange("Stride", "at least 1", $"{size}"), () =>
                _ = new Conv2dGeometry { Stride = size });
            yield return BadCall.Of($"geometry, dilation {size}", Refusal.OutOfRange("Dilation", "at least 1", $"{size}"), () =>
                _ = new Conv2dGeometry { Dilation = size });
        }

        foreach (Size2D size in new Size2D[] { (0, -1), (-2, 1), (int.MinValue, 0) })
        {
            yield return BadCall.Of($"geometry, padding {size}", Refusal.OutOfRange("Padding", "at least 0", $"{size}"), () =>
                _ = new Conv2dGeometry { Padding = size });
        }

        yield return BadCall.Of("geometry, a negative image", Refusal.OutOfRange("image", "at least 0", "(-1, 3)"), () =>
            default(Conv2dGeometry).OutputSize((-1, 3), 1));
        yield return BadCall.Of("geometry, an empty kernel", Refusal.OutOfRange("kernel", "at least 1", "(1, 0)"), () =>
            default(Conv2dGeometry).OutputSize(3, (1, 0)));
        foreach (int number in new[] { 0, -1, int.MinValue })
        {
            yield return BadCall.Of($"geometry, {number} groups", Refusal.OutOfRange("Groups", "at least 1", $"{number}"), () =>
                _ = new Conv2dGeometry { Groups = number });
            yield return BadCall.Of($"geometry of one dimension, {number} groups", Refusal.OutOfRange("Groups", "at least 1", $"{number}"), () =>
                _ = new Conv1dGeometry { Groups = number });
            yield return BadCall.Of($"geometry of one dimension, stride {number}", Refusal.OutOfRange("Stride", "at least 1", $"{number}"), () =>
                _ = new Conv1dGeometry { Stride = number });
            yield return BadCall.Of($"geometry of one dimension, dilation {number}", Refusal.OutOfRange("Dilation", "at least 1", $"{number}"), () =>
                _ = new Conv1dGeometry { Dilation = number });
            yield return BadCall.Of($"geometry of one dimension, padding {Math.Min(-1, number)}, {number}", Refusal.OutOfRange("Padding", "at least 0"), () =>
                _ = new Conv1dGeometry { Padding = Math.Min(-1, number) });
        }

        yield return BadCall.Of("geometry of one dimension, a negative length", Refusal.OutOfRange("length", "at least 0", "-1"), () =>
            default(Conv1dGeometry).OutputLength(-1, 1));
        yield return BadCall.Of("geometry of one dimension, an empty kernel", Refusal.OutOfRange("kernel", "at least 1", "0"), () =>
            default(Conv1dGeometry).OutputLength(3, 0));
    }

    private static IEnumerable<BadCall> States() =>
    [
        .. OfShape("state, t_pre", "tracePreShape", shape => _ = new StdpState<T>(shape, [2, 3])),
        .. OfShape("state, t_post", "tracePostShape", shape => _ = new StdpState<T>([2, 3], shape)),
        BadCall.Of("state, no array so long", Refusal.OutOfRange("tracePreShape", $"{Array.MaxLength}", $"{int.MaxValue}"), () =>
            _ = new StdpState<T>([1, int.MaxValue], [1, 1])),
        BadCall.Of("state, Half", Refusal.NotSupported("Half"), () => _ = new StdpState<Half>([1, 1], [1, 1])),
        BadCall.Of("state of shapes, Half", Refusal.NotSupported("Half"), () =>
            _ = new StdpState<Half>(new TensorShape(1, 1), new TensorShape(1, 1))),
        BadCall.Of("state of shapes, more than an array can have", Refusal.OutOfRange("tracePostShape", $"{int.MaxValue}", "postsynaptic"), () =>
            _ = new StdpState<T>(new TensorShape(1, 1), new TensorShape(1, int.MaxValue))),
    ];

    private static BadCall[] OfShape(string what, string name, Action<int[]> call) =>
    [
        BadCall.Of($"{what}, five dimensions", new(name, "4", "5", "[1, 1, 1, 1, 1]"), () => call(Five)),
        BadCall.Of($"{what}, a negative dimension", Refusal.OutOfRange(name, "zero or more", "-3", "[2, -3]"), () => call(Negative)),
        BadCall.Of($"{what}, too many elements", Refusal.OutOfRange(name, $"{int.MaxValue}", "[65536, 65536]"), () => call(TooLarge)),
    ];

    private static BadCall[] Indices(string what, Action<int[]> call) =>
    [
        BadCall.Of($"{what}, an index of another rank", new("index", "[2, 3]", "2", "1"), () => call([4])),
        BadCall.Of($"{what}, no index", new("index", "[2, 3]", "2", "0"), () => call([])),
        BadCall.Of($"{what}, a row too far", Refusal.OutOfRange("index", "[2, 3]", "2"), () => call([2, 0])),
        BadCall.Of($"{what}, a negative column", Refusal.OutOfRange("index", "[2, 3]", "-1"), () => call([0, -1])),
    ];
}
