namespace StdpKernels.Tool.Npz;

/// <summary>An array cannot be read. The message continues a sentence that begins with the array's name.</summary>
internal sealed class NpyFormatException(string message) : Exception(message);
