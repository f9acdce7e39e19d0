namespace StdpKernels.Tool.Npz;

/// <summary>An array cannot be read. The message continues a sentence that begins with the array's name.</summary>
internal sealed class NpyFormatException(string message) : Exception(message)
{
    /// <summary>There are not as many elements as a header says.</summary>
    public static NpyFormatException OfLength(NpyHeader header, bool more) =>
        new($"has {(more ? "more" : "less")} data than its shape {ShapeText.Of(header.Shape)} says");
}
