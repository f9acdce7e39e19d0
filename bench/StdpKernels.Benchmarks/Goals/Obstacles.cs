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
        "Instructions. Of spikes and a rule whose factors are numbers, five floating-point operations are left for each vector of weights, each of which rounds on its own: two "
        + "multiply-adds, a sum and both bounds; with loads, stores and hints 27 instructions for two vectors, where the in-place update that gives the bandwidth has four for one. "
        + "Tried: vectors of 512 bits (kept, two thirds of the time); factors multiplied by traces once for two rows, in place of eight operations (kept, a tenth to a fifth "
        + "of the time); calling for weights ahead, without which a core does not look far enough to keep memory busy (kept).";

    public const string Lists =
        "Instructions. A weight of a column that fired is loaded, changed, bounded and stored by itself, seven instructions an update; the loop over the columns ends where no "
        + "processor expects it. Tried: four rows at a time (kept); gathering and scattering by vectors (slower).";

    public const string Powers =
        "Arithmetic. Each weight takes two powers, each an exponential and a logarithm in double precision with one division, for results that are correctly rounded in nearly all "
        + "cases. Tried: vectors of 512 bits around calls of the ordinary power (a third slower; such rules keep ordinary vectors).";

    public const string Tensors =
        "Bytes. With a rate for each weight and side, twice as many bytes move for each weight, 16 in place of 8, and where the additive rule is at the limit of the memory the ratio is "
        + "that of the bytes. Numbers among the parameters are read as one row for all.";

    public const string WindowInCache =
        "Nothing to save. The weights stay in the second-level cache from step to step, so that a window only saves calls. Tried: few rows through all steps at a time (a tenth slower: loops "
        + "over the spikes of a step end where no processor expects it; steps run one after the other instead, which is kept).";

    public const string WindowFromMemory =
        "Instructions. A window reads each weight once, but updates it in as many steps as before: 21 floating-point operations for four vectors in a dense step, seven instructions for an "
        + "update of a sparse one. Tried: rows that stay in the second-level cache through all steps (kept); four rows of a vector each, whose updates do not wait for each other (kept).";

    public const string WindowOfConvolution =
        "Nothing to save. The weights of a convolution are few and stay in the first-level caches; what a step costs is its activity, which is another one in each step.";

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

    public const string Widths =
        "The machine, before the width: processes run one after the other, and where others share the processor two of them see different speeds; two runs named different rows as "
        + "those that lose most. Tried: patches, which are copied in short runs, counted by what they cost wide vectors (kept: with Vector<T> of 512 bits the 5×5 convolution "
        + "ran dense and took three times as long); the rest of a row as one masked vector (kept).";

    public const string ClosedLoop =
        "TODO.";

    public const string Latency =
        "The machine. Whoever shares it takes time slices and caches, the latter from steps, which have memory, more than from arithmetic, which has none.";

    public const string Threads =
        "Convolution: traces and the padded images are made by one thread. Linear layer of one sample: both threads share the "
        + "memory, which one alone keeps more than half busy.";
}
