namespace StdpKernels.Tool.Npz;

/// <summary>Ends the reading after a number of bytes: what is made of them takes memory.</summary>
internal sealed class MeteredStream(Stream inner) : ReadThroughStream(inner)
{
    /// <summary>How many more bytes may be read.</summary>
    public long BytesLeft { get; set; }

    /// <exception cref="InvalidDataException">More has been read than may be.</exception>
    protected override void OnRead(ReadOnlySpan<byte> bytes)
    {
        BytesLeft -= bytes.Length;
        if (BytesLeft < 0)
        {
            throw new InvalidDataException("More has been read than may be.");
        }
    }
}
