using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Kernels.Editing;

/// <summary>What of a weight is summed up for a norm.</summary>
internal interface IWeightMeasure
{
    static abstract T Of<T>(T w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    static abstract Vector<T> Of<T>(Vector<T> w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Its magnitude.</summary>
internal readonly struct Magnitude : IWeightMeasure
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Abs(w);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of<T>(Vector<T> w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector.Abs(w);
}

/// <summary>Its square.</summary>
internal readonly struct Square : IWeightMeasure
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => w * w;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of<T>(Vector<T> w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => w * w;
}
