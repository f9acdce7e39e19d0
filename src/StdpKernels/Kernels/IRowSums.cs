using System.Numerics;

namespace StdpKernels.Kernels;

/// <summary>P and M along one row of w, wherever they come from.</summary>
internal interface IRowSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many weights there are sums for.</summary>
    int Length { get; }

    /// <summary>P of a vector of weights; not checked.</summary>
    Vector<T> P(int i);

    /// <summary>M of a vector of weights; not checked.</summary>
    Vector<T> M(int i);

    /// <summary>P of fewer weights than a vector, up to <paramref name="end"/>.</summary>
    Vector<T> PartialP(int i, int end);

    /// <summary>M of fewer weights than a vector, up to <paramref name="end"/>.</summary>
    Vector<T> PartialM(int i, int end);
}
