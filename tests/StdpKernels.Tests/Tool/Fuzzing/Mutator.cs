using System.Buffers.Binary;
using System.Text;

namespace StdpKernels.Tests.Tool.Fuzzing;

/// <summary>Changes bytes at random: small damage, numbers at the edges of their types, and words of the format at hand.</summary>
/// <param name="random">Where all randomness comes from.</param>
/// <param name="words">Pieces that mean something in the format.</param>
internal sealed class Mutator(Random random, IReadOnlyList<string> words)
{
    private const int MaxChanges = 6;
    private const int MaxPiece = 64;

    private static readonly long[] Edges =
    [
        0, 1, -1, 2, 7, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, int.MaxValue, int.MinValue, uint.MaxValue,
        1L << 32, long.MaxValue, long.MinValue, 1L << 62,
    ];

    /// <summary>A changed copy.</summary>
    public byte[] Mutate(byte[] original)
    {
        List<byte> bytes = [.. original];
        for (int changes = random.Next(1, MaxChanges + 1); changes > 0; changes--)
        {
            Change(bytes);
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        int place = random.Next(bytes.Count + 1);
        int length = Math.Min(random.Next(1, MaxPiece), bytes.Count - place);
        switch (random.Next(8))
        {
            case 0 when length > 0:
                bytes[place] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when length > 0:
                bytes[place] = (byte)random.Next(256);
                break;
            case 2:
                Overwrite(bytes, place, Number());
                break;
            case 3:
                bytes.RemoveRange(place, length);
                break;
            case 4:
                bytes.InsertRange(place, bytes.GetRange(place, length));
                break;
            case 5:
                bytes.InsertRange(place, Word());
                break;
            case 6:
                Overwrite(bytes, place, Word());
                break;
            case 7 when random.Next(8) == 0:
                bytes.RemoveRange(place, bytes.Count - place);
                break;
        }
    }

    private byte[] Word() => words.Count == 0 ? Number() : Encoding.UTF8.GetBytes(words[random.Next(words.Count)]);

    private byte[] Number()
    {
        var number = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, Edges[random.Next(Edges.Length)]);
        return number[..(1 << random.Next(4))];
    }

    private static void Overwrite(List<byte> bytes, int place, byte[] piece)
    {
        for (int i = 0; i < piece.Length && place + i < bytes.Count; i++)
        {
            bytes[place + i] = piece[i];
        }
    }
}
