using System.Globalization;
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
    private const string AsInteger = "so save it with .astype('uint8') or .astype('float32')";

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

        throw new NpyFormatException(descriptor switch
        {
            [] => "has no dtype",
            ['>', .. var type] =>
                $"is big-endian ('{OneLine.Short(descriptor)}'): save it as little-endian, with .astype('<{OneLine.Short(type)}')",
            [_, 'O', ..] => $"holds Python objects: {Readable}",
            [_, 'i', .. var size] => $"has dtype {NameOf("int", size)}: {Readable}, {AsInteger}",
            [_, 'u', .. var size] => $"has dtype {NameOf("uint", size)}: {Readable}, {AsInteger}",
            [_, 'f', .. var size] => $"has dtype {NameOf("float", size)}: {Readable}, so save it with .astype('float32')",
            _ => $"has dtype '{OneLine.Short(descriptor)}': {Readable}",
        });
    }

    private static string NameOf(string kind, string size) =>
        kind + (int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes) ? 8L * bytes : OneLine.Short(size));

    /// <summary>The type that holds such elements; a byte is a number here, not a truth value.</summary>
    public static NpyDataType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Float32
        : typeof(T) == typeof(double) ? Float64
        : typeof(T) == typeof(byte) ? UInt8
        : throw new NotSupportedException($"Elements of type {typeof(T)} have no counterpart among those read and written.");

    public override string ToString() => Name;
}
