namespace StdpKernels.Checkpoints;

/// <summary>The content of a container that has passed all checks. Being shown arrays, it gives them what was loaded.</summary>
internal sealed class LoadedArrays : IArrayVisitor
{
    private readonly Dictionary<string, Array> _arrays = [];

    public void Add(string name, Array values) => _arrays.Add(name, values);

    public void Visit<T>(string name, ReadOnlySpan<int> shape, Span<T> values)
        where T : unmanaged => ((T[])_arrays[name]).CopyTo(values);
}
