using System.Runtime.ExceptionServices;

namespace StdpKernels.Threading;

/// <summary>The threads that share the large steps of all layers. They are started beforehand, and allocate nothing for a step.</summary>
/// <remarks>
/// One step at a time has the team. A step that finds it taken, or with too few threads, does all of its parts itself: results do not
/// depend on it.
/// </remarks>
/// <param name="start">Starts a thread, or throws if the system refuses.</param>
internal sealed class WorkerTeam(Action<Thread> start)
{
    private readonly Lock _gate = new();
    private readonly List<SemaphoreSlim> _signals = [];
    private IParallelWork? _work;
    private int _parts;
    private int _pending;
    private Exception? _fault;

    /// <summary>The team of this process.</summary>
    public static WorkerTeam Shared { get; } = new(thread => thread.Start());

    /// <summary>Starts what threads are missing for work in so many parts. Where it throws, those that did start are kept.</summary>
    public void Reserve(int parts)
    {
        if (parts == 1)
        {
            return;
        }

        lock (_gate)
        {
            while (_signals.Count < parts - 1)
            {
                int worker = _signals.Count;
                var signal = new SemaphoreSlim(0);
                start(new Thread(() => Work(worker, signal)) { IsBackground = true, Name = $"StdpKernels {worker + 1}" });

                // Only now: nobody would wait for the signal to a thread that the system refused.
                _signals.Add(signal);
            }
        }
    }

    /// <summary>Does all parts and returns when the last is done; the first part on the calling thread.</summary>
    public void Run(IParallelWork work, int parts)
    {
        if (!TryShare(work, parts))
        {
            for (int part = 0; part < parts; part++)
            {
                work.Run(part, parts);
            }
        }
    }

    private bool TryShare(IParallelWork work, int parts)
    {
        if (!_gate.TryEnter())
        {
            return false;
        }

        try
        {
            if (_signals.Count < parts - 1)
            {
                return false;
            }

            _work = work;
            _parts = parts;
            _fault = null;
            Volatile.Write(ref _pending, parts - 1);
            for (int worker = 0; worker < parts - 1; worker++)
            {
                _signals[worker].Release();
            }

            RunPart(0);
            SpinWait wait = default;
            while (Volatile.Read(ref _pending) != 0)
            {
                // Never the sleep of a millisecond: the parts are of equal size, so that the others are about done.
                wait.SpinOnce(sleep1Threshold: -1);
            }

            _work = null;
            if (_fault is not null)
            {
                ExceptionDispatchInfo.Throw(_fault);
            }

            return true;
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void Work(int worker, SemaphoreSlim signal)
    {
        while (true)
        {
            signal.Wait();
            RunPart(worker + 1);
            Interlocked.Decrement(ref _pending);
        }
    }

    // A fault has to reach the thread that called: on its own it would end the process, or leave the caller waiting.
    private void RunPart(int part)
    {
        try
        {
            _work!.Run(part, _parts);
        }
#pragma warning disable CA1031 // Every kind is kept, and thrown again by the caller.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _fault, e, null);
        }
    }
}
