using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Coefficients;

/// <summary>At least one parameter is a tensor: every weight has its own.</summary>
internal struct PlaneSource<T>(WeightCoefficients<T> coefficients) : ICoefficientSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightCoefficients<T> _planes = coefficients;
    private PlaneRow<T> _etaPlus;
    private PlaneRow<T> _etaMinus;
    private PlaneRow<T> _wMin;
    private PlaneRow<T> _wMax;
    private PlaneRow<T> _mu;

    public void MoveTo(int row, int end)
    {
        _etaPlus = _planes.EtaPlus.Row(row, end);
        _etaMinus = _planes.EtaMinus.Row(row, end);
        _wMin = _planes.WMin.Row(row, end);
        _wMax = _planes.WMax.Row(row, end);
        _mu = _planes.Mu.Row(row, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly RuleCoefficients<VectorLane<T>> Load(int column) => new()
    {
        EtaPlus = _etaPlus.Load(column),
        EtaMinus = _etaMinus.Load(column),
        WMin = _wMin.Load(column),
        WMax = _wMax.Load(column),
        Mu = _mu.Load(column),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly RuleCoefficients<ScalarLane<T>> At(int column) => new()
    {
        EtaPlus = _etaPlus.At(column),
        EtaMinus = _etaMinus.At(column),
        WMin = _wMin.At(column),
        WMax = _wMax.At(column),
        Mu = _mu.At(column),
    };
}
