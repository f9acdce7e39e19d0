using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace StdpKernels.Lanes;

/// <summary>What the processor's own minimum and maximum give where they cannot order two numbers.</summary>
internal static class NativeOrder
{
    /// <summary>
    /// Whether they give their second operand for NaN and for two zeros, as <c>a &gt; b ? a : b</c> does. Other processors order zeros by
    /// their sign and give NaN for any NaN. The compiler decides it: nothing is asked when a loop runs.
    /// </summary>
    public static bool GivesSecond
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => X86Base.IsSupported;
    }
}
