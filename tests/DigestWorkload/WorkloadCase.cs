namespace StdpKernels.DigestWorkload;

/// <summary>What is computed: a layer, a rule, its parameters and the kind of activity. How is up to a <see cref="Route"/>.</summary>
/// <param name="Shape">The sizes.</param>
/// <param name="Rule">The rule and its exponents.</param>
/// <param name="HardBound">Whether weights are bounded.</param>
/// <param name="Tensors">Whether parameters are tensors.</param>
/// <param name="Graded">Whether activity is of any size and sign, or zeros and ones.</param>
internal sealed record WorkloadCase(WorkloadShape Shape, WorkloadRule Rule, bool HardBound, bool Tensors, bool Graded)
{
    /// <summary>The share of neurons that are active on either side, step by step: from silence to uproar.</summary>
    public IReadOnlyList<(double Pre, double Post)> Densities { get; init; } =
        [(0, 0), (0.02, 0.05), (1, 1), (0.2, 0), (0, 0.3), (0.5, 0.5), (0.05, 1), (0.01, 0.01)];

    /// <summary>
    /// Bounds of which one is a zero, for weights of which two thirds are zeros of either sign; none for ordinary bounds and weights.
    /// </summary>
    public (double WMin, double WMax)? ZeroBounds { get; init; }

    /// <summary>The step before which an infinite trace and unusual weights come into the case, if it has so many steps.</summary>
    public static int Disturbed => 6;

    public override string ToString() =>
        $"{Shape} {Rule}{(HardBound ? ", bounded" : "")}{(Tensors ? ", tensors" : "")}{(Graded ? ", graded" : "")}{(ZeroBounds is { } bounds ? $", bounds {bounds}" : "")}";
}
