using System.Runtime.CompilerServices;

namespace StdpKernels.Lanes;

/// <summary>How methods with a loop that must be fast are compiled.</summary>
internal static class Hot
{
    /// <summary>
    /// At once with all optimizations, so that no step waits for a slower version to be replaced; and on their own: inlined into a caller,
    /// they would share its budget of inlining, and small operations in their loops would become calls.
    /// </summary>
    public const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
