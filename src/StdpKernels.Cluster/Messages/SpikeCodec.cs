using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Messages;

/// <summary>Spikes as bytes: for each sample how many there are, and then the distance from each to the one before it.</summary>
/// <remarks>
/// Numbers take seven bits a byte, the lowest first; the highest bit of a byte says that another follows. The first distance of a sample counts from
/// neuron −1, so that all are at least 1. At a few percent of active neurons a spike takes one byte. Nobody can send lists that do not ascend: what could be
/// wrong is a distance of 0, a neuron that is not there, a count, and the length.
/// </remarks>
internal static class SpikeCodec
{
    private const int MaxBytes = 5;

    public static byte[] Encode(SpikeRaster raster)
    {
        var bytes = new List<byte>(raster.Spikes + raster.Samples);
        for (int sample = 0; sample < raster.Samples; sample++)
        {
            ReadOnlySpan<int> fired = raster.Events[sample];
            Write(bytes, (uint)fired.Length);
            int previous = -1;
            foreach (int neuron in fired)
            {
                Write(bytes, (uint)(neuron - previous));
                previous = neuron;
            }
        }

        return [.. bytes];
    }

    /// <summary>Reads what <see cref="Encode"/> has written, or anything at all.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="samples">How many samples there must be.</param>
    /// <param name="neurons">How many neurons there are.</param>
    /// <exception cref="InvalidDataException">The bytes are not those of such spikes. No more memory was taken than they could fill.</exception>
    public static SpikeRaster Decode(ReadOnlySpan<byte> bytes, int samples, int neurons)
    {
        // Every sample and every spike takes a byte at least.
        if (samples > bytes.Length)
        {
            throw new InvalidDataException($"Spikes of {samples} samples must have as many bytes at least, but there are {bytes.Length}.");
        }

        int[] starts = new int[samples + 1];
        int[] indices = new int[bytes.Length - samples];
        int count = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            uint fired = Read(ref bytes);

            // The samples behind this one have their bytes, too.
            if (fired > neurons || fired > bytes.Length - (samples - 1 - sample))
            {
                throw new InvalidDataException($"Sample {sample} must have at most {neurons} spikes, all of them there, but it is to have {fired}.");
            }

            long previous = -1;
            for (uint i = 0; i < fired; i++)
            {
                uint distance = Read(ref bytes);
                previous += distance;
                if (distance == 0 || previous >= neurons)
                {
                    throw new InvalidDataException($"Sample {sample} must have ascending neurons below {neurons}, but {previous} follows by {distance}.");
                }

                indices[count++] = (int)previous;
            }

            starts[sample + 1] = count;
        }

        return bytes.IsEmpty
            ? new SpikeRaster(indices.AsSpan(0, count).ToArray(), starts, neurons)
            : throw new InvalidDataException($"Spikes must end with the last sample, but {bytes.Length} bytes follow.");
    }

    private static void Write(List<byte> bytes, uint number)
    {
        for (; number > 0x7F; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        bytes.Add((byte)number);
    }

    private static uint Read(ref ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        for (int i = 0; i < MaxBytes && i < bytes.Length; i++)
        {
            number |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] <= 0x7F)
            {
                bytes = bytes[(i + 1)..];
                return number <= int.MaxValue
                    ? (uint)number
                    : throw new InvalidDataException($"A number of spikes must be below 2^31, but it is {number}.");
            }
        }

        throw new InvalidDataException("A number of spikes must end within five bytes, but it does not.");
    }
}
