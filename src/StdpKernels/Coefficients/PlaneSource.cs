using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Coefficients;

/// <summary>At least one parameter is a tensor: every weight has its own.</summary>
internal ref struct PlaneSource<T, TReader> : ICoefficientSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TReader : struct, ICoefficientReader
{
    private WeightCoefficients<T> _planes;
    private ref readonly T _etaPlus;
    private ref readonly T _etaMinus;
    private ref readonly T _wMin;
    private ref readonly T _wMax;
    private ref readonly T _ownPlus;
    private ref readonly T _ownMinus;

    public static bool IsUniform => false;

    public void Bind(WeightCoefficients<T> coefficients) => _planes = coefficients;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveTo(int row, int end)
    {
        _etaPlus = ref _planes.EtaPlus.Row(row, end);
        _etaMinus = ref _planes.EtaMinus.Row(row, end);
        _wMin = ref _planes.WMin.Row(row, end);
        _wMax = ref _planes.WMax.Row(row, end);
        if (TReader.ReadsOwn)
        {
            _ownPlus = ref _planes.OwnPlus.Row(row, end);
            _ownMinus = ref _planes.OwnMinus.Row(row, end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly RuleCoefficients<TLane> Load<TLane>(int column)
        where TLane : struct, IVectorLane<T, TLane> => new()
        {
            EtaPlus = TLane.Load(in _etaPlus, (nuint)column),
            EtaMinus = TLane.Load(in _etaMinus, (nuint)column),
            WMin = TLane.Load(in _wMin, (nuint)column),
            WMax = TLane.Load(in _wMax, (nuint)column),
            OwnPlus = TReader.ReadsOwn ? TLane.Load(in _ownPlus, (nuint)column) : default,
            OwnMinus = TReader.ReadsOwn ? TLane.Load(in _ownMinus, (nuint)column) : default,
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly RuleCoefficients<ScalarLane<T>> At(int column) => new()
    {
        EtaPlus = new(At(in _etaPlus, column)),
        EtaMinus = new(At(in _etaMinus, column)),
        WMin = new(At(in _wMin, column)),
        WMax = new(At(in _wMax, column)),
        OwnPlus = TReader.ReadsOwn ? new(At(in _ownPlus, column)) : default,
        OwnMinus = TReader.ReadsOwn ? new(At(in _ownMinus, column)) : default,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At(ref readonly T start, int column) => Unsafe.Add(ref Unsafe.AsRef(in start), column);
}
