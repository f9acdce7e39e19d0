using System.Numerics;
using System.Runtime.InteropServices;

namespace StdpKernels.Checkpoints;

/// <summary>
/// CRC-32C (Castagnoli), for which processors have an instruction. It finds every change within any 32 neighbouring bits.
/// </summary>
internal static class Crc32C
{
    public const uint Start = uint.MaxValue;

    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            checksum = BitOperations.Crc32C(checksum, word);
        }

        foreach (byte value in bytes[(words.Length * sizeof(ulong))..])
        {
            checksum = BitOperations.Crc32C(checksum, value);
        }

        return checksum;
    }

    public static uint Finish(uint checksum) => ~checksum;
}
