using System.Numerics;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Coefficients;

/// <summary>All parameters are numbers: the same vectors everywhere.</summary>
internal readonly struct UniformSource<T> : ICoefficientSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RuleCoefficients<VectorLane<T>> _vectors;
    private readonly RuleCoefficients<ScalarLane<T>> _numbers;

    /// <summary>The parameters of any weight.</summary>
    public UniformSource(PlaneSource<T> planes)
    {
        planes.MoveTo(0, 1);
        _vectors = planes.Load(0);
        _numbers = planes.At(0);
    }

    public static bool IsUniform => true;

    public void MoveTo(int row, int end)
    {
    }

    public RuleCoefficients<VectorLane<T>> Load(int column) => _vectors;

    public RuleCoefficients<ScalarLane<T>> At(int column) => _numbers;
}
