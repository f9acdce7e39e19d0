using System.Numerics;
using StdpKernels.Lanes;

namespace StdpKernels.Coefficients;

/// <summary>All parameters are numbers: the same vectors everywhere.</summary>
internal struct UniformSource<T> : ICoefficientSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private RuleCoefficients<VectorLane<T>> _vectors;
    private RuleCoefficients<ScalarLane<T>> _numbers;

    public static bool IsUniform => true;

    /// <param name="coefficients">Parameters that are numbers.</param>
    public UniformSource(WeightCoefficients<T> coefficients)
    {
        _numbers = new()
        {
            EtaPlus = new(coefficients.EtaPlus.UniformValue),
            EtaMinus = new(coefficients.EtaMinus.UniformValue),
            WMin = new(coefficients.WMin.UniformValue),
            WMax = new(coefficients.WMax.UniformValue),
            OwnPlus = new(coefficients.OwnPlus.UniformValue),
            OwnMinus = new(coefficients.OwnMinus.UniformValue),
        };
        _vectors = new()
        {
            EtaPlus = new(new Vector<T>(_numbers.EtaPlus.Value)),
            EtaMinus = new(new Vector<T>(_numbers.EtaMinus.Value)),
            WMin = new(new Vector<T>(_numbers.WMin.Value)),
            WMax = new(new Vector<T>(_numbers.WMax.Value)),
            OwnPlus = new(new Vector<T>(_numbers.OwnPlus.Value)),
            OwnMinus = new(new Vector<T>(_numbers.OwnMinus.Value)),
        };
    }

    public void Bind(WeightCoefficients<T> coefficients) => this = coefficients.Uniform;

    public readonly void MoveTo(int row, int end)
    {
    }

    public readonly RuleCoefficients<VectorLane<T>> Load(int column) => _vectors;

    public readonly RuleCoefficients<ScalarLane<T>> At(int column) => _numbers;
}
