using System.Diagnostics.Metrics;
using StdpKernels.Cluster.Hosting;

namespace StdpKernels.Cluster.Driving;

/// <summary>What a driver counts of its run.</summary>
internal sealed class DriverInstruments
{
    private readonly Counter<long> _steps;
    private readonly Counter<long> _windows;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _recoveries;
    private readonly Histogram<double> _waiting;
    private readonly Histogram<double> _recovery;
    private readonly Histogram<double> _checkpoint;

    public DriverInstruments(IMeterFactory meters)
    {
        Meter meter = meters.Create(StdpClusterMetrics.MeterName);
        _steps = meter.CreateCounter<long>("stdp.cluster.steps", "{step}", "Steps that all shards have done.");
        _windows = meter.CreateCounter<long>("stdp.cluster.windows", "{window}", "Windows that all shards have done.");
        _bytes = meter.CreateCounter<long>("stdp.cluster.bytes", "By", "Spikes, by whether they were sent or came.");
        _recoveries = meter.CreateCounter<long>("stdp.cluster.recoveries", "{recovery}", "Shards that were lost and started again.");
        _waiting = meter.CreateHistogram<double>("stdp.cluster.window.waiting", "s", "From the sending of a window to the last answer.");
        _recovery = meter.CreateHistogram<double>("stdp.cluster.recovery.duration", "s", "From the loss of a shard to its being where the others are.");
        _checkpoint = meter.CreateHistogram<double>("stdp.cluster.checkpoint.duration", "s", "How long checkpoints took.");
    }

    public void Done(WindowLog.Entry window, TimeSpan waiting)
    {
        _steps.Add(window.Steps);
        _windows.Add(1);
        int shards = window.Answers.Length;
        _bytes.Add(((long)shards * window.Pre.Length) + window.Post.Sum(post => (long)post.Length), new KeyValuePair<string, object?>("stdp.direction", "sent"));
        _bytes.Add(window.Answers.Sum(answer => (long)(answer?.Length ?? 0)), new KeyValuePair<string, object?>("stdp.direction", "received"));
        _waiting.Record(waiting.TotalSeconds);
    }

    public void Recovered(TimeSpan duration)
    {
        _recoveries.Add(1);
        _recovery.Record(duration.TotalSeconds);
    }

    public void Saved(TimeSpan duration) => _checkpoint.Record(duration.TotalSeconds);
}
