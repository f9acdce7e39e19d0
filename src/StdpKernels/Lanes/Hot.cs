using System.Runtime.CompilerServices;

namespace StdpKernels.Lanes;

/// <summary>How methods on the way of a step are compiled.</summary>
internal static class Hot
{
    /// <summary>
    /// A loop: compiled at once with all optimizations, so that no step waits for a slower version to be replaced; and never inlined,
    /// because the compiler inlines only so much into one method, and small operations of an inlined loop would become calls.
    /// </summary>
    public const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>
    /// What leads from the call to the loop: compiled at once with all optimizations, so that the first steps are as fast as later ones.
    /// </summary>
    public const MethodImplOptions Way = MethodImplOptions.AggressiveOptimization;
}
