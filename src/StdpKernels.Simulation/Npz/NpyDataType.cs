namespace StdpKernels.Simulation;

/// <summary>A type of elements of a NumPy array.</summary>
/// <param name="Descriptor">As it stands in a file's header.</param>
/// <param name="Name">As NumPy prints it.</param>
/// <param name="Size">Bytes an element.</param>
internal sealed record NpyDataType(string Descriptor, string Name, int Size)
{
    public static readonly NpyDataType Boolean = new("|b1", "bool", 1);
    public static readonly NpyDataType UInt8 = new("|u1", "uint8", 1);
    public static readonly NpyDataType Int32 = new("<i4", "int32", 4);
    public static readonly NpyDataType Int64 = new("<i8", "int64", 8);
    public static readonly NpyDataType Float32 = new("<f4", "float32", 4);
    public static readonly NpyDataType Float64 = new("<f8", "float64", 8);

    /// <summary>The type that holds such elements; a byte is a number here, not a truth value.</summary>
    public static NpyDataType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Float32
        : typeof(T) == typeof(double) ? Float64
        : typeof(T) == typeof(byte) ? UInt8
        : typeof(T) == typeof(int) ? Int32
        : typeof(T) == typeof(long) ? Int64
        : throw new NotSupportedException($"NumPy arrays are written of byte, int, long, float and double, not of {typeof(T).Name}.");

    public override string ToString() => Name;
}
