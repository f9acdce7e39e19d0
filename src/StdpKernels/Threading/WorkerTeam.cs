using System.Runtime.ExceptionServices;

namespace StdpKernels.Threading;

/// <summary>The threads that share the large steps of all layers. They are started when first wanted, and allocate nothing for a step.</summary>
/// <remarks>
/// One step at a time has the team. A step that finds it taken does all of its parts itself: results do not depend on it.
/// </remarks>
internal sealed class WorkerTeam
{
    private readonly Lock _gate = new();
    private readonly List<SemaphoreSlim> _starts = [];
    private IParallelWork? _work;
    private int _parts;
    private int _pending;
    private Exception? _fault;

    private WorkerTeam()
    {
    }

    /// <summary>The team of this process.</summary>
    public static WorkerTeam Shared { get; } = new();

    /// <summary>Does all parts and returns when the last is done; the first part on the calling thread.</summary>
    public void Run(IParallelWork work, int parts)
    {
        if (parts == 1 || !_gate.TryEnter())
        {
            for (int part = 0; part < parts; part++)
            {
                work.Run(part, parts);
            }

            return;
        }

        try
        {
            StartThreads(parts - 1);
            _work = work;
            _parts = parts;
            _fault = null;
            Volatile.Write(ref _pending, parts - 1);
            for (int worker = 0; worker < parts - 1; worker++)
            {
                _starts[worker].Release();
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
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void StartThreads(int count)
    {
        while (_starts.Count < count)
        {
            int worker = _starts.Count;
            var start = new SemaphoreSlim(0);
            new Thread(() => Work(worker, start)) { IsBackground = true, Name = $"StdpKernels {worker + 1}" }.Start();

            // Only now: nobody would wait for the start of a thread that the system refused.
            _starts.Add(start);
        }
    }

    private void Work(int worker, SemaphoreSlim start)
    {
        while (true)
        {
            start.Wait();
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
