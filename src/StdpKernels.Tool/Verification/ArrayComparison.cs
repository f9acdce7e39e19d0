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

        return Compare<T>(
            array,
            expected.Step,
            CaseParameters.ToArray<T>(expected[array]!),
            actual.Span,
            Tolerance(reference, array),
            index => expectedShape.PlaceOf(index));
    }

    /// <summary>Compares the elements of one array after one step.</summary>
    /// <param name="array">Its name.</param>
    /// <param name="step">Which step.</param>
    /// <param name="expected">What it should hold.</param>
    /// <param name="actual">What it holds, as long.</param>
    /// <param name="tolerance">How far a finite value may be off.</param>
    /// <param name="placeOf">What the place of an element is called.</param>
    /// <returns>What is wrong, on one line; null if nothing is.</returns>
    public static string? Compare<T>(
        string array, int step, ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, double tolerance, Func<int, string> placeOf)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int first, int wrong) = (-1, 0);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!Agree(double.CreateSaturating(expected[i]), double.CreateSaturating(actual[i]), tolerance))
            {
                first = wrong == 0 ? i : first;
                wrong++;
            }
        }

        return wrong == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{array} step {step} index {placeOf(first)}: expected {expected[first]:R}, "
                + $"got {actual[first]:R}, tolerance {tolerance:G3} ({wrong} of {actual.Length} differ)");
    }

    /// <summary>
    /// Whether a value is what was expected: the same infinity, or both NaN; an infinity is never within a tolerance of anything else.
    /// </summary>
    private static bool Agree(double expected, double actual, double tolerance) =>
        double.IsFinite(expected) && double.IsFinite(actual) ? Math.Abs(expected - actual) <= tolerance : expected.Equals(actual);
}
