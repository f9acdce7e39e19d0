namespace StdpKernels.Native.Boundary;

/// <summary>Arrays of the caller, of as many elements as it says.</summary>
internal static unsafe class CallerMemory
{
    /// <summary>An array that is only read.</summary>
    public static ReadOnlySpan<T> Read<T>(T* first, long count, string name)
        where T : unmanaged => Write(first, count, name);

    /// <summary>An array that is written.</summary>
    public static Span<T> Write<T>(T* first, long count, string name)
        where T : unmanaged
    {
        if (count is < 0 or > int.MaxValue)
        {
            throw RefusedException.Range($"{name} must have from 0 to {int.MaxValue} elements, but it has {count}.");
        }

        if (first is null && count > 0)
        {
            throw RefusedException.Null(name);
        }

        return new Span<T>(first, (int)count);
    }
}
