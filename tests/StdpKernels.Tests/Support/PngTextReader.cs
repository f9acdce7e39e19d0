using System.Buffers.Binary;
using System.Text;

namespace StdpKernels.Tests.Support;

/// <summary>The texts of a PNG file, as viewers find them.</summary>
internal static class PngTextReader
{
    private const int SignatureLength = 8;

    // Length, type and checksum of a chunk.
    private const int Overhead = 12;

    /// <summary>What the international text chunks of a file say, none of which is compressed or translated.</summary>
    public static IReadOnlyList<(string Keyword, string Text)> Read(byte[] png)
    {
        List<(string, string)> texts = [];
        for (int at = SignatureLength; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("iTXt"u8))
            {
                ReadOnlySpan<byte> content = png.AsSpan(at + 8, length);
                int keywordEnd = content.IndexOf((byte)0);
                texts.Add((Encoding.Latin1.GetString(content[..keywordEnd]), Encoding.UTF8.GetString(content[(keywordEnd + 5)..])));
            }

            at += Overhead + length;
        }

        return texts;
    }
}
