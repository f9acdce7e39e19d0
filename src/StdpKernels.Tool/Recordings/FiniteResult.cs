using System.Globalization;
using System.Numerics;

namespace StdpKernels.Tool.Recordings;

/// <summary>Refuses a result in which NaN or infinity has spread: it would look like any other file.</summary>
internal static class FiniteResult
{
    /// <summary>Requires finite numbers.</summary>
    /// <exception cref="CommandException">There is one that is not.</exception>
    public static void Require<T>(string array, ReadOnlySpan<T> values, TensorShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int first = -1;
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                first = first < 0 ? i : first;
                count++;
            }
        }

        if (count > 0)
        {
            throw new CommandException(string.Create(
                CultureInfo.InvariantCulture,
                $"the result is not finite: {array}{shape.PlaceOf(first)} is {values[first]}, "
                + $"and {count:N0} of {values.Length:N0} numbers of {array} are NaN or infinite; nothing was written"))
            {
                ExitCode = ExitCode.NotFinite,
            };
        }
    }
}
