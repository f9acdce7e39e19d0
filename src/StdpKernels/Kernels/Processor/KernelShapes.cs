namespace StdpKernels.Kernels.Processor;

/// <summary>
/// Sizes that measurement has set: of tiles and blocks, and of what is called for ahead. None is of one model of processor:
/// <c>bench/README.md</c> tells how to measure them anew.
/// </summary>
internal static class KernelShapes
{
    /// <summary>
    /// Rows of the dense tile. One sum over 6 rows of 2 vectors keeps 12 accumulators, 2 vectors of columns and a factor in 16 registers
    /// and takes 8 loads for 12 multiply-adds. With 32 registers no larger shape gained enough for a kernel of its own.
    /// </summary>
    public const int DenseRows = 6;

    /// <summary>Vectors of columns of the dense tile.</summary>
    public const int DenseColumnVectors = 2;

    /// <summary>Rows whose weights the event-driven kernel updates together.</summary>
    public const int EventRows = 4;

    /// <summary>Vectors of columns that the event-driven kernel updates together: 8 accumulators.</summary>
    public const int EventColumnVectors = 8;

    /// <summary>Vectors of rows over which the event-driven kernel sums M together: whole tiles.</summary>
    public const int EventSumVectors = 2;

    /// <summary>The largest depth that the dense kernel packs at a time.</summary>
    public const int MaxBlockDepth = 256;

    /// <summary>Blocks of depth are multiples of this.</summary>
    public const int BlockDepthStep = 64;

    /// <summary>Rows and columns of the blocks of a transposition: whole cache lines are read and written while they are at hand.</summary>
    public const int TransposeBlock = 16;

    /// <summary>
    /// Elements of a patch whose sums are turned to rows of w at a time, a multiple of the rows of a tile and of every vector length: with a tile's
    /// outputs they stay in the first-level cache.
    /// </summary>
    public const int TurnedElements = 96;

    /// <summary>Bytes of a cache line.</summary>
    public const int LineBytes = 64;

    /// <summary>How far ahead weights that come from memory are called for; those in a cache do not mind.</summary>
    public const int PrefetchBytes = 4096;

    /// <summary>How many rows ahead they are called for where a loop goes down four rows at a time.</summary>
    public const int PrefetchRows = 8;

    /// <summary>The share of the first-level cache for the halves of the two panels that one sum of a tile walks along.</summary>
    public const double TilePanelShare = 0.75;

    /// <summary>The share of the second-level cache for the postsynaptic panels of a block.</summary>
    public const double BlockPanelShare = 0.5;

    /// <summary>The share of the last-level cache up to which an array is taken to be in a cache.</summary>
    public const double NearShare = 0.25;

    /// <summary>The share of the second-level cache for the weights that take all steps of a window together, or for what their columns have in all steps.</summary>
    public const double WindowShare = 0.5;

    /// <summary>Rows of a batch of one that are updated together, in one step or in all of a window: loops are written out for so many.</summary>
    public const int SampleRows = 4;

    /// <summary>Columns that take many steps together come in whole groups of this, a multiple of every vector length.</summary>
    public const int WindowColumns = 64;

    /// <summary>The share of rows that fire above which weights in a cache take the steps of a window one by one.</summary>
    public const double WindowFiredShare = 1.0 / 16;

    /// <summary>Columns that fire in a window, as a share of the cache lines of a row, below which reading whole rows costs more than it saves.</summary>
    public const double WindowLineShare = 0.6;

    /// <summary>With fewer steps than this, lists over weights in a cache are taken one by one.</summary>
    public const int ShortestWindow = 4;

    /// <summary>Below this depth a list of terms costs more than it saves.</summary>
    public const int MinListedDepth = 4;

    /// <summary>The largest share of terms with which a list saves more than it costs.</summary>
    public const double MaxListedShare = 0.75;

    /// <summary>Terms that speak for the rest: looking at all of dense activity would not pay.</summary>
    public const int SampleTerms = 16;
}
