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

    public const string Roofline =
        "Dense steps against what one core can do. Operations are those of the two sums, a multiplication and an addition a "
        + "term; bytes are those that must move at least: weights and traces in and out, activity in.";

    public const string Latency =
        "The time that each step of a prepared layer, 784→100 with 2 % spikes, takes at a fixed schedule.";

    public const string Density = "How many times as fast a step is as that of the others, over the share of neurons that fire.";
}
