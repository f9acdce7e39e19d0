using StdpKernels.Tool.Output;

namespace StdpKernels.Tool.Npz;

/// <summary>An element type that the tool reads and writes.</summary>
/// <param name="Descriptor">As it stands in a file's header.</param>
/// <param name="Name">As NumPy prints it.</param>
/// <param name="Size">Bytes an element.</param>
internal sealed record NpyDataType(string Descriptor, string Name, int Size)
{
    public static readonly NpyDataType Boolean = new("|b1", "bool", 1);
    public static readonly NpyDataType UInt8 = new("|u1", "uint8", 1);
    public static readonly NpyDataType Float32 = new("<f4", "float32", 4);
    public static readonly NpyDataType Float64 = new("<f8", "float64", 8);

    private const string Readable = "only uint8, bool, float32 and float64 can be read";

    /// <summary>The type of a descriptor.</summary>
    /// <exception cref="NpyFormatException">Another type, or the other byte order.</exception>
    public static NpyDataType FromDescriptor(string descriptor)
    {
        foreach (NpyDataType type in (ReadOnlySpan<NpyDataType>)[Boolean, UInt8, Float32, Float64])
        {
            // A single byte has no order, whatever the sign in front says.
            if (descriptor == type.Descriptor
                || (type.Size == 1 && descriptor.Length == 3 && descriptor[1..] == type.Descriptor[1..]))
            {
                return type;
            }
        }

        string shown = OneLine.Short(descriptor);
        throw new NpyFormatException(descriptor switch
        {
            [] => "has no dtype",
            ['>', ..] => $"is big-endian ('{shown}'): save it as little-endian, with .astype('<{shown[1..]}')",
            [_, 'O', ..] => "holds Python objects",
            [_, 'i' or 'u', ..] => $"has dtype '{shown}', integers: {Readable}; save it with .astype('uint8') or .astype('float32')",
            [_, 'f', ..] => $"has dtype '{shown}': {Readable}; save it with .astype('float32')",
            _ => $"has dtype '{shown}': {Readable}",
        });
    }

    /// <summary>The type that holds such elements; a byte is a number here, not a truth value.</summary>
    public static NpyDataType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Float32
        : typeof(T) == typeof(double) ? Float64
        : typeof(T) == typeof(byte) ? UInt8
        : throw new NotSupportedException($"Elements of type {typeof(T)} have no counterpart among those read and written.");

    public override string ToString() => Name;
}
