namespace StdpKernels.Checkpoints;

/// <summary>What a caller keeps beside a layer: bytes, which are one more array of the container.</summary>
internal static class UserData
{
    /// <summary>The name of the array.</summary>
    public const string Name = "user_data";

    /// <summary>The arrays beside weights and traces, of which the last holds the bytes, if there are any.</summary>
    public static NamedArray[] Beside(ReadOnlySpan<NamedArray> identity, byte[] bytes) =>
        bytes.Length == 0 ? [.. identity] : [.. identity, NamedArray.Of<byte>(Name, new TensorShape(bytes.Length), bytes)];
}
