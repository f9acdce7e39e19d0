using System.Diagnostics.Metrics;
using StdpKernels.Cluster.Hosting;

namespace StdpKernels.ClusterBenchmarks.Measuring;

/// <summary>The bytes of spikes that a driver counts.</summary>
internal sealed class ByteCounter : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _sent;
    private long _received;

    public ByteCounter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == StdpClusterMetrics.MeterName && instrument.Name == "stdp.cluster.bytes")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, bytes, tags, _) =>
        {
            _ = Interlocked.Add(ref tags[0].Value is "sent" ? ref _sent : ref _received, bytes);
        });
        _listener.Start();
    }

    /// <summary>What was counted since the last call.</summary>
    public (long Sent, long Received) Take() => (Interlocked.Exchange(ref _sent, 0), Interlocked.Exchange(ref _received, 0));

    public void Dispose() => _listener.Dispose();
}
