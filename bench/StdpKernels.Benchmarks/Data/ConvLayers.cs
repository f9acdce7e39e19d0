namespace StdpKernels.Benchmarks;

/// <summary>The convolutional layers that suites and reports measure.</summary>
internal static class ConvLayers
{
    /// <summary>So small that unfolding weighs as much as arithmetic.</summary>
    public static ConvLayer First { get; } = new(1, 1, 28, 32, 5, 0);

    /// <summary>The three larger ones.</summary>
    public static IReadOnlyList<ConvLayer> Larger { get; } =
        [new(1, 32, 14, 64, 3, 1), new(16, 16, 32, 32, 3, 1), new(8, 64, 28, 64, 3, 1)];

    public static IReadOnlyList<ConvLayer> All { get; } = [First, .. Larger];
}
