using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace StdpKernels.Threading;

/// <summary>The threads that share the large steps of all layers. They are started beforehand, and allocate nothing for a step.</summary>
/// <remarks>
/// One step at a time has the team. A step that finds it taken, or with too few threads, does all of its parts itself: results do not
/// depend on it. Between steps the team refers to nothing of a caller's.
/// </remarks>
/// <param name="start">Starts a thread, or throws if the system refuses.</param>
internal sealed class WorkerTeam(Action<Thread> start)
{
    private readonly Lock _growth = new();
    private readonly Signal _done = new();
    private Signal[] _signals = [];
    private bool _ended;
    private int _taken;
    private IParallelWork? _work;
    private int _parts;
    private int _pending;
    private Exception? _fault;

    /// <summary>A team whose threads are not given the execution context of a caller, which they would keep for ever.</summary>
    public WorkerTeam()
        : this(thread => thread.UnsafeStart())
    {
    }

    /// <summary>The team of this process.</summary>
    public static WorkerTeam Shared { get; } = OfProcess();

    /// <summary>Starts what threads are missing for work in so many parts. Where it throws, those that did start are kept.</summary>
    public void Reserve(int parts)
    {
        lock (_growth)
        {
            while (_signals.Length < parts - 1 && !_ended)
            {
                int worker = _signals.Length;
                var signal = new Signal();
                start(new Thread(() => Work(worker, signal)) { IsBackground = true, Name = $"StdpKernels {worker + 1}" });

                // Only now: nobody would wait for the signal to a thread that the system refused.
                Volatile.Write(ref _signals, [.. _signals, signal]);
            }
        }
    }

    /// <summary>Does all parts and returns when the last is done; the first part on the calling thread.</summary>
    public void Run(IParallelWork work, int parts)
    {
        if (parts == 1 || !TryShare(work, parts))
        {
            for (int part = 0; part < parts; part++)
            {
                work.Run(part, parts);
            }
        }
    }

    /// <summary>Lets the threads end, after the step under way. From then on steps do all of their parts themselves.</summary>
    public void End()
    {
        lock (_growth)
        {
            SpinWait wait = default;
            while (Interlocked.Exchange(ref _taken, 1) != 0)
            {
                wait.SpinOnce();
            }

            _ended = true;
            Array.ForEach(_signals, signal => signal.Set());
            _signals = [];
            Volatile.Write(ref _taken, 0);
        }
    }

    /// <summary>
    /// For a process that was forked off, which has the memory of its parent but not the threads: nobody waits for them any more, and
    /// steps do all of their parts themselves.
    /// </summary>
    public void Abandon() => Volatile.Write(ref _taken, 1);

    // Code that was loaded to be unloaded again, as plug-ins are, stays as long as a thread runs it.
    private static WorkerTeam OfProcess()
    {
        var team = new WorkerTeam();
        if (AssemblyLoadContext.GetLoadContext(typeof(WorkerTeam).Assembly) is { IsCollectible: true } context)
        {
            context.Unloading += _ => team.End();
        }

        return team;
    }

    private bool TryShare(IParallelWork work, int parts)
    {
        // A flag, not a lock: locks are re-entrant, and a thread that waits may be made to run other code that calls this again.
        if (Interlocked.Exchange(ref _taken, 1) != 0)
        {
            return false;
        }

        Signal[] signals = Volatile.Read(ref _signals);
        if (signals.Length < parts - 1)
        {
            Volatile.Write(ref _taken, 0);
            return false;
        }

        _work = work;
        _parts = parts;
        _pending = parts;
        foreach (Signal signal in signals.AsSpan(0, parts - 1))
        {
            signal.Set();
        }

        RunPart(0);
        _done.Wait();

        Exception? fault = _fault;
        (_work, _fault) = (null, null);
        Volatile.Write(ref _taken, 0);
        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return true;
    }

    private void Work(int worker, Signal signal)
    {
        for (signal.Wait(); _work is not null; signal.Wait())
        {
            RunPart(worker + 1);
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

        if (Interlocked.Decrement(ref _pending) == 0)
        {
            _done.Set();
        }
    }
}
