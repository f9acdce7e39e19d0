using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionBenchmarks.Measuring;

/// <summary>Compares what both versions compute, bit for bit.</summary>
internal static class SameBits
{
    /// <summary>Runs the same steps on both layers, which must be new, and says where the results differ; null where they do not.</summary>
    public static string? FindDifference<T>(ISteps<T> old, ISteps<T> @new, int steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        old.Run(steps);
        @new.Run(steps);
        StepResults<T> expected = old.CopyResults();
        StepResults<T> actual = @new.CopyResults();
        return FindDifference("weights", expected.Weights, actual.Weights)
            ?? FindDifference("presynaptic traces", expected.TracePre, actual.TracePre)
            ?? FindDifference("postsynaptic traces", expected.TracePost, actual.TracePost);
    }

    private static string? FindDifference<T>(string what, T[] expected, T[] actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (expected.Length != actual.Length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{expected.Length:N0} {what} before, {actual.Length:N0} now");
        }

        int[] places = [.. Enumerable.Range(0, expected.Length).Where(i => !Bits(expected, i).SequenceEqual(Bits(actual, i)))];
        return places.Length == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{places.Length:N0} of {expected.Length:N0} {what} differ, first at {places[0]}: {expected[places[0]]:R} before, "
                + $"{actual[places[0]]:R} now");
    }

    // As bytes: numbers that compare equal can have different bits, such as zeros of either sign, and NaN compares unequal to itself.
    private static ReadOnlySpan<byte> Bits<T>(T[] values, int index)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan(index, 1));
}
