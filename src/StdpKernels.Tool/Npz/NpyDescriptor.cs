using System.Globalization;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Npz;

/// <summary>What a file's header calls the type of its elements.</summary>
internal static class NpyDescriptor
{
    private const string Readable = "only uint8, bool, float32 and float64 can be read";
    private const string AsInteger = "so save it with .astype('uint8') or .astype('float32')";

    /// <summary>The type of a descriptor.</summary>
    /// <exception cref="NpyFormatException">Another type than the tool reads, or the other byte order.</exception>
    public static NpyDataType Parse(string descriptor)
    {
        foreach (NpyDataType type in (ReadOnlySpan<NpyDataType>)
            [NpyDataType.Boolean, NpyDataType.UInt8, NpyDataType.Float32, NpyDataType.Float64])
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
}
