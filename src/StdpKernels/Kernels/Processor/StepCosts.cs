namespace StdpKernels.Kernels.Processor;

/// <summary>
/// What pieces of work cost, in cycles: the time of two fused multiply-adds of whole vectors, so that a processor's clock and width
/// fall out. <c>bench/README.md</c> tells how to measure them anew.
/// </summary>
internal static class StepCosts
{
    /// <summary>A vector of weights in the dense kernel: its update, and its share of packing and of a tile's start and end.</summary>
    public const double DenseUpdate = 8.0;

    /// <summary>A vector of weights in the dense kernel: its product (of P or M) of a sample.</summary>
    public const double DenseHalfSample = 0.62;

    /// <summary>
    /// What multiplying and adding a vector of 512 bits takes of the time of two ordinary ones: some processors do it at once, others in halves.
    /// </summary>
    public const double WideShare = 0.7;

    /// <summary>A vector of weights in the dense kernel of a batch of one.</summary>
    public const double SampleUpdate = 3.0;

    /// <summary>A vector of weights read and compared by the check that weights are steady.</summary>
    public const double SteadyCheck = 2.0;

    /// <summary>A vector of weights updated from sums in memory.</summary>
    public const double RowUpdate = 3.0;

    /// <summary>A vector of weights in the event-driven kernel of a batch: its update, and its share of a tile's start and end.</summary>
    public const double EventUpdate = 6.0;

    /// <summary>A single weight updated in its place.</summary>
    public const double ColumnUpdate = 2.5;

    /// <summary>A vector added to a sum.</summary>
    public const double SumTerm = 1.5;

    /// <summary>A single weight of a row added to the current of that row.</summary>
    public const double StridedTerm = 0.6;

    /// <summary>An outgoing synapse of a sparse layer, learning or propagating.</summary>
    public const double SparseFanOut = 4.0;

    /// <summary>An incoming synapse of a sparse layer, found through its index.</summary>
    public const double SparseFanIn = 8.0;

    /// <summary>A synapse of a sparse layer updated from sums.</summary>
    public const double SparseUpdate = 2.0;

    /// <summary>A term of one of the two sums of a synapse of a sparse layer.</summary>
    public const double SparseTerm = 1.0;

    /// <summary>One sum moved to its place in a row.</summary>
    public const double Scatter = 0.8;

    /// <summary>A spike added to the sums of its column, over a block of rows.</summary>
    public const double ColumnTerm = 4.5;

    /// <summary>One element of a matrix moved to its place in the transposed one.</summary>
    public const double TransposedElement = 0.8;

    /// <summary>The start of adding a run of a patch.</summary>
    public const double PatchRun = 5.0;

    /// <summary>A vector of unfolded columns of one patch, traces and activity.</summary>
    public const double UnfoldedVector = 25.0;

    /// <summary>Below this a part is not worth waking another thread for: some 60 µs.</summary>
    public const double MinPart = 250_000;
}
