// Draws icon.png, the STDP window: dotnet run src/Packaging/draw-icon.cs -- src/Packaging/icon.png
#:package SkiaSharp
#:package SkiaSharp.NativeAssets.Linux.NoDependencies
#:property IsPackable=false
#:property PublishAot=false
using SkiaSharp;

const int Size = 128;
const float Middle = Size / 2f;
const float HalfWidth = 50;
const float Height = 44;
const float TimeConstant = 15;

using var bitmap = new SKBitmap(Size, Size);
using (var canvas = new SKCanvas(bitmap))
{
    canvas.Clear(SKColors.Transparent);
    canvas.DrawRoundRect(0, 0, Size, Size, 22, 22, Paint(new SKColor(0x14, 0x1E, 0x30)));
    canvas.DrawRect(Middle - HalfWidth, Middle - 1, 2 * HalfWidth, 2, Paint(new SKColor(0x5B, 0x6B, 0x85)));

    // Pre before post: the weight grows, the less the longer ago. Post before pre: it shrinks.
    canvas.DrawPath(Lobe(1), Paint(new SKColor(0x4C, 0xC9, 0xF0)));
    canvas.DrawPath(Lobe(-1), Paint(new SKColor(0xFF, 0x8A, 0x5B)));
}

using FileStream file = File.Create(args[0]);
bitmap.Encode(file, SKEncodedImageFormat.Png, 100);

static SKPath Lobe(int side)
{
    var path = new SKPath();
    path.MoveTo(Middle + (2 * side), Middle - (2 * side));
    for (float time = 0; time <= HalfWidth - 2; time += 0.25f)
    {
        path.LineTo(Middle + (side * (time + 2)), Middle - (side * (2 + (Height * MathF.Exp(-time / TimeConstant)))));
    }

    path.LineTo(Middle + (side * HalfWidth), Middle - (2 * side));
    path.Close();
    return path;
}

static SKPaint Paint(SKColor color) => new() { Color = color, IsAntialias = true };
