using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Validation;

/// <summary>What holds of activity that sets traces: it is zeros and ones.</summary>
internal static class PlainSpikeContract
{
    /// <param name="z">Activity: numbers, or lists that may carry some.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">There is another number.</exception>
    [MethodImpl(Hot.Way)]
    public static void Validate<T>(scoped in StdpActivity<T> z, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> numbers = z.IsEvents ? z.Values : z.Dense.Span;
        int plain = CountPlainVectors(numbers);
        foreach (T number in numbers[plain..])
        {
            if (!T.IsZero(number) && number != T.One)
            {
                Throw(number, name);
            }
        }
    }

    /// <summary>How many numbers there are in the first vectors that hold nothing but zeros and ones.</summary>
    [MethodImpl(Hot.Loop)]
    private static int CountPlainVectors<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= numbers.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            // Only zero and one are their own squares.
            var z = new Vector<T>(numbers[i..]);
            if (!Vector.EqualsAll(z * z, z))
            {
                break;
            }
        }

        return i;
    }

    [DoesNotReturn]
    private static void Throw<T>(T number, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Require.Throw(
            $"{name} must have zeros and ones where a spike sets its trace (StdpTraceSpike.Saturate), but it has {number}.", name);
}
