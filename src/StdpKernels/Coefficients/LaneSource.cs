using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Coefficients;

/// <summary>The rule's parameters as one loop takes them, in lanes of one width.</summary>
/// <remarks>
/// A local of the loop, whose address is not taken: what all weights have in common is brought to the width once, and stays in registers. The
/// compiler does not move that out of a loop by itself.
/// </remarks>
internal ref struct LaneSource<T, TSource, TLane>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSource : struct, ICoefficientSource<T>, allows ref struct
    where TLane : struct, IVectorLane<T, TLane>
{
    private readonly RuleCoefficients<TLane> _all;
    private TSource _source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSource(in TSource source)
    {
        _source = source;
        _all = TSource.IsUniform ? _source.Load<TLane>(0) : default;
    }

    /// <inheritdoc cref="ICoefficientSource{T}.MoveTo"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveTo(int row, int end)
    {
        if (!TSource.IsUniform)
        {
            TSource moved = _source;
            moved.MoveTo(row, end);
            _source = moved;
        }
    }

    /// <inheritdoc cref="ICoefficientSource{T}.Load{TLane}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly RuleCoefficients<TLane> Load(int column) => TSource.IsUniform ? _all : _source.Load<TLane>(column);

    /// <inheritdoc cref="ICoefficientSource{T}.At"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly RuleCoefficients<ScalarLane<T>> At(int column) => _source.At(column);
}
