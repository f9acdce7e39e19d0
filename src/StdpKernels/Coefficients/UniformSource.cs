using System.Numerics;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Coefficients;

/// <summary>All parameters are numbers: the same vectors everywhere, held in registers.</summary>
internal readonly struct UniformSource<T>(
    RuleCoefficients<VectorLane<T>> vectors, RuleCoefficients<ScalarLane<T>> numbers) : ICoefficientSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RuleCoefficients<VectorLane<T>> _vectors = vectors;
    private readonly RuleCoefficients<ScalarLane<T>> _numbers = numbers;

    public RuleCoefficients<VectorLane<T>> Load(int row, int column) => _vectors;

    public RuleCoefficients<ScalarLane<T>> At(int row, int column) => _numbers;
}
