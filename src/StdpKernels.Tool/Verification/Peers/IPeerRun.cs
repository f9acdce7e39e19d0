using System.Numerics;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>A rule of another simulator, run by the library.</summary>
internal interface IPeerRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>One step of the other simulator.</summary>
    /// <param name="zPre">Presynaptic activity.</param>
    /// <param name="zPost">Postsynaptic activity.</param>
    /// <param name="reward">One number, or one a sample; nothing for a rule without.</param>
    void Step(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, ReadOnlySpan<T> reward);

    /// <summary>An array under the name that cases have for it; null where this rule has none.</summary>
    T[]? Read(string array);
}
