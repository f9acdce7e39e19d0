using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StdpKernels.Lanes;

/// <summary>The term of a sum, <c>a · b + c</c>: one rounding where the hardware has a fused multiply-add, else two.</summary>
internal static class MultiplyAdd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Estimate<T>(Vector<T> a, Vector<T> b, Vector<T> c)
        where T : unmanaged
    {
        // The framework has this for two types only; the choice is made at compile time.
        if (typeof(T) == typeof(float))
        {
            return Vector.MultiplyAddEstimate(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>();
        }

        if (typeof(T) == typeof(double))
        {
            return Vector.MultiplyAddEstimate(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();
        }

        throw new NotSupportedException($"Sums are of float or double, not {typeof(T)}.");
    }

    /// <inheritdoc cref="Estimate{T}(Vector{T}, Vector{T}, Vector{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Estimate<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return Vector512.MultiplyAddEstimate(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>();
        }

        if (typeof(T) == typeof(double))
        {
            return Vector512.MultiplyAddEstimate(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();
        }

        throw new NotSupportedException($"Sums are of float or double, not {typeof(T)}.");
    }

    /// <summary>The term of a sum that has only one: the product, added to zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> FirstTerm<T>(Vector<T> left, Vector<T> right)
        where T : unmanaged =>
        Estimate(left, right, Vector<T>.Zero);

    /// <inheritdoc cref="FirstTerm{T}(Vector{T}, Vector{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> FirstTerm<T>(Vector512<T> left, Vector512<T> right)
        where T : unmanaged =>
        Estimate(left, right, Vector512<T>.Zero);
}
