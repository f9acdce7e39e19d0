namespace StdpKernels.Tool.Simulation.Checkpoints;

/// <summary>Saves a state.</summary>
internal sealed class StateWriter(Stream stream) : StateTransfer
{
    /// <summary>The whole state of something as bytes.</summary>
    public static byte[] Save(IStateful source)
    {
        using var stream = new MemoryStream();
        source.Transfer(new StateWriter(stream));
        return stream.ToArray();
    }

    public override void Layer<T>(StdpLayer<T> layer) => StdpCheckpoint.Save(stream, layer.Weights, layer.State);

    protected override void Bytes(Span<byte> bytes)
    {
        stream.Write(BitConverter.GetBytes(bytes.Length));
        stream.Write(bytes);
    }
}
