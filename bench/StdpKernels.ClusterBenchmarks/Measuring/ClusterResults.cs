using StdpKernels.Reporting.Machine;

namespace StdpKernels.ClusterBenchmarks.Measuring;

/// <summary>What a run of this program has measured.</summary>
/// <param name="Machine">Where.</param>
/// <param name="IsQuick">Whether there was little of it.</param>
/// <param name="Clustering">Where silos met.</param>
/// <param name="Windows">How many windows each row has.</param>
/// <param name="Rows">Overhead and bytes.</param>
/// <param name="Recoveries">Seconds from the kill of a silo to the end of the window in which its shard was lost.</param>
internal sealed record ClusterResults(
    MachineInfo Machine, bool IsQuick, string Clustering, int Windows, IReadOnlyList<ClusterRow> Rows, IReadOnlyList<double> Recoveries);
