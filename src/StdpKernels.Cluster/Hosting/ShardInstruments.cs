using System.Diagnostics.Metrics;
using StdpKernels.Cluster.Messages;

namespace StdpKernels.Cluster.Hosting;

/// <summary>What a silo counts of its shards.</summary>
internal sealed class ShardInstruments
{
    private readonly UpDownCounter<long> _shards;
    private readonly Counter<long> _steps;
    private readonly Histogram<double> _window;
    private readonly Counter<long> _commands;

    public ShardInstruments(IMeterFactory meters)
    {
        Meter meter = meters.Create(StdpClusterMetrics.MeterName);
        _shards = meter.CreateUpDownCounter<long>("stdp.shards", "{shard}", "Shards that this silo has.");
        _steps = meter.CreateCounter<long>("stdp.shard.steps", "{step}", "Steps that shards of this silo have done.");
        _window = meter.CreateHistogram<double>("stdp.shard.window.duration", "s", "How long shards of this silo computed a window.");
        _commands = meter.CreateCounter<long>("stdp.shard.commands", "{command}", "Commands that came, by what became of them.");
    }

    public void Activated() => _shards.Add(1);

    public void Deactivated() => _shards.Add(-1);

    public void Computed(int steps, TimeSpan duration)
    {
        _steps.Add(steps);
        _window.Record(duration.TotalSeconds);
    }

    public void Answered(string command, ShardStatus status) =>
        _commands.Add(1, new("stdp.command", command), new("stdp.status", status.ToString().ToLowerInvariant()));
}
