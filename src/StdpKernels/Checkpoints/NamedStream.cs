namespace StdpKernels.Checkpoints;

/// <summary>The stream of a temporary file, whose errors are told of the file that it will be.</summary>
internal sealed class NamedStream(FileStream file, Func<Exception, Exception> name) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            file.Write(buffer);
        }
        catch (Exception e) when (IsOfSystem(e))
        {
            throw name(e);
        }
    }

    public override void Flush()
    {
        try
        {
            file.Flush(flushToDisk: false);
        }
        catch (Exception e) when (IsOfSystem(e))
        {
            throw name(e);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void SetLength(long value) => file.SetLength(value);

    /// <summary>Whether the system refused to write: the runtime has another exception for a file that may not be as long.</summary>
    public static bool IsOfSystem(Exception exception) => exception is IOException or ArgumentOutOfRangeException;
}
