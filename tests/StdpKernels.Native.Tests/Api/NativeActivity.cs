using System.Numerics;

namespace StdpKernels.Native.Tests.Api;

/// <summary>Activity of one side, dense or as lists.</summary>
internal sealed unsafe class NativeActivity<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _values;
    private readonly int[]? _indices;
    private readonly int[] _starts = [];

    private NativeActivity(T[] values) => _values = values;

    private NativeActivity(int[] indices, int[] starts, T[] values)
    {
        _indices = indices;
        _starts = starts;
        _values = values;
    }

    public static NativeActivity<T> Dense(T[] values) => new(values);

    /// <summary>The same as lists; with a number for each spike where one is not 1.</summary>
    public static NativeActivity<T> Lists(T[] values, int batch)
    {
        int neurons = batch == 0 ? 0 : values.Length / batch;
        int[] indices = [.. Enumerable.Range(0, values.Length).Where(i => values[i] != T.Zero)];
        int[] starts = [.. Enumerable.Range(0, batch + 1).Select(sample => indices.Count(i => i < sample * neurons))];
        T[] numbers = [.. indices.Select(i => values[i])];
        return new([.. indices.Select(i => i % neurons)], starts, numbers.All(number => number == T.One) ? [] : numbers);
    }

    public void With(NativeActivity<T> other, Func<nint, nint, int> call)
    {
        Native.Activity mine;
        Native.Activity others;
        fixed (T* values = _values)
        fixed (int* indices = _indices)
        fixed (int* starts = _starts)
        fixed (T* otherValues = other._values)
        fixed (int* otherIndices = other._indices)
        fixed (int* otherStarts = other._starts)
        {
            mine = Describe(this, values, indices, starts);
            others = Describe(other, otherValues, otherIndices, otherStarts);
            Checked.Succeeds(call((nint)(&mine), (nint)(&others)));
        }
    }

    private static Native.Activity Describe(NativeActivity<T> z, T* values, int* indices, int* starts) => z._indices is null
        ? new Native.Activity { Kind = NativeParameters<T>.IsFloat ? 1 : 2, Count = z._values.Length, Data = values }
        : new Native.Activity
        {
            Kind = 3,
            Samples = z._starts.Length - 1,
            Count = z._indices.Length,
            Data = indices,
            SampleStarts = starts,
            Values = values,
        };
}
