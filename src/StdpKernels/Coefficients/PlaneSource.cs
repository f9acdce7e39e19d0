using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Coefficients;

/// <summary>At least one parameter is a tensor: every weight has its own.</summary>
internal readonly struct PlaneSource<T>(WeightCoefficients<T> coefficients) : ICoefficientSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightCoefficients<T> _planes = coefficients;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RuleCoefficients<VectorLane<T>> Load(int row, int column) => new()
    {
        EtaPlus = _planes.EtaPlus.Load(row, column),
        EtaMinus = _planes.EtaMinus.Load(row, column),
        WMin = _planes.WMin.Load(row, column),
        WMax = _planes.WMax.Load(row, column),
        Mu = _planes.Mu.Load(row, column),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RuleCoefficients<ScalarLane<T>> At(int row, int column) => new()
    {
        EtaPlus = _planes.EtaPlus.At(row, column),
        EtaMinus = _planes.EtaMinus.At(row, column),
        WMin = _planes.WMin.At(row, column),
        WMax = _planes.WMax.At(row, column),
        Mu = _planes.Mu.At(row, column),
    };
}
