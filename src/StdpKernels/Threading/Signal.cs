namespace StdpKernels.Threading;

/// <summary>One thread lets another go on. Waiting takes the processor for some microseconds only, then the thread is blocked.</summary>
/// <remarks>
/// <see cref="Thread.Interrupt"/> does not get through while a step is under way: its memory would be let go while other threads still
/// write to it. The thread stays interrupted, and finds out at its next wait after the step.
/// </remarks>
#pragma warning disable CA1001 // The semaphore holds nothing of the system's: nobody asks for its wait handle.
internal sealed class Signal
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _semaphore = new(0);

    /// <summary>Lets one wait end: the present one, or else the next.</summary>
    public void Set()
    {
        bool interrupted = false;
        while (!TrySet(ref interrupted))
        {
        }

        Restore(interrupted);
    }

    /// <summary>Waits for a <see cref="Set"/>.</summary>
    public void Wait()
    {
        bool interrupted = false;
        while (!TryWait(ref interrupted))
        {
        }

        Restore(interrupted);
    }

    private bool TrySet(ref bool interrupted)
    {
        try
        {
            _semaphore.Release();
            return true;
        }
        catch (ThreadInterruptedException)
        {
            interrupted = true;
            return false;
        }
    }

    private bool TryWait(ref bool interrupted)
    {
        try
        {
            _semaphore.Wait();
            return true;
        }
        catch (ThreadInterruptedException)
        {
            interrupted = true;
            return false;
        }
    }

    private static void Restore(bool interrupted)
    {
        if (interrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }
}
