namespace StdpKernels.Benchmarks.Report;

/// <summary>What readers of a report must know, in every format.</summary>
internal static class ReportTexts
{
    public const string Title = "StdpKernels performance";

    public const string Quick = "A quick run: figures are rough.";

    public const string Method =
        "One additive step in single precision, hard bounds on, one thread. All contenders of a row first compute the same "
        + "steps and must agree; then they are measured in turn in one process, in short batches, and the medians of their "
        + "batches are compared. The original is the published formula written with TorchSharp, in-place torch the same "
        + "arithmetic on preallocated tensors. The original makes new tensors in each step; with the C library's usual settings "
        + "that costs page faults, which belong to its time and vary with the system: results.json has the deciles. The step of "
        + "the library is that of a prepared layer from dense activity, or from event lists where the row says so.";

    public const string Obstacles =
        "Rows that were not reached: the table says by how much; here is what limits them, and what was tried.";

    /// <summary>How many rows were reached, missed and not measured.</summary>
    public static string Outcome(IReadOnlyList<ReportRow> rows)
    {
        (int reached, int missed) = (rows.Count(row => row.IsMet == true), rows.Count(row => row.IsMet == false));
        int unknown = rows.Count - reached - missed;
        return FormattableString.Invariant($"{reached} of {rows.Count} rows reach what is aimed at, {missed} do not")
            + (unknown > 0 ? FormattableString.Invariant($", {unknown} were not measured against everybody.") : ".");
    }

    public const string Machines =
        "What a step takes, and what it reaches of what is aimed at (in the order of the reports: against the published formula, in-place torch, naive loops, and the "
        + "limit). Times of different machines say little of each other; ratios are each from one run.";

    public const string Roofline =
        "Dense steps against what one core can do. Operations are those of the two sums, a multiplication and an addition a "
        + "term; bytes are those that must move at least: weights and traces in and out, activity in.";

    public const string Widths =
        "The same steps in processes of their own, one for each width that a setting of the runtime gives, which take turns of 20 ms; by itself the library keeps sums and applies rules in 512 bits "
        + "where the processor has them, and has the ordinary 256 for everything else. Losses are against the best narrower one.";

    public const string Counts =
        "What one step does, averaged over the patterns of its activity, as a machine in software has counted it: cachegrind, with a first-level cache of 32 KiB and 8 ways, a "
        + "second-level cache of 1 MiB and 16 ways, lines of 64 bytes, and nothing fetched ahead; the library compiled ahead of time with vectors of 256 bits, so that loops in 512 bits "
        + "have half as many instructions, loads and stores. These counts do not depend on the machine of this report.";

    public const string Latency =
        "The time that each step of a prepared layer, 784→100 with 2 % spikes, takes at a fixed schedule; in every step as many neurons fire. Half-way between two steps "
        + "fixed arithmetic of the same length is measured, which touches no memory: the machine's own jitter.";

    public const string Density = "How many times as fast a step is as that of the others, over the share of neurons that fire.";
}
