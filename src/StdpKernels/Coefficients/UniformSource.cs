using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Coefficients;

/// <summary>All parameters are numbers: the same vectors everywhere, which <see cref="LaneSource{T, TSource, TLane}"/> makes before a loop.</summary>
internal struct UniformSource<T> : ICoefficientSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RuleCoefficients<ScalarLane<T>> _numbers;

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
    }

    public void Bind(WeightCoefficients<T> coefficients) => this = coefficients.Uniform;

    public readonly void MoveTo(int row, int end)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly RuleCoefficients<TLane> Load<TLane>(int column)
        where TLane : struct, IVectorLane<T, TLane> => new()
        {
            EtaPlus = TLane.Broadcast(_numbers.EtaPlus.Value),
            EtaMinus = TLane.Broadcast(_numbers.EtaMinus.Value),
            WMin = TLane.Broadcast(_numbers.WMin.Value),
            WMax = TLane.Broadcast(_numbers.WMax.Value),
            OwnPlus = TLane.Broadcast(_numbers.OwnPlus.Value),
            OwnMinus = TLane.Broadcast(_numbers.OwnMinus.Value),
        };

    public readonly RuleCoefficients<ScalarLane<T>> At(int column) => _numbers;
}
