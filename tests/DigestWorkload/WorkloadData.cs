using System.Numerics;

namespace StdpKernels.DigestWorkload;

/// <summary>The numbers of a case, before any company joins it.</summary>
internal sealed class WorkloadData<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SplitMix64 _random = new(20_261_124);
    private readonly WorkloadCase _case;

    public WorkloadData(WorkloadCase workload)
    {
        _case = workload;
        WorkloadShape shape = workload.Shape;
        W = Numbers(shape.Outputs * (shape.Channels / shape.Groups) * shape.Kernel, 0.1, 0.9);
        if (workload.ZeroBounds is not null)
        {
            for (int i = 0; i < W.Length; i++)
            {
                W[i] = (i % 3) switch { 0 => T.Zero, 1 => T.NegativeZero, _ => W[i] };
            }
        }

        TPre = Numbers(shape.Batch * shape.Channels * shape.Image, 0, 1.5);
        TPost = Numbers(shape.Batch * shape.Outputs * shape.Positions, 0, 1.5);
    }

    public T[] W { get; }

    public T[] TPre { get; }

    public T[] TPost { get; }

    /// <summary>The parameters, of the shape that the layer has in its company.</summary>
    public StdpParameters<T> Parameters(Embedding embedding)
    {
        // Rates for which weights reach their bounds, and a time constant that leaves traces inexact.
        var numbers = new StdpParameters<T>
        {
            Algorithm = _case.Rule.Algorithm,
            Mu = _case.Rule.MuPlus,
            MuPlus = _case.Rule.MuPlus,
            MuMinus = _case.Rule.MuMinus,
            HardBound = _case.HardBound,
            EtaPlus = 0.07,
            EtaMinus = 0.05,
            TauPreInv = 31.0,
            TauPostInv = 17.0,
            APre = 0.9,
            WMin = _case.ZeroBounds?.WMin ?? 0,
            WMax = _case.ZeroBounds?.WMax ?? 1,
        };
        if (!_case.Tensors)
        {
            return numbers;
        }

        WorkloadShape inner = embedding.Inner;
        WorkloadShape outer = embedding.Outer;
        int[] rows = [outer.Outputs, .. Ones(outer.Weights.Length - 1)];
        int[] channels = [outer.Channels, .. Ones(outer.Weights.Length - 2)];
        int[] ofGroup = [outer.Channels / outer.Groups, .. Ones(outer.Weights.Length - 2)];
        int[] outputs = [outer.Outputs, .. Ones(outer.Weights.Length - 2)];
        StdpParameters<T> tensors = numbers with
        {
            EtaPlus = Parameter(embedding.OfOutputs(Numbers(inner.Outputs, 0.02, 0.1), T.One), rows),
            EtaMinus = Parameter(embedding.OfChannels(Numbers(inner.Channels / inner.Groups, 0.02, 0.1), T.One), ofGroup),
            WMin = Parameter(embedding.OfOutputs(Numbers(inner.Outputs, 0, 0.1), T.Zero), rows),
            WMax = Parameter(embedding.Weights(Numbers(W.Length, 0.9, 1), T.One), outer.Weights),
            APre = Parameter(embedding.OfChannels(Numbers(inner.Channels, 0.5, 2), T.One), channels),
            TauPostInv = Parameter(embedding.OfOutputs(Numbers(inner.Outputs, 10, 40), T.One), outputs),
        };
        if (_case.ZeroBounds is { } bounds)
        {
            tensors = tensors with
            {
                WMin = Parameter(embedding.OfOutputs(Repeat(bounds.WMin, inner.Outputs), T.Zero), rows),
                WMax = Parameter(embedding.Weights(Repeat(bounds.WMax, W.Length), T.One), outer.Weights),
            };
        }

        if (!_case.Rule.HasPlatformPower)
        {
            return tensors;
        }

        StdpParameter<T> exponents = Parameter(embedding.OfChannels(Numbers(inner.Channels, 0.2, 1.8), T.One), channels);
        return _case.Rule.Algorithm == StdpAlgorithm.AsymmetricPow
            ? tensors with { MuMinus = exponents }
            : tensors with { Mu = exponents };
    }

    /// <summary>The activity of the next step; call it in the order of the steps.</summary>
    public (T[] Pre, T[] Post) NextActivity(int step)
    {
        (double pre, double post) = _case.Densities[step];
        return (Activity(TPre.Length, pre), Activity(TPost.Length, post));
    }

    private static StdpParameter<T> Parameter(T[] values, int[] shape) => new(values, shape);

    private static int[] Ones(int count)
    {
        var ones = new int[count];
        ones.AsSpan().Fill(1);
        return ones;
    }

    private static T[] Repeat(double number, int count)
    {
        var numbers = new T[count];
        numbers.AsSpan().Fill(T.CreateChecked(number));
        return numbers;
    }

    private T[] Activity(int length, double density)
    {
        var activity = new T[length];
        for (int i = 0; i < length; i++)
        {
            bool active = _random.NextUnit() < density;
            double size = _case.Graded ? _random.Next(-1, 1) : 1;
            activity[i] = active ? T.CreateChecked(size) : T.Zero;
        }

        return activity;
    }

    private T[] Numbers(int length, double from, double to)
    {
        var numbers = new T[length];
        for (int i = 0; i < length; i++)
        {
            numbers[i] = T.CreateChecked(_random.Next(from, to));
        }

        return numbers;
    }
}
