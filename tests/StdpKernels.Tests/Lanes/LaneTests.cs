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

    // A lambda cannot be generic in the lane, so that each operation stands twice.
    private static readonly Dictionary<string, (Scalar OfNumber, Several OfVector)> Operations = new()
    {
        ["sum"] = ((x, y) => x + y, (x, y) => x + y),
        ["difference"] = ((x, y) => x - y, (x, y) => x - y),
        ["product"] = ((x, y) => x * y, (x, y) => x * y),
        ["at least"] = (ScalarLane<T>.AtLeast, VectorLane<T>.AtLeast),
        ["at most"] = (ScalarLane<T>.AtMost, VectorLane<T>.AtMost),
        ["step"] = ((x, _) => ScalarLane<T>.Step(x), (x, _) => VectorLane<T>.Step(x)),
        ["if zero"] = ((x, y) => ScalarLane<T>.IfZero(x, y, x), (x, y) => VectorLane<T>.IfZero(x, y, x)),
        ["square root"] = ((x, _) => ScalarLane<T>.Sqrt(x), (x, _) => VectorLane<T>.Sqrt(x)),
        ["fractional power"] = (ScalarLane<T>.FractionalPow, VectorLane<T>.FractionalPow),
        ["power"] = (ScalarLane<T>.Pow, VectorLane<T>.Pow),
    };

    private delegate ScalarLane<T> Scalar(ScalarLane<T> x, ScalarLane<T> y);

    private delegate VectorLane<T> Several(VectorLane<T> x, VectorLane<T> y);

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
    public void A_number_is_a_lane_of_a_vector([ValueSource(nameof(OperationNames))] string operation)
    {
        (Scalar ofNumber, Several ofVector) = Operations[operation];
        var differences = new SortedSet<string>(StringComparer.Ordinal);
        T[] row = [.. Numbers, .. Numbers[..Vector<T>.Count]];
        foreach (T y in Numbers)
        {
            for (int first = 0; first < Numbers.Length; first++)
            {
                Vector<T> vector = ofVector(new(new Vector<T>(row, first)), new(new Vector<T>(y))).Value;
                for (int lane = 0; lane < Vector<T>.Count; lane++)
                {
                    T number = ofNumber(new(row[first + lane]), new(y)).Value;
                    if (!Bits.Same(number, vector[lane]))
                    {
                        differences.Add($"{row[first + lane]:R} and {y:R}: {number:R}, in a vector {vector[lane]:R}");
                    }
                }
            }
        }

        Assert.That(differences, Is.Empty);
    }
}
