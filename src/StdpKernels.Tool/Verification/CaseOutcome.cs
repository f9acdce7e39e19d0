namespace StdpKernels.Tool.Verification;

internal enum CaseStatus
{
    Passed,
    Failed,

    /// <summary>The library refuses the case, and may.</summary>
    Skipped,
}

/// <summary>How one case went.</summary>
/// <param name="Name">The case.</param>
/// <param name="Kind">Its kind, or what stands for it in a table.</param>
/// <param name="Algorithm">Its algorithm, likewise.</param>
/// <param name="Status">Whether it passed.</param>
/// <param name="Detail">Why not, on one line.</param>
internal sealed record CaseOutcome(string Name, string Kind, string Algorithm, CaseStatus Status, string? Detail = null)
{
    private const string None = "-";

    public static CaseOutcome Of(ReferenceCase reference, CaseStatus status, string? detail = null) => new(
        reference.Name,
        reference.Kind.ToString().ToLowerInvariant(),
        reference.Kind == CaseKind.Decay ? None : reference.Parameters.StdpAlgorithm!,
        status,
        detail);

    /// <summary>A file that is no case, of which nothing is known but its name.</summary>
    public static CaseOutcome Unreadable(string name, string reason) => new(name, "unreadable", None, CaseStatus.Failed, reason);
}
