using StdpKernels.ClusterBenchmarks.Measuring;
using StdpKernels.ClusterBenchmarks.Traffic;
using StdpKernels.Reporting.Html;
using StdpKernels.Reporting.Tables;
using static System.FormattableString;

namespace StdpKernels.ClusterBenchmarks.Report;

/// <summary>What was measured, and what the model makes of it, as a page.</summary>
internal static class ClusterReport
{
    // Left out of the fit, so that there is something to compare it with that it has not seen.
    private const int UnseenShards = 3;

    private static readonly int[] Machines = [2, 4, 8, 16, 32, 64];
    private static readonly int[] Windows = [1, 8, 32];

    public static ReportPage Create(ClusterResults results) => new(
        "What shards on Orleans cost",
        [
            .. results.IsQuick ? (ReportBlock[])[new ParagraphBlock("Rough figures: few windows, of one and two shards.", Mark.Missed)] : [],
            new DefinitionsBlock([.. results.Machine.Lines, ("Silos meet at", results.Clustering)]),
            new ParagraphBlock(
                $"A driver and a process for each shard on one machine, over loopback. Shards compute nothing: they answer with spikes that are known beforehand, of "
                + Invariant($"{NetworkTraffic.Neurons:N0} neurons in all, in steps of 0.1 ms. {results.Windows:N0} windows a row. \"Sockets\" are the same bytes to as many processes ")
                + "and back without an engine, in turns with it. Bytes are those of spikes, to all shards and from all of them."),
        ],
        [
            new("Windows", [new TableBlock(WindowsTable(results.Rows))]),
            .. results.Recoveries.Count == 0 ? (ReportSection[])[] : [new("Recovery", [Recovery(results.Recoveries)])],
            .. Model(results),
        ]);

    private static ReportTable WindowsTable(IReadOnlyList<ClusterRow> rows) => new(
        Numbers(
            "Shards", "Steps of a window", "Rate, Hz", "Window, µs", "p99", "Sockets, µs", "p99", "Engine over sockets, µs a step", "Bytes a step, sent", "Received"),
        [
            .. rows.Select(row => (ReportCell[])
            [
                Invariant($"{row.Shards}"), Invariant($"{row.Window}"), Invariant($"{row.Rate}"), Invariant($"{row.Engine.Median:0}"), Invariant($"{row.Engine.P99:0}"),
                Invariant($"{row.Floor.Median:0}"), Invariant($"{row.Floor.P99:0}"), Invariant($"{row.Overhead:0.0}"), Invariant($"{(double)row.Sent / row.Window:0}"),
                Invariant($"{(double)row.Received / row.Window:0}"),
            ]),
        ]);

    private static ParagraphBlock Recovery(IReadOnlyList<double> recoveries)
    {
        double[] ordered = [.. recoveries.Order()];
        return new(
            "From the end of a silo (SIGKILL) with one of two shards to the end of the window in which it was lost: the shard was started in the other silo and told again what it "
            + Invariant($"had been told since its checkpoint. Probes of a second. {ordered[0]:0.0} to {ordered[^1]:0.0} s, median {ordered[ordered.Length / 2]:0.0} s; kills: {ordered.Length}."));
    }

    private static IEnumerable<ReportSection> Model(ClusterResults results)
    {
        static bool isUnseen(ClusterRow row) => row.Shards == UnseenShards;
        var model = ScalingModel.Fit(results.Rows.Where(row => !isUnseen(row)));
        double worst = results.Rows.Max(row => Math.Abs(Ratio(model, row) - 1));
        yield return new(
            "A model",
            [
                new ParagraphBlock(
                    "A window takes a + b N + c S, with N shards and S bytes of spikes there and back. By least squares of relative errors: "
                    + Invariant($"a {model.Base:0} µs, b {model.PerShard:0} µs, c {model.PerByte * 1000:0.0} ns. ")
                    + (results.Rows.Any(isUnseen)
                        ? Invariant($"Rows of {UnseenShards} shards are not in the fit, but compared with it. ")
                        : "")
                    + Invariant($"The model is off by {worst * 100:0} % at most.")),
                new TableBlock(new(
                    [.. Numbers("Shards", "Steps of a window", "Rate, Hz", "Bytes, both ways", "By the model", "Window, µs", "By the model", "Ratio"), "In the fit"],
                    [
                        .. results.Rows.Select(row => (ReportCell[])
                        [
                            Invariant($"{row.Shards}"), Invariant($"{row.Window}"), Invariant($"{row.Rate}"), Invariant($"{row.Sent + row.Received}"), Invariant($"{BytesByModel(row):0}"),
                            Invariant($"{row.Engine.Median:0}"), Invariant($"{model.WindowTime(row.Shards, row.Sent + row.Received):0}"), Invariant($"{Ratio(model, row):0.00}"),
                            isUnseen(row) ? "no" : "yes",
                        ]),
                    ])),
            ]);
        yield return new(
            "More machines",
            [
                new ParagraphBlock(Invariant(
                    $"Not measured: what the model says of machines with a shard of {NetworkTraffic.Neurons:N0} neurons each, at 5 Hz, without the time that shards compute. It assumes that")),
                new ListBlock(
                [
                    ("bytes", "spikes are independent; a distance to the next one takes a byte within 127 neurons, two within 16,383"),
                    ("link", "the driver's link carries 10 Gbit/s; all spikes pass it once to each machine, and once from all of them, one after the other"),
                    ("latency", Invariant($"there and back takes {ScalingModel.RoundTrip:0} µs more than over loopback, once a window, for all machines at once")),
                    ("processors", "a machine does with its shard what the processes here did on shared cores, so b may be too large"),
                ]),
                new TableBlock(new(
                    Numbers(
                        [
                            "Machines", "Neurons", .. Windows.Select(window => Invariant($"Windows of {window}, µs a step")),
                            "Of it the link", "Rate at which the link takes all of a step, Hz",
                        ]),
                    [
                        .. Machines.Select(machines => (ReportCell[])
                        [
                            Invariant($"{machines}"), Invariant($"{machines * NetworkTraffic.Neurons:N0}"),
                            .. Windows.Select(window => (ReportCell)Invariant($"{model.NetworkWindowTime(machines, window, rate: 5) / window:0.0}")),
                            Invariant($"{ScalingModel.BytesOfStep(machines, rate: 5) / ScalingModel.LinkBytes:0.0}"),
                            ScalingModel.LimitingRate(machines) is { } rate ? Invariant($"{rate:N0}") : "none",
                        ]),
                    ])),
            ]);
    }

    private static double Ratio(ScalingModel model, ClusterRow row) => model.WindowTime(row.Shards, row.Sent + row.Received) / row.Engine.Median;

    private static double BytesByModel(ClusterRow row) => row.Window * row.Shards
        * (NetworkTraffic.BytesOfStep(NetworkTraffic.Neurons, row.Rate) + NetworkTraffic.BytesOfStep((double)NetworkTraffic.Neurons / row.Shards, row.Rate));

    private static IReadOnlyList<ReportColumn> Numbers(params IEnumerable<string> headings) => [.. headings.Select(ReportColumn.Number)];
}
