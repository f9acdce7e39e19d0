using System.Numerics;

namespace StdpKernels.Tests.Support;

/// <summary>Comparing floating-point numbers by their bits.</summary>
internal static class Bits
{
    public static bool Same<T>(T left, T right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (T.IsNaN(left) && T.IsNaN(right)) || (left == right && T.IsNegative(left) == T.IsNegative(right));

    /// <summary>A constraint on a whole array: <see cref="Same{T}"/> for every element.</summary>
    public static SameBitsConstraint<T> EqualTo<T>(T[] expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(expected);
}
