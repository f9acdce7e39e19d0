using System.Numerics;

namespace StdpKernels.Kernels.Editing;

/// <summary>What becomes of a vector of weights.</summary>
internal interface IWeightEdit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many weights there is something for: loops ask for none beyond.</summary>
    int Length { get; }

    /// <summary>Neighbouring weights.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="at">The first of them; a whole vector is below <see cref="Length"/>.</param>
    Vector<T> Apply(Vector<T> w, int at);

    /// <summary>Fewer weights than a vector.</summary>
    /// <param name="w">The weights, and zeros.</param>
    /// <param name="at">The first of them; <see cref="Length"/> is behind the last.</param>
    Vector<T> ApplyLast(Vector<T> w, int at);
}
