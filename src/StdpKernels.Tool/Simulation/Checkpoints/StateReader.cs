namespace StdpKernels.Tool.Simulation.Checkpoints;

/// <summary>Loads a state into something that was made with the same parameters.</summary>
internal sealed class StateReader(Stream stream) : StateTransfer
{
    /// <summary>Loads what <see cref="StateWriter.Save"/> gave.</summary>
    /// <exception cref="InvalidDataException">It is the state of something else.</exception>
    public static void Load(byte[] state, IStateful destination)
    {
        using var stream = new MemoryStream(state);
        destination.Transfer(new StateReader(stream));
        if (stream.Position != stream.Length)
        {
            throw new InvalidDataException($"the state has {stream.Length - stream.Position} bytes more than were expected");
        }
    }

    public override void Layer<T>(StdpLayer<T> layer) => StdpCheckpoint.Load(stream, layer.EditWeights(), layer.State);

    protected override void Bytes(Span<byte> bytes)
    {
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        ReadExactly(prefix);
        int length = BitConverter.ToInt32(prefix);
        if (length != bytes.Length)
        {
            throw new InvalidDataException($"the state has {length} bytes where {bytes.Length} were expected");
        }

        ReadExactly(bytes);
    }

    private void ReadExactly(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new InvalidDataException("the state is cut off");
        }
    }
}
