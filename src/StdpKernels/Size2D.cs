using System.Diagnostics;

namespace StdpKernels;

/// <summary>A pair of numbers for height and width. One number stands for both.</summary>
/// <param name="Height">Along the height.</param>
/// <param name="Width">Along the width.</param>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct Size2D(int Height, int Width)
{
    /// <summary>The same number for both.</summary>
    /// <param name="both">The number.</param>
    public static implicit operator Size2D(int both) => new(both, both);

    /// <summary>A pair.</summary>
    /// <param name="pair">Height and width.</param>
    public static implicit operator Size2D((int Height, int Width) pair) => new(pair.Height, pair.Width);

    /// <summary>Height and width, such as <c>(2, 1)</c>.</summary>
    public override string ToString() => $"({Height}, {Width})";
}
