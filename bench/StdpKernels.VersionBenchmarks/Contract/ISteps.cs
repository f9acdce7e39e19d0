using System.Numerics;

namespace StdpKernels.VersionContract;

/// <summary>A layer that steps.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
public interface ISteps<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// As many steps as asked, in a loop of the adapter's own: crossing from the program into a version costs one call, however many
    /// steps there are.
    /// </summary>
    void Run(int steps);

    /// <summary>Copies of what the steps change, as it is now.</summary>
    StepResults<T> CopyResults();
}

/// <summary>What steps change.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
/// <param name="Weights">The weights.</param>
/// <param name="TracePre">The presynaptic trace.</param>
/// <param name="TracePost">The postsynaptic trace.</param>
public sealed record StepResults<T>(T[] Weights, T[] TracePre, T[] TracePost)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
