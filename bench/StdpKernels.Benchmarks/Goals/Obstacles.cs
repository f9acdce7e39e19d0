namespace StdpKernels.Benchmarks.Goals;

/// <summary>What holds a step back that misses a goal, and what was tried against it.</summary>
internal static class Obstacles
{
    public const string FiredColumns =
        "Memory lines. In each row a step reads and writes back one cache line for each column that fired, however few bytes of it "
        + "change; with rows of a power of two these lines also share few sets of the cache. Tried: four rows at a time, which keeps "
        + "more lines on their way (kept); calling for the lines of later rows (kept for weights that come from memory; "
        + "no gain in cache); spikes listed by bits rather than one by one (kept). The rest of a small step is the "
        + "traces, the search for spikes, and two rows updated as a whole.";

    public const string RoundedOneByOne =
        "Instructions. Every operation of rule and bound rounds on its own, which makes eight floating-point operations and some fifteen "
        + "instructions for each vector of weights, where the in-place update that gives the bandwidth has four. Tried: two rows at a "
        + "time, which share what is read of the inputs (kept); calling for weights ahead, without which a core does not look far enough "
        + "to keep memory busy (kept).";

    public const string SparseBatch =
        "Rewriting. In a batch about every second row and column fires somewhere, so that nearly every weight changes. A third of the "
        + "time moves M from columns to rows, an element an instruction. Tried: M in tiles of 64 columns (slower: too much "
        + "bookkeeping a spike), transposing by zipped vectors or pairs (no faster), single vectors of rows (slower).";

    public const string ModerateBatch =
        "Packing, and the last pass over the weights. Tried: sums of spikes only, in place of dense tiles, below three neurons in ten (kept); "
        + "sums in vectors of 512 bits where the processor has them, as libtorch has (kept).";

    public const string DensePeak =
        "Packing and the last pass. Two panels are packed, and each tile of sums passes through memory on its way to the rule. Tried: "
        + "other tiles (6 rows of two vectors of one sum at a time fill 16 registers best, and gain with 32 as well), lists of active terms (kept "
        + "below full density), vectors of 512 bits where the processor has them (kept).";

    public const string SparseConvolution =
        "What does not depend on spikes. Traces, the search for spikes, and turning the planes of a sample so that channels lie side by "
        + "side pass over every element; that is more than half of the step. Tried: runs in whole vectors (kept), transposing by pairs "
        + "(no faster).";

    public const string DenseConvolution =
        "Runs and edges. Patches are read where they lie in the padded images, so that nothing is copied into panels, but each row of positions starts a "
        + "run of its own, and outputs and elements of the patch are rounded up to whole tiles. Tried: unfolding into panels (a fifth to a quarter of "
        + "the time went into copying; kept where it is cheaper, as for few outputs).";

    public const string Threads =
        "Convolution: traces and the padded images are made by one thread. Linear layer of one sample: both threads share the "
        + "memory, which one alone keeps more than half busy.";
}
