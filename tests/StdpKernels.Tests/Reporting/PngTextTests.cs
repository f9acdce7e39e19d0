using System.IO.Compression;
using System.Text;
using SkiaSharp;
using StdpKernels.Reporting.Figures;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Reporting;

internal sealed class PngTextTests
{
    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(3, 2);
        bitmap.SetPixel(1, 1, SKColors.Red);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    [Test]
    public void Texts_come_back_and_the_picture_is_the_same()
    {
        (string, string)[] texts = [("Seed", "1"), ("Description", "Δw over the lag, in ms – “all” of it")];
        byte[] png = PngText.Add(Picture(), texts);

        Assert.That(PngTextReader.Read(Picture()), Is.Empty);
        Assert.That(PngTextReader.Read(png), Is.EqualTo(texts));
        using SKBitmap before = SKBitmap.Decode(Picture());
        using SKBitmap after = SKBitmap.Decode(png);
        Assert.That(after.Bytes, Is.EqualTo(before.Bytes));
    }

    [Test]
    public void A_chunk_has_the_layout_and_the_checksum_of_the_specification()
    {
        byte[] png = PngText.Add(Picture(), [("Ab", "é")]);
        byte[] content = [.. "iTXtAb"u8, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes("é")];
        uint checksum = ChecksumOfZip(content);

        Assert.That(
            png.AsSpan(33, 4 + content.Length + 4).ToArray(),
            Is.EqualTo((byte[])
                [0, 0, 0, 9, .. content, (byte)(checksum >> 24), (byte)(checksum >> 16), (byte)(checksum >> 8), (byte)checksum]));
    }

    [TestCase("")]
    [TestCase("Größe")]
    public void A_keyword_that_is_none_is_refused(string keyword) =>
        Assert.That(() => PngText.Add(Picture(), [(keyword, "")]), Throws.ArgumentException);

    // Both formats have the same checksum.
    private static uint ChecksumOfZip(byte[] content)
    {
        using var file = new MemoryStream();
        using (var writing = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = writing.CreateEntry("a").Open();
            entry.Write(content);
        }

        using var reading = new ZipArchive(file);
        return reading.Entries[0].Crc32;
    }
}
