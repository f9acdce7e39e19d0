namespace StdpKernels.DigestWorkload.Parts;

/// <summary>Cases of parts that share a digest.</summary>
/// <param name="Convolution">Convolutional layers, also in groups, or linear ones.</param>
/// <param name="IsDouble"><see cref="double"/>, or <see cref="float"/>.</param>
internal sealed record PartGroup(bool Convolution, bool IsDouble)
{
    public static IEnumerable<PartGroup> All =>
        from convolution in new[] { false, true }
        from isDouble in new[] { false, true }
        select new PartGroup(convolution, isDouble);

    public IEnumerable<PartCase> Cases => PartCases.Of(Convolution);

    /// <summary>The cases that are worth several threads.</summary>
    public IEnumerable<PartCase> LargeCases => PartCases.Large(Convolution);

    /// <summary>The digest of the whole group, to compare with <see cref="ExpectedParts.Of"/>.</summary>
    public ulong Compute() => DigestGroup.Combine(Cases.Concat(LargeCases).Select(one => Compute(one, FirstOf(one))));

    /// <summary>The digest of one of its cases.</summary>
    public ulong Compute(PartCase one, Route route) => IsDouble ? PartRun<double>.Digest(one, route) : PartRun<float>.Digest(one, route);

    /// <summary>The first route that can compute a case.</summary>
    public static Route FirstOf(PartCase one) => one.IsPrepared ? Route.FirstPrepared : Route.First;

    /// <summary>Every route that can compute a case. Channels in groups have no company, which would be channels of theirs.</summary>
    public IEnumerable<Route> RoutesOf(PartCase one) =>
        from route in Route.All(Convolution)
        where route.Prepared || !one.IsPrepared
        where route.Company == Company.None || one.Workload.Shape.Groups == 1
        select route;

    public override string ToString() => $"parts of rules, {(Convolution ? "conv2d" : "linear")} {(IsDouble ? "double" : "float")}";
}
