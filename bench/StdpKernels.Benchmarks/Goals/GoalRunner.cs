using System.Globalization;
using StdpKernels.Benchmarks.Contenders;

namespace StdpKernels.Benchmarks.Goals;

/// <summary>Measures the contenders of one work after another, and judges.</summary>
/// <param name="Alternation">How to measure.</param>
/// <param name="Peers">Who takes part besides the library and naive loops.</param>
internal sealed record GoalRunner(Alternation Alternation, IReadOnlyList<Peer> Peers)
{
    /// <summary>Lets the runtime compile every contender, and what measures them.</summary>
    public void WarmUp()
    {
        Work[] works =
        [
            new(new LinearLayer(3, 40, 30), 20),
            new(new ConvLayer(2, 3, 9, 5, 3, 1), 20),
            new(new LinearLayer(1, 40, 30), 20, FromEvents: true),
        ];
        CompilationWarmUp.Run(() => works.SelectMany(
            work => CreateContenders(work, new LayerData<float>(work.Layer, work.Percent, work.Window))));
    }

    /// <summary>Compares the results of all contenders, then measures them.</summary>
    public GoalResult Run(Goal goal)
    {
        var data = new LayerData<float>(goal.Work.Layer, goal.Work.Percent, goal.Work.Window);
        var contenders = new List<Contender>(CreateContenders(goal.Work, data));
        Contender? probe = goal.Limit?.CreateProbe(goal.Work, data);
        Agreement.Require(probe is not null && goal.Limit!.ProbeAgrees ? [.. contenders, probe] : contenders, data.Layer);
        if (probe is not null)
        {
            contenders.Add(probe);
        }

        IReadOnlyList<Measurement> measurements = Alternation.Measure(contenders);
        Work work = goal.Work with { SynapticUpdates = SynapticUpdates(data) };
        foreach (Contender contender in contenders)
        {
            (contender as IDisposable)?.Dispose();
        }

        return new GoalResult(
            work,
            measurements,
            Compare(goal.AgainstOriginal, ContenderNames.Original, measurements),
            Compare(goal.AgainstInPlace, ContenderNames.InPlaceTorch, measurements),
            Compare(goal.AgainstNaive, ContenderNames.Naive, measurements),
            goal.Limit?.Judge(work, measurements[0].Median, measurements[^1].Median));
    }

    private IReadOnlyList<Contender> CreateContenders(Work work, LayerData<float> data)
    {
        PreparedContender<float> library = LibraryContender.Create(work, data);
        if (work.Threads > 1 || work.Window > 1 || work.Rule != WorkRule.Additive)
        {
            return [library];
        }

        Contender[] all = [library, new FunctionalContender<float>(data), new NaiveContender<float>(data)];
        return work.FromEvents
            ? [.. all, LibraryContender.Prepared(data)]
            : [.. all, .. Peers.Select(peer => peer.Create(data)).OfType<Contender>()];
    }

    /// <summary>Synaptic updates of a linear step, on average: each side's spikes times the other side's neurons.</summary>
    private static double SynapticUpdates(LayerData<float> data) => data.Layer is LinearLayer layer
        ? (data.Spikes.Pre * layer.Outputs) + (data.Spikes.Post * layer.Inputs)
        : 0;

    private static Check? Compare(double? required, string peer, IReadOnlyList<Measurement> measurements)
    {
        double? time = measurements.FirstOrDefault(measurement => measurement.Name == peer)?.Median;
        double? ratio = time / measurements[0].Median;
        if (required is null && ratio is null)
        {
            return null;
        }

        return new Check(
            required is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{required} ×"),
            ratio is null ? "not measured" : string.Create(CultureInfo.InvariantCulture, $"{Digits.Of(ratio.Value)} ×"),
            required is null || ratio is null ? null : ratio >= required);
    }
}
