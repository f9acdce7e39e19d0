using System.Numerics;

namespace StdpKernels.Tests.Support;

/// <summary>Seeded data: the same numbers in every run, on every machine.</summary>
internal sealed class Data<T>(int seed)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>All that could go wrong with one number.</summary>
    public static readonly T[] Special =
    [
        T.Zero, T.NegativeZero, T.One, T.NegativeOne, T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.Epsilon, -T.Epsilon,
        T.CreateChecked(1e-30), T.CreateChecked(1e30),
    ];

    private readonly Random _random = new(seed);

    /// <summary>Zeros and ones, the latter with a probability of <paramref name="density"/>.</summary>
    public T[] Spikes(int length, double density) => Make(length, () => _random.NextDouble() < density ? 1 : 0);

    /// <summary>Activity of either sign.</summary>
    public T[] Graded(int length) => Make(length, () => (2 * _random.NextDouble()) - 1);

    public T[] Uniform(int length, double from, double to) =>
        Make(length, () => from + ((to - from) * _random.NextDouble()));

    /// <summary>Weights in [0, 1], a part of them exactly on a bound.</summary>
    public T[] WeightsWithin(int length) => Make(length, () => Math.Clamp((1.4 * _random.NextDouble()) - 0.2, 0, 1));

    /// <summary>Weights inside, on and outside of [0, 1], and both zeros.</summary>
    public T[] WeightsAround(int length) => Make(length, () => _random.Next(8) switch
    {
        0 => 0.0,
        1 => -0.0,
        2 => 1.0,
        _ => (2 * _random.NextDouble()) - 0.5,
    });

    /// <summary>A tensor parameter of any shape.</summary>
    public StdpParameter<T> Tensor(int[] shape, double from, double to) =>
        new(Uniform(new TensorShape(shape).Length, from, to), shape);

    /// <summary>The values with about one in <paramref name="oneIn"/> replaced by a special one.</summary>
    public T[] Spiked(T[] values, int oneIn) =>
        Array.ConvertAll(values, value => _random.Next(oneIn) == 0 ? Special[_random.Next(Special.Length)] : value);

    private static T[] Make(int length, Func<double> next)
    {
        var values = new T[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = T.CreateChecked(next());
        }

        return values;
    }
}
