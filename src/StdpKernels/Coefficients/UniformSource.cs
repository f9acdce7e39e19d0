using System.Numerics;
using StdpKernels.Lanes;

namespace StdpKernels.Coefficients;

/// <summary>All parameters are numbers: the same vectors everywhere.</summary>
internal readonly struct UniformSource<T> : ICoefficientSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RuleCoefficients<VectorLane<T>> _vectors;
    private readonly RuleCoefficients<ScalarLane<T>> _numbers;

    private UniformSource(RuleCoefficients<VectorLane<T>> vectors, RuleCoefficients<ScalarLane<T>> numbers)
    {
        _vectors = vectors;
        _numbers = numbers;
    }

    public static bool IsUniform => true;

    /// <summary>The parameters of any weight.</summary>
    public static UniformSource<T> Of<TReader>(PlaneSource<T, TReader> planes)
        where TReader : struct, ICoefficientReader
    {
        planes.MoveTo(0, 1);
        return new UniformSource<T>(planes.Load(0), planes.At(0));
    }

    public void MoveTo(int row, int end)
    {
    }

    public RuleCoefficients<VectorLane<T>> Load(int column) => _vectors;

    public RuleCoefficients<ScalarLane<T>> At(int column) => _numbers;
}
