namespace StdpKernels.Checkpoints;

/// <summary>Named arrays as bytes: a header, a table of names, types and shapes, the elements, a checksum.</summary>
/// <remarks>
/// All numbers are stored as the machine stores them, without gaps:
/// <code>
/// 0   8  magic: 0x89 "STDP" CR LF 0x1A, so that a transfer as text is noticed
/// 8   4  version
/// 12  4  byte order: 0x01020304
/// 16  4  length of the label in bytes, at most 65536
/// 20     the label in UTF-8: what the arrays are of, so that nothing else's are taken for them
///     4  the number of arrays, then for each of them
///        4  length of its name in bytes, 1 to 255
///           its name in UTF-8, unique in the table
///        1  kind of its elements: f (IEEE 754), i (signed), u (unsigned), b (bool: 0 or 1)
///        1  size of an element in bytes
///        1  number of dimensions, 0 to 8
///        1  0
///        8  each dimension, outermost first
///        the elements of each array, row-major, in the order of the table
/// end 4  CRC-32C of everything before
/// </code>
/// A reader knows which arrays it wants and takes them in any order. A new field is a new version, new content a new array.
/// </remarks>
internal static class ContainerFormat
{
    public const int Version = 2;
    public const int ByteOrder = 0x01020304;
    public const int MaxLabelBytes = 1 << 16;
    public const int MaxNameBytes = 255;
    public const int MaxRank = 8;

    // A span of bytes has at most int.MaxValue of them, an array eight times as many.
    public const int PieceLength = 1 << 16;

    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'S', (byte)'T', (byte)'D', (byte)'P', 0x0D, 0x0A, 0x1A];
}
