namespace StdpKernels.DigestWorkload;

/// <summary>Cases that share a digest: it is computed along the first route, one case after the other.</summary>
/// <param name="Convolution">Convolutional layers, or linear ones.</param>
/// <param name="IsDouble"><see cref="double"/>, or <see cref="float"/>.</param>
/// <param name="Graded">Activity of any size and sign, or zeros and ones.</param>
internal sealed record DigestGroup(bool Convolution, bool IsDouble, bool Graded)
{
    public static IEnumerable<DigestGroup> All =>
        from convolution in new[] { false, true }
        from isDouble in new[] { false, true }
        from graded in new[] { false, true }
        select new DigestGroup(convolution, isDouble, graded);

    public IEnumerable<WorkloadCase> Cases => WorkloadCases.Exact(Convolution, Graded);

    /// <summary>The cases that are worth several threads.</summary>
    public IEnumerable<WorkloadCase> LargeCases => WorkloadCases.Large(Convolution, Graded);

    /// <summary>The digest of the whole group, to compare with <see cref="ExpectedDigests.Of"/>.</summary>
    public ulong Compute() => Combine(Cases.Concat(LargeCases).Select(workload => Compute(workload, Route.First)));

    /// <summary>The digest of what the group propagates, to compare with <see cref="ExpectedDigests.OfPropagation"/>.</summary>
    public ulong Propagate() => Combine(PropagatedCases.Select(workload => Propagate(workload, Route.FirstPrepared)));

    /// <summary>The digest of what one of its cases propagates.</summary>
    public ulong Propagate(WorkloadCase workload, Route route) =>
        IsDouble ? WorkloadRun.Propagated<double>(workload, route) : WorkloadRun.Propagated<float>(workload, route);

    /// <summary>Cases that differ in what is propagated: one for each shape.</summary>
    public IEnumerable<WorkloadCase> PropagatedCases => Cases.Concat(LargeCases).DistinctBy(workload => workload.Shape);

    /// <summary>The digest of one of its cases.</summary>
    public ulong Compute(WorkloadCase workload, Route route) =>
        IsDouble ? WorkloadRun.Digest<double>(workload, route) : WorkloadRun.Digest<float>(workload, route);

    /// <summary>The digest of a group from those of its cases.</summary>
    public static ulong Combine(IEnumerable<ulong> digests)
    {
        var all = default(Digest);
        foreach (ulong digest in digests)
        {
            all.Add(digest);
        }

        return all.Value;
    }

    public override string ToString() =>
        $"{(Convolution ? "conv2d" : "linear")} {(IsDouble ? "double" : "float")} {(Graded ? "graded" : "spikes")}";
}
