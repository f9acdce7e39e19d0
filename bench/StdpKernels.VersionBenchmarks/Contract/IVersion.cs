using System.Numerics;

namespace StdpKernels.VersionContract;

/// <summary>One version of the library, behind an adapter that was compiled against it.</summary>
public interface IVersion
{
    /// <summary>A layer of this version, with weights and traces as requested.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    ISteps<T> Create<T>(StepRequest<T> request)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
