using System.Numerics;

namespace StdpKernels.Native.Tests;

/// <summary>Numbers compared by their bits, but every NaN like every other.</summary>
internal static class SameBits
{
    public static void Assert<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> expected, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NUnit.Framework.Assert.That(actual.Length, Is.EqualTo(expected.Length), what);
        for (int i = 0; i < actual.Length; i++)
        {
            bool same = (T.IsNaN(actual[i]) && T.IsNaN(expected[i])) || Bits(actual[i]) == Bits(expected[i]);
            if (!same)
            {
                NUnit.Framework.Assert.Fail($"{what}[{i}] is {actual[i]:R}, not {expected[i]:R}");
            }
        }
    }

    // To widen a float is exact, and keeps the sign of a zero.
    private static long Bits<T>(T number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => BitConverter.DoubleToInt64Bits(double.CreateChecked(number));
}
