namespace StdpKernels.DigestWorkload;

/// <summary>All cases. Adding, removing or reordering any changes the digests in <see cref="ExpectedDigests"/>.</summary>
internal static class WorkloadCases
{
    /// <summary>Rules that every machine computes alike.</summary>
    private static readonly WorkloadRule[] ExactRules =
    [
        new(StdpAlgorithm.Additive),
        new(StdpAlgorithm.AdditiveStep),
        new(StdpAlgorithm.MultiplicativeRelu),
        WorkloadRule.Pow(0),
        WorkloadRule.Pow(0.5),
        WorkloadRule.Pow(1),
        WorkloadRule.Asymmetric(0, 1),
        WorkloadRule.Asymmetric(1, 0),
        WorkloadRule.Asymmetric(0.5, 1),
    ];

    /// <summary>Bounds that zeros of the other sign meet: processors disagree on the larger of two zeros.</summary>
    private static readonly (double WMin, double WMax)[] ZeroBounds = [(-1, -0.0), (-0.0, 1), (0, 1)];

    private static readonly WorkloadShape[] Linear =
        [WorkloadShape.Linear(1, 67, 45), WorkloadShape.Linear(4, 67, 13), WorkloadShape.Linear(9, 131, 7)];

    private static readonly WorkloadShape[] Conv2d =
    [
        new(2, 3, (6, 5), 5, 3, new() { Padding = 1, Stride = (1, 2) }),
        new(1, 2, (9, 7), 9, (2, 3), new() { Dilation = (2, 1) }),
    ];

    /// <summary>Sums longer than a block, over more columns than a block has.</summary>
    private static readonly WorkloadShape[] DeepLinear = [WorkloadShape.Linear(261, 300, 5)];

    private static readonly WorkloadShape[] DeepConv2d = [new(3, 9, (11, 12), 5, (5, 3), new() { Padding = (2, 1) })];

    /// <summary>Layers large enough for several threads, whatever kernels their steps run on.</summary>
    private static readonly WorkloadShape[] LargeLinear = [WorkloadShape.Linear(64, 515, 303)];

    private static readonly WorkloadShape[] LargeConv2d = [new(4, 9, (23, 21), 33, 3, new() { Padding = 1 })];

    /// <summary>The cases whose digest is the same on all machines or, if graded, on all machines that fuse alike.</summary>
    public static IEnumerable<WorkloadCase> Exact(bool convolution, bool graded)
    {
        foreach (WorkloadShape shape in convolution ? Conv2d : Linear)
        {
            foreach (WorkloadRule rule in ExactRules)
            {
                yield return new(shape, rule, HardBound: true, Tensors: false, graded);
                yield return new(shape, rule, HardBound: false, Tensors: false, graded);
                yield return new(shape, rule, HardBound: true, Tensors: true, graded);
                yield return new(shape, rule, HardBound: false, Tensors: true, graded);
            }
        }

        foreach (WorkloadRule rule in ExactRules)
        {
            foreach ((double, double) bounds in ZeroBounds)
            {
                WorkloadShape shape = convolution ? Conv2d[0] : Linear[1];
                yield return new(shape, rule, HardBound: true, Tensors: false, graded) { ZeroBounds = bounds };
                yield return new(shape, rule, HardBound: true, Tensors: true, graded) { ZeroBounds = bounds };
            }
        }

        foreach (WorkloadShape shape in convolution ? DeepConv2d : DeepLinear)
        {
            yield return new(shape, new(StdpAlgorithm.Additive), HardBound: true, Tensors: false, graded);
            yield return new(shape, WorkloadRule.Pow(0.5), HardBound: false, Tensors: true, graded);
        }
    }

    /// <summary>The cases that several threads compute: steps for event-driven and for dense kernels.</summary>
    public static IEnumerable<WorkloadCase> Large(bool convolution, bool graded)
    {
        foreach (WorkloadShape shape in convolution ? LargeConv2d : LargeLinear)
        {
            yield return new(shape, WorkloadRule.Pow(0.5), HardBound: true, Tensors: true, graded)
            {
                Densities = [(0.1, 0.1), (0.02, 0.03), (1, 1), (0.03, 0.01)],
            };
        }
    }

    /// <summary>The cases whose powers are the platform's: alike within a bound.</summary>
    public static IEnumerable<WorkloadCase> Powers(bool convolution)
    {
        foreach (WorkloadShape shape in convolution ? Conv2d : Linear)
        {
            yield return new(shape, WorkloadRule.Pow(0.3), HardBound: true, Tensors: false, Graded: false);
            yield return new(shape, WorkloadRule.Pow(1.7), HardBound: true, Tensors: true, Graded: false);
            yield return new(shape, WorkloadRule.Asymmetric(0.3, 1), HardBound: true, Tensors: false, Graded: false);
            yield return new(shape, WorkloadRule.Asymmetric(0, 1.7), HardBound: true, Tensors: true, Graded: false);
        }
    }
}
