namespace StdpKernels.Reporting.Measuring;

/// <summary>A layer to measure, and what the arithmetic of its dense step amounts to.</summary>
public abstract record PlasticLayer : IWorkSize
{
    /// <summary>Numbers on the presynaptic side, the whole batch.</summary>
    public int PreLength => Length(PreShape);

    /// <summary>Numbers on the postsynaptic side, the whole batch.</summary>
    public int PostLength => Length(PostShape);

    /// <summary>Numbers in <c>w</c>.</summary>
    public int WeightLength => Length(WeightShape);

    /// <summary>Terms of each of the two sums that a weight needs.</summary>
    public abstract int Depth { get; }

    /// <summary>Samples of a step.</summary>
    public int BatchSize => PreShape[0];

    /// <summary>Floating-point operations of a dense step: a multiplication and an addition for each term of two sums.</summary>
    public double Operations => 4.0 * Depth * WeightLength;

    /// <summary>Numbers that a step must move at least: weights and traces read and written, activity read.</summary>
    public double NumbersMoved => (2.0 * WeightLength) + (3.0 * (PreLength + PostLength));

    public double NumbersHeld => WeightLength + (2.0 * (PreLength + PostLength));

    public double Updates => 2.0 * Depth * WeightLength;

    // Shapes are no part of a report, which holds what is public here.

    /// <summary>Dimensions of the presynaptic side, batch first.</summary>
    internal abstract int[] PreShape { get; }

    /// <summary>Dimensions of the postsynaptic side, batch first.</summary>
    internal abstract int[] PostShape { get; }

    /// <summary>Dimensions of <c>w</c>, outputs first.</summary>
    internal abstract int[] WeightShape { get; }

    private static int Length(int[] shape) => shape.Aggregate(1, (product, dimension) => checked(product * dimension));
}
