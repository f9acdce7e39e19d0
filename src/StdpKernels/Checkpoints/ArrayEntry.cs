namespace StdpKernels.Checkpoints;

/// <summary>An array of a container without its elements.</summary>
internal abstract class ArrayEntry(string name, ElementType type, int[] shape)
{
    public string Name { get; } = name;

    public ElementType Type { get; } = type;

    public int[] Shape { get; } = shape;

    public int Length { get; } = shape.Aggregate(1, (length, dimension) => unchecked(length * dimension));

    public long Bytes => (long)Length * Type.Size;

    /// <summary>Whether this is the entry of such an array.</summary>
    public bool Is<T>(string name, ReadOnlySpan<int> shape)
        where T : unmanaged => Name == name && Type == ElementType.Of<T>() && shape.SequenceEqual(Shape);

    /// <summary>Reads the elements into memory of their own.</summary>
    public abstract Array Read(ChecksumReader reader);
}

/// <summary>An array whose elements are of a type that is known here.</summary>
internal sealed class ArrayEntry<T>(string name, int[] shape) : ArrayEntry(name, ElementType.Of<T>(), shape)
    where T : unmanaged
{
    public override Array Read(ChecksumReader reader)
    {
        T[] values = GC.AllocateUninitializedArray<T>(Length);
        reader.Numbers<T>(values);
        return values;
    }
}
