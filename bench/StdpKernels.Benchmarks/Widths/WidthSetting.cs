using System.Runtime.Intrinsics;

namespace StdpKernels.Benchmarks.Widths;

/// <summary>A width of vectors, and the setting of the runtime that makes it so.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Variable">The environment variable; empty for what the library does by itself.</param>
/// <param name="Value">Its value.</param>
internal sealed record WidthSetting(string Name, string Variable, string Value)
{
    /// <summary>What the library does by itself: wide vectors where the processor has them and kernels gain by them.</summary>
    public static WidthSetting Default { get; } = new("by itself", "", "");

    /// <summary>What this machine can do, the narrowest first.</summary>
    public static IReadOnlyList<WidthSetting> OfThisMachine { get; } = Vector512.IsHardwareAccelerated
        ?
        [
            new("128 bits", "DOTNET_MaxVectorTBitWidth", "128"),
            new("256 bits", "DOTNET_PreferredVectorBitWidth", "256"),
            Default,
            new("512 bits", "DOTNET_MaxVectorTBitWidth", "512"),
        ]
        : [new("128 bits", "DOTNET_MaxVectorTBitWidth", "128"), Default];
}
