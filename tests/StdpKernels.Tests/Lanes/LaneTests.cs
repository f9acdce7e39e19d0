using System.Numerics;
using StdpKernels.Lanes;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Lanes;

/// <summary>
/// A number by itself gives the bits that it gives in a vector, at any place in it and whatever its neighbours are: the kernels
/// take the one or the other as it suits them.
/// </summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class LaneTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly T[] Numbers =
    [
        .. Data<T>.Special,
        .. new Data<T>(1).Uniform(20, 0, 1),
        .. new Data<T>(2).Uniform(8, -2, 2),
        .. new[] { 0.5, 0.25, -0.5, 2, 3, -2, 1e-10, 7e8 }.Select(T.CreateChecked),
    ];

    private static readonly Dictionary<string, Action> Operations = new()
    {
        ["sum"] = Compare<Sum>,
        ["difference"] = Compare<Difference>,
        ["product"] = Compare<Product>,
        ["change of sign"] = Compare<ChangeOfSign>,
        ["at least"] = Compare<AtLeast>,
        ["at most"] = Compare<AtMost>,
        ["step"] = Compare<Step>,
        ["if zero"] = Compare<IfZero>,
        ["square root"] = Compare<SquareRoot>,
        ["fractional power"] = Compare<FractionalPower>,
        ["power"] = Compare<Power>,
    };

    private static string[] OperationNames => [.. Operations.Keys];

    [Test]
    public void A_power_among_others_is_the_power_of_its_own_number_and_exponent()
    {
        T[] exponents = [.. new[] { 0, 0.5, 1, 0.3, 2, -1, -0.5, 1.7 }.Select(T.CreateChecked), .. Numbers, .. Numbers[..Vector<T>.Count]];
        var differences = new SortedSet<string>(StringComparer.Ordinal);
        foreach (T x in Numbers)
        {
            for (int first = 0; first <= exponents.Length - Vector<T>.Count; first++)
            {
                Vector<T> powers = VectorLane<T>.Pow(new(new Vector<T>(x)), new(new Vector<T>(exponents, first))).Value;
                for (int lane = 0; lane < Vector<T>.Count; lane++)
                {
                    T exponent = exponents[first + lane];
                    if (!Bits.Same(ScalarLane<T>.Pow(new(x), new(exponent)).Value, powers[lane]))
                    {
                        differences.Add($"{x:R} to {exponent:R} among others: {powers[lane]:R}");
                    }
                }
            }
        }

        Assert.That(differences, Is.Empty);
    }

    [Test]
    public void A_number_is_a_lane_of_a_vector([ValueSource(nameof(OperationNames))] string operation) => Operations[operation]();

    [Test]
    public void A_term_of_a_sum_is_the_one_of_a_number()
    {
        var differences = new SortedSet<string>(StringComparer.Ordinal);
        foreach (T x in Numbers)
        {
            foreach (T y in Numbers)
            {
                T first = T.MultiplyAddEstimate(x, y, T.Zero), next = T.MultiplyAddEstimate(x, y, first);
                AddTerms<VectorLane<T>>(x, y, first, next, differences);
                if (VectorWidth.IsWide)
                {
                    AddTerms<WideLane<T>>(x, y, first, next, differences);
                }
            }
        }

        Assert.That(differences, Is.Empty);
    }

    private static void AddTerms<TLane>(T x, T y, T first, T next, SortedSet<string> differences)
        where TLane : struct, IVectorLane<T, TLane>
    {
        T[] numbers = new T[2 * TLane.Count];
        TLane firstTerm = TLane.FirstTerm(TLane.Broadcast(x), TLane.Broadcast(y));
        TLane.Store(firstTerm, ref numbers[0], 0);
        TLane.Store(TLane.Sum(TLane.Broadcast(x), TLane.Broadcast(y), firstTerm), ref numbers[0], (nuint)TLane.Count);
        if (!Array.TrueForAll(numbers[..TLane.Count], number => Bits.Same(number, first))
            || !Array.TrueForAll(numbers[TLane.Count..], number => Bits.Same(number, next)))
        {
            differences.Add($"{x:R} times {y:R} in {typeof(TLane).Name}: {numbers[0]:R} and {numbers[^1]:R} instead of {first:R} and {next:R}");
        }
    }

    private static void Compare<TOperation>()
        where TOperation : IOperation
    {
        var differences = new SortedSet<string>(StringComparer.Ordinal);
        AddDifferences<TOperation, VectorLane<T>>(differences);
        if (VectorWidth.IsWide)
        {
            AddDifferences<TOperation, WideLane<T>>(differences);
        }

        Assert.That(differences, Is.Empty);
    }

    private static void AddDifferences<TOperation, TLane>(SortedSet<string> differences)
        where TOperation : IOperation
        where TLane : struct, IVectorLane<T, TLane>
    {
        T[] row = [.. Numbers, .. Numbers[..TLane.Count]];
        T[] lanes = new T[TLane.Count];
        foreach (T y in Numbers)
        {
            for (int first = 0; first < Numbers.Length; first++)
            {
                TLane.Store(TOperation.Of(TLane.Load(in row[0], (nuint)first), TLane.Broadcast(y)), ref lanes[0], 0);
                for (int lane = 0; lane < lanes.Length; lane++)
                {
                    T number = TOperation.Of(new ScalarLane<T>(row[first + lane]), new ScalarLane<T>(y)).Value;
                    if (!Bits.Same(number, lanes[lane]))
                    {
                        differences.Add($"{row[first + lane]:R} and {y:R}: {number:R}, in {typeof(TLane).Name} {lanes[lane]:R}");
                    }
                }
            }
        }
    }

    private interface IOperation
    {
        static abstract TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane>;
    }

    private readonly struct Sum : IOperation
    {
        public static TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane> => x + y;
    }

    private readonly struct Difference : IOperation
    {
        public static TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane> => x - y;
    }

    private readonly struct Product : IOperation
    {
        public static TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane> => x * y;
    }

    private readonly struct ChangeOfSign : IOperation
    {
        public static TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane> => -x;
    }

    private readonly struct AtLeast : IOperation
    {
        public static TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane> => TLane.AtLeast(x, y);
    }

    private readonly struct AtMost : IOperation
    {
        public static TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane> => TLane.AtMost(x, y);
    }

    private readonly struct Step : IOperation
    {
        public static TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane> => TLane.Step(x);
    }

    private readonly struct IfZero : IOperation
    {
        public static TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane> => TLane.IfZero(x, y, x);
    }

    private readonly struct SquareRoot : IOperation
    {
        public static TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane> => TLane.Sqrt(x);
    }

    private readonly struct FractionalPower : IOperation
    {
        public static TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane> => TLane.FractionalPow(x, y);
    }

    private readonly struct Power : IOperation
    {
        public static TLane Of<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane> => TLane.Pow(x, y);
    }
}
