using System.Globalization;
using System.Numerics;

namespace StdpKernels.Tool.Verification;

/// <summary>Compares what the library computed with what the original did.</summary>
internal static class ArrayComparison
{
    /// <summary>How far a finite value of an array may be off: what rounding alone can do, with some room.</summary>
    public static double Tolerance(ReferenceCase reference, string array)
    {
        double epsilon = reference.Type == FloatingType.Float32 ? MathF.BitIncrement(1) - 1f : Math.BitIncrement(1) - 1;
        double tolerance = (4 * reference.RoundingSensitivity[array]) + (16 * epsilon * reference.MaxAbsValue[array]);
        return reference.Type == FloatingType.Float32 ? tolerance + (4 * reference.OriginalError![array].MaxAbs) : tolerance;
    }

    /// <summary>Compares one array after one step.</summary>
    /// <returns>What is wrong, on one line; null if nothing is.</returns>
    public static string? Compare<T>(
        ReferenceCase reference, string array, ExpectedStep expected, ReadOnlyTensorView<T> actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expectedShape = new TensorShape(reference.ExpectedShapes[array]);
        if (actual.Shape != expectedShape)
        {
            return $"{array} step {expected.Step}: expected shape {expectedShape}, got {actual.Shape}";
        }

        double tolerance = Tolerance(reference, array);
        T[] expectedValues = CaseParameters.ToArray<T>(expected[array]!);
        (int first, int wrong) = (-1, 0);
        for (int i = 0; i < expectedValues.Length; i++)
        {
            if (!Agree(double.CreateSaturating(expectedValues[i]), double.CreateSaturating(actual.Span[i]), tolerance))
            {
                first = wrong == 0 ? i : first;
                wrong++;
            }
        }

        return wrong == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{array} step {expected.Step} index {expectedShape.PlaceOf(first)}: expected {expectedValues[first]:R}, "
                + $"got {actual.Span[first]:R}, tolerance {tolerance:G3} ({wrong} of {actual.Shape.Length} differ)");
    }

    /// <summary>
    /// Whether a value is what was expected: the same infinity, or both NaN; an infinity is never within a tolerance of anything else.
    /// </summary>
    public static bool Agree(double expected, double actual, double tolerance) =>
        double.IsFinite(expected) && double.IsFinite(actual) ? Math.Abs(expected - actual) <= tolerance : expected.Equals(actual);
}
