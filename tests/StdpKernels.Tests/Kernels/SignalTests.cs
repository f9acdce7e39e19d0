using StdpKernels.Threading;

namespace StdpKernels.Tests.Kernels;

/// <summary>A signal ends one wait, before it or during it, and a wait of any length takes hardly any time of the processor.</summary>
internal sealed class SignalTests
{
    [Test]
    public void Ends_a_wait_that_comes_later()
    {
        var signal = new Signal();
        signal.Set();
        signal.Set();
        signal.Wait();
        signal.Wait();

        var third = new Thread(signal.Wait) { IsBackground = true };
        third.Start();
        Assert.That(third.Join(50), Is.False);
        signal.Set();
        Assert.That(third.Join(TimeSpan.FromSeconds(30)), Is.True);
    }

    [Test]
    public void A_wait_blocks_its_thread()
    {
        var signal = new Signal();
        var waiting = new Thread(signal.Wait) { IsBackground = true };
        waiting.Start();

        Assert.That(
            () => waiting.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Is.True.After(30_000, 10), "of a thread that spins it is not set");
        signal.Set();
        Assert.That(waiting.Join(TimeSpan.FromSeconds(30)), Is.True);
    }
}
