using System.IO.Hashing;
using System.Text;

namespace StdpKernels.Tool.Simulation.Checkpoints;

/// <summary>The file format of a run's state: signature, version, what run it is of, the state, a checksum of all that.</summary>
internal static class RunCheckpoint
{
    private const int Version = 1;

    private static ReadOnlySpan<byte> Signature => "STDP run"u8;

    /// <summary>Writes a state.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="identity">What run it is of: a run with other parameters must not go on from it.</param>
    /// <param name="state">The state.</param>
    public static void Write(Stream stream, string identity, byte[] state)
    {
        using var content = new MemoryStream();
        content.Write(Signature);
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write(identity);
            writer.Write(state.Length);
            writer.Write(state);
        }

        ReadOnlySpan<byte> bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        stream.Write(bytes);
        stream.Write(XxHash128.Hash(bytes));
    }

    /// <summary>Reads a state.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>What run it is of, and the state.</returns>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static (string Identity, byte[] State) Read(byte[] bytes)
    {
        // First of all: afterwards, everything in the file is what was written.
        const int HashLength = 16;
        int length = bytes.Length - HashLength;
        if (length < Signature.Length || !bytes.AsSpan(0, Signature.Length).SequenceEqual(Signature))
        {
            throw new InvalidDataException("it does not start like a checkpoint");
        }

        if (!XxHash128.Hash(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
        {
            throw new InvalidDataException("its checksum does not match its content");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, Signature.Length, length - Signature.Length), Encoding.UTF8);
        int version = reader.ReadInt32();
        if (version != Version)
        {
            throw new InvalidDataException($"it is of version {version}, but version {Version} is expected");
        }

        string identity = reader.ReadString();
        return (identity, reader.ReadBytes(reader.ReadInt32()));
    }
}
