namespace StdpKernels.Benchmarks.Goals;

/// <summary>What holds a step back that misses a goal, and what was tried against it.</summary>
internal static class Obstacles
{
    public const string FiredColumns =
        "Cache lines. In each row a step reads and writes back one line for each column that fired, however few bytes of it change: of 784→100 1,913 lines come "
        + "into the first-level cache, of 1024→1024 22,449, of which 21,076 are not in the second level either, of 4096→4096 396,558 and 350,940. The step takes "
        + "as long as 2 ns for each line from the second level and 5 to 10 ns for each from behind it; of 29,483 instructions of the smallest layer some 16,000 "
        + "update weights in columns, 4,552 two rows as a whole, 2,005 find the spikes and 1,680 move the traces. Rows of a power of two also share few sets of "
        + "the cache. Tried: four rows at a time, which keeps more lines on their way (kept); calling for the lines of later rows (kept for weights that come "
        + "from memory; no gain in cache); spikes listed by bits rather than one by one (kept).";

    public const string RoundedOneByOne =
        "Instructions. Of spikes and a rule whose factors are numbers, five floating-point operations are left for each vector of weights, each of which rounds "
        + "on its own: two multiply-adds, a sum and both bounds; with loads, stores and hints 27 instructions for two vectors, where the in-place update that "
        + "gives the bandwidth has four for one. Tried: vectors of 512 bits (kept, two thirds of the time); factors multiplied by traces once for two rows, in "
        + "place of eight operations (kept, a tenth to a fifth of the time); calling for weights ahead, without which a core does not look far enough to keep "
        + "memory busy (kept).";

    public const string Lists =
        "Instructions and lines. A step of 784→400 runs 97,355 instructions for 14,800 updates and brings 7,138 lines into the first-level cache. A weight of "
        + "a column that fired is loaded, changed, bounded and stored by itself, 34 instructions for four rows; the loop over the columns ends where no processor "
        + "expects it. Tried: four rows at a time (kept); bounds that stay in registers (kept); rows addressed from the first of them (kept, three "
        + "instructions fewer); gathering and scattering by vectors (slower).";

    public const string Powers =
        "Arithmetic. Each weight takes two powers, each an exponential and a logarithm in double precision with one division, for results that are correctly "
        + "rounded in nearly all cases: 47 million instructions in place of 5.9. Tried: vectors of 512 bits around calls of the ordinary power (a third slower; "
        + "such rules keep ordinary vectors).";

    public const string Tensors =
        "Bytes. With a rate for each weight and side, twice as many bytes move for each weight, 16 in place of 8, and where the additive rule is at the limit "
        + "of the memory the ratio is that of the bytes: of 1024→1024 218,801 lines come into the first-level cache in place of 65,971, and 3.87 million "
        + "instructions are run in place of 1.99. Numbers among the parameters are read as one row for all.";

    public const string WindowInCache =
        "Little to save. The weights stay in the second-level cache from step to step: of 784→400 the lines into the first level fall from 7,138 a step to 2,523, "
        + "but 101,458 instructions take the place of 97,355, since four rows begin anew in each step. Tried: few rows through all steps at a time (kept, a fifth to a "
        + "half faster, unless more than one row in sixteen fires); lists, traces and parameters that stay in registers from step to step (kept).";

    public const string WindowFromMemory =
        "Instructions. A window reads each weight once, but updates it in as many steps as before: of 4096→4096 the lines from behind the second-level cache "
        + "fall from 350,940 a step to 85,774 where 2 % fire and from 1,047,908 to 69,364 where all do, but the instructions go from 5.31 to 4.80 million and from "
        + "30.8 to 20.6: five floating-point operations for a vector in a dense step, seven instructions for an update of a sparse one. Of 1024→1024, 2 %, which "
        + "comes from the last cache, they are 342,709 in place of 328,591. Tried: rows that stay in the second-level cache through all steps (kept); four rows of a vector "
        + "each, whose updates do not wait for each other (kept); what columns have in all steps copied to a panel in the order of the loop (kept, half of the "
        + "time: rows of a power of two share few sets of a cache); panels that fit the first level (a fifth slower: short rows).";

    public const string WindowOfConvolution =
        "Nothing to save. The weights of a convolution are few and stay in the first-level caches; what a step costs is its activity, which is another one in "
        + "each step: 778,118 instructions and 21,717 lines a step in a window, 785,488 and 22,553 without.";

    public const string SparseBatch =
        "Rewriting. In a batch about every second row and column fires somewhere, so that nearly every weight changes. Of the 5.9 million instructions of "
        + "784→1024 with 32 samples 2.5 million sum P and apply the rule to all weights, 1.26 million move M from columns to rows, some 380,000 numbers, and 0.86 "
        + "million sum M; 57,569 lines come from behind the second-level cache. Tried: M in tiles of 64 columns (slower: too much bookkeeping a spike), "
        + "transposing by zipped vectors or pairs (no faster), single vectors of rows (slower).";

    public const string ModerateBatch =
        "Packing, and the last pass over the weights: 17 million instructions for 784→1024 with 32 samples, 857,084 lines into the first-level cache, of which "
        + "58,869 from behind the second. Tried: sums of spikes only, in place of dense tiles, below three neurons in ten (kept); sums in vectors of 512 bits "
        + "where the processor has them, as libtorch has (kept).";

    public const string DensePeak =
        "Packing and the last pass. Of 90.3 million instructions of 128 × 1024→1024 (vectors of 256 bits) 33.6 million are multiply-adds, and in the loop over "
        + "terms there are 12 of them among 25; two panels are packed, and each tile of sums passes through memory on its way to the rule. Tried: other tiles (6 "
        + "rows of two vectors of one sum at a time fill 16 registers best, and gain with 32 as well), lists of active terms (kept below full density), vectors "
        + "of 512 bits where the processor has them (kept).";

    public const string SparseConvolution =
        "What does not depend on spikes. Of the 785,488 instructions of 32×14×14→64 368,701 turn planes so that channels lie side by side, and the sums back "
        + "again: 55,700 numbers, of which a core can store two a cycle, 39,804 find the spikes, 35,840 apply the rule, 32,986 move the traces; sums of spikes "
        + "are a third. Tried: runs in whole vectors (kept), transposing by pairs and by shuffles of vectors (no faster: where a core has one shuffle a cycle, "
        + "they take as long as two stores).";

    public const string DenseConvolution =
        "Runs and edges. Of the 2.59 million instructions of 32×14×14→64 2.05 million are in the loop over terms, which has 12 multiply-adds among 25 "
        + "instructions, and whose runs are 14 terms long: each begins with some 20 instructions. Outputs and elements of the patch are rounded up to whole "
        + "tiles, 6 × 2 vectors. 233,208 turn activity and traces, 91,552 copy images; of the largest layer 127 of 140 million are in the loop, and 842,230 lines "
        + "come into the first-level cache. Patches are read where they lie in the padded images, so that nothing is copied into panels. Tried: unfolding into "
        + "panels (a fifth to a quarter of the time went into copying; kept where it is cheaper, as for few outputs).";

    public const string Widths =
        "Processes and short rows. Each width has a process of its own, and weights that come from memory cost other times in other processes, perhaps for the "
        + "pages that each was given: the step of 4096→4096, 2 %, took 4.8 to 6.2 ms in five processes with 128 bits and 3.5 to 5.6 in five by itself, started in "
        + "turn (medians 5.0 and 5.1; AMD EPYC, family 25, other work on the second core), though the columns that fired are updated by the same scalar "
        + "instructions at every width. In a cache, sums of a row of positions are rounded up to wider vectors. Tried: turns of 20 ms, so that the machine meets "
        + "all widths alike (kept); patches, which are copied in short runs, counted by what they cost wide vectors (kept: with Vector<T> of 512 bits the 5×5 "
        + "convolution ran dense and took three times as long); the rest of a row as one masked vector (kept).";

    public const string ClosedLoop =
        "Weights one by one. Of 119,643 instructions a step (vectors of 256 bits) 71,385 update the weights onto the nine neurons that fire in a step, each in "
        + "784 rows, on a line of its own; 14,809 update the rows of the sixteen inputs that fired, 5,300 move the neurons, 2,541 propagate. Tried: four rows at "
        + "a time (kept).";

    public const string Latency =
        "The machine. Whoever shares it takes time slices and caches, the latter from steps, which have memory, more than from arithmetic, which has none.";

    public const string Threads =
        "What both share. One thread alone moves the traces, pads the images and turns the planes of a convolution: 9 of the 140 million instructions of 8 × "
        + "64×28×28→64, with which two threads could still reach 1.9 ×. The rest is the last cache and the memory, from which one thread alone has 842,230 lines "
        + "a step, of which 547,968 are not in the second-level cache either; of 128 × 1024→1024 1,671,831 and 255,030.";
}
