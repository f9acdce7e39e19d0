using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Rules;

namespace StdpKernels.Coefficients;

/// <summary>At least one parameter is a tensor: every vector of weights loads its own.</summary>
internal readonly struct PlaneSource<T>(WeightCoefficients<T> coefficients) : ICoefficientSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightCoefficients<T> _planes = coefficients;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RuleCoefficients<T> Load(int row, int column) => new()
    {
        EtaPlus = _planes.EtaPlus.Load(row, column),
        EtaMinus = _planes.EtaMinus.Load(row, column),
        WMin = _planes.WMin.Load(row, column),
        WMax = _planes.WMax.Load(row, column),
        Mu = _planes.Mu.Load(row, column),
    };

    public RuleCoefficients<T> Gather(int row, ReadOnlySpan<int> columns) => new()
    {
        EtaPlus = _planes.EtaPlus.Gather(row, columns),
        EtaMinus = _planes.EtaMinus.Gather(row, columns),
        WMin = _planes.WMin.Gather(row, columns),
        WMax = _planes.WMax.Gather(row, columns),
        Mu = _planes.Mu.Gather(row, columns),
    };
}
