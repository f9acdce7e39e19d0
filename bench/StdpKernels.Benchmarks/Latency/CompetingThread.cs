namespace StdpKernels.Benchmarks.Latency;

/// <summary>A thread that keeps another core and the shared cache busy until it is disposed.</summary>
internal sealed class CompetingThread : IDisposable
{
    // More than a second-level cache holds.
    private const int Length = 4 << 20;

    private readonly Thread _thread;
    private volatile bool _stop;

    public CompetingThread()
    {
        _thread = new Thread(Work) { IsBackground = true };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop = true;
        _thread.Join();
    }

    private void Work()
    {
        float[] values = new float[Length];
        while (!_stop)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = 1 - values[i];
            }
        }
    }
}
