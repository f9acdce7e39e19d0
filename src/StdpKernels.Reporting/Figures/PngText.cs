using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace StdpKernels.Reporting.Figures;

/// <summary>Text inside of a PNG file, which viewers and <c>exiftool</c> show: what a picture that has lost its report still tells.</summary>
/// <remarks>International text chunks (<c>iTXt</c>) of the PNG specification, third edition, section 11.3.3.4: UTF-8, not compressed.</remarks>
public static class PngText
{
    // The signature and the header chunk: length, type, 13 bytes of content, checksum. Text may stand anywhere behind it.
    private const int HeaderEnd = 8 + 12 + 13;

    private static readonly byte[] Type = "iTXt"u8.ToArray();

    /// <summary>A file with texts.</summary>
    /// <param name="png">The file.</param>
    /// <param name="texts">Keywords of 1 to 79 Latin letters, and what each says.</param>
    /// <exception cref="ArgumentException">A keyword is too short or too long, or has other characters.</exception>
    public static byte[] Add(byte[] png, IEnumerable<(string Keyword, string Text)> texts)
    {
        using var file = new MemoryStream();
        file.Write(png.AsSpan(0, HeaderEnd));
        foreach ((string keyword, string text) in texts)
        {
            WriteChunk(file, keyword, text);
        }

        file.Write(png.AsSpan(HeaderEnd));
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string keyword, string text)
    {
        if (keyword.Length is < 1 or > 79 || keyword.Any(letter => letter is < ' ' or > '~'))
        {
            throw new ArgumentException($"A keyword has 1 to 79 Latin letters, but '{keyword}' was given.", nameof(keyword));
        }

        // Behind the keyword: not compressed, no method, no language, no translation of the keyword.
        byte[] content = [.. Type, .. Encoding.Latin1.GetBytes(keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length - Type.Length);
        file.Write(number);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(content));
        file.Write(number);
    }
}
