namespace StdpKernels.DigestWorkload.Parts;

/// <summary>All cases of parts. Adding, removing or reordering any changes the digests in <see cref="ExpectedParts"/>.</summary>
internal static class PartCases
{
    private static readonly WorkloadShape[] Linear = [WorkloadShape.Linear(1, 67, 45), WorkloadShape.Linear(4, 37, 13)];

    private static readonly WorkloadShape[] Conv2d =
    [
        new(2, 3, (6, 5), 5, 3, new() { Padding = 1, Stride = (1, 2) }),
        new(1, 2, (9, 7), 9, (2, 3), new() { Dilation = (2, 1) }),
    ];

    /// <summary>Two groups, depthwise with a multiplier, and around the length of a vector; one of them of a single dimension.</summary>
    private static readonly WorkloadShape[] Grouped =
    [
        new(2, 4, (6, 5), 14, 3, new() { Padding = 1, Stride = (1, 2), Groups = 2 }),
        new(1, 9, (5, 7), 18, (2, 3), new() { Dilation = (2, 1), Groups = 9 }),
        new(2, 34, (1, 9), 18, (1, 4), new() { Padding = (0, 2), Groups = 2 }),
    ];

    private static readonly WorkloadShape[] LargeLinear = [WorkloadShape.Linear(64, 515, 303)];

    private static readonly WorkloadShape[] LargeGrouped = [new(4, 9, (23, 21), 33, 3, new() { Padding = 1, Groups = 3 })];

    private static readonly StdpTraceDynamics Exact = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump };

    private static readonly StdpTraceDynamics Nearest = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Saturate };

    /// <summary>Steps in which few neurons fire, then many, and silence before a step that meets what is not a number.</summary>
    private static readonly (double Pre, double Post)[] Densities =
        [(0.05, 0.05), (0, 0.3), (0.2, 0), (0.5, 0.5), (0, 0), (0.03, 0.02), (0.01, 0.04)];

    /// <summary>The cases of one kind of layer.</summary>
    public static IEnumerable<PartCase> Of(bool convolution)
    {
        foreach (WorkloadShape shape in convolution ? Conv2d : Linear)
        {
            foreach (PartCase made in OfShape(shape))
            {
                yield return made;
            }
        }

        foreach (WorkloadShape shape in convolution ? Grouped : [])
        {
            foreach (WorkloadRule rule in new WorkloadRule[] { new(StdpAlgorithm.Additive), WorkloadRule.Pow(0.5) })
            {
                yield return new("groups") { Workload = Sparse(shape, rule) };
                yield return new("groups, tensors") { Workload = Sparse(shape, rule) with { Tensors = true } };
                yield return new("groups, graded") { Workload = Sparse(shape, rule) with { Graded = true } };
            }

            foreach (PartCase made in OfShape(shape))
            {
                yield return made with { Name = $"groups, {made.Name}" };
            }
        }
    }

    /// <summary>The cases that several threads compute.</summary>
    public static IEnumerable<PartCase> Large(bool convolution)
    {
        foreach (WorkloadShape shape in convolution ? LargeGrouped : LargeLinear)
        {
            WorkloadCase workload = Sparse(shape, WorkloadRule.Pow(0.5)) with { Tensors = true, Densities = [(0.1, 0.1), (0.02, 0.03), (1, 1)] };
            yield return new("large") { Workload = workload, Pre = Exact, Post = Exact, Minus = StdpCoincidence.Excluded };
            yield return new("large, eligibility of samples") { Workload = workload, Pre = Exact, Post = Exact, Drive = Drive.SampleEligibility };
        }
    }

    private static IEnumerable<PartCase> OfShape(WorkloadShape shape)
    {
        WorkloadCase additive = Sparse(shape, new(StdpAlgorithm.Additive)), pow = Sparse(shape, WorkloadRule.Pow(0.5));
        foreach (StdpTraceDecay decay in new[] { StdpTraceDecay.Euler, StdpTraceDecay.Exponential })
        {
            foreach (StdpTraceSpike spike in new[] { StdpTraceSpike.Scaled, StdpTraceSpike.Jump, StdpTraceSpike.Saturate })
            {
                StdpTraceDynamics dynamics = new() { Decay = decay, Spike = spike };
                yield return new($"{decay}, {spike}") { Workload = additive, Pre = dynamics, Post = dynamics };
                yield return new($"{decay}, {spike}, excluded")
                {
                    Workload = pow,
                    Pre = dynamics,
                    Post = Exact,
                    Plus = StdpCoincidence.Excluded,
                    Minus = StdpCoincidence.Excluded,
                };
            }
        }

        foreach (StdpOrder order in new[] { StdpOrder.PotentiationFirst, StdpOrder.DepressionFirst })
        {
            yield return new($"{order}") { Workload = pow, Pre = Exact, Post = Nearest, Minus = StdpCoincidence.Excluded, Order = order };
            if (shape is { IsConvolution: false, Batch: 1 })
            {
                yield return new($"{order}, touched")
                {
                    Workload = additive,
                    Pre = Exact,
                    Post = Exact,
                    Plus = StdpCoincidence.Excluded,
                    Order = order,
                    BoundScope = StdpBoundScope.TouchedWeights,
                };
            }
        }

        yield return new("triplets") { Workload = additive, Pre = Exact, Post = Exact, IsTriplet = true };
        yield return new("nearest triplets, ordered")
        {
            Workload = pow,
            Pre = Nearest,
            Post = Nearest,
            Minus = StdpCoincidence.Excluded,
            Order = StdpOrder.DepressionFirst,
            IsTriplet = true,
        };
        yield return new("target") { Workload = additive, Pre = Exact, Post = Exact, Target = 0.3 };
        yield return new("target of triplets") { Workload = pow, Pre = Exact, Post = Exact, Target = -0.2, IsTriplet = true };
        yield return new("window") { Workload = pow, Pre = Exact, Post = Nearest, Drive = Drive.Window };
        yield return new("window, excluded") { Workload = additive, Pre = Exact, Post = Exact, Plus = StdpCoincidence.Excluded, Drive = Drive.Window };
        foreach (Drive drive in new[] { Drive.Gate, Drive.Changes, Drive.Eligibility, Drive.SampleEligibility })
        {
            yield return new($"{drive}") { Workload = additive, Pre = Exact, Post = Exact, Drive = drive };
            yield return new($"{drive}, of the weight") { Workload = pow, Minus = StdpCoincidence.Excluded, Drive = drive };
            yield return new($"{drive}, triplets") { Workload = additive, Pre = Exact, Post = Exact, IsTriplet = true, Drive = drive };
        }
    }

    private static WorkloadCase Sparse(WorkloadShape shape, WorkloadRule rule) =>
        new(shape, rule, HardBound: true, Tensors: false, Graded: false) { Densities = Densities };
}
