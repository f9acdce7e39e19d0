using StdpKernels.Rules;

namespace StdpKernels.Coefficients;

/// <summary>All parameters are numbers: the same vectors everywhere, held in registers.</summary>
internal readonly struct UniformSource<T>(RuleCoefficients<T> coefficients) : ICoefficientSource<T>
{
    private readonly RuleCoefficients<T> _coefficients = coefficients;

    public RuleCoefficients<T> Load(int row, int column) => _coefficients;

    public RuleCoefficients<T> Gather(int row, ReadOnlySpan<int> columns) => _coefficients;
}
