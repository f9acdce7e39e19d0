using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using StdpKernels.Threading;

namespace StdpKernels.Tests.Kernels;

/// <summary>Threads that live as long as the process keep nothing of the callers whose steps they shared.</summary>
internal sealed class WorkerTeamMemoryTests
{
    [Test]
    public void Keeps_no_value_that_flows_with_the_caller()
    {
        WeakReference value = OnThread(() =>
        {
            var flowing = new AsyncLocal<object> { Value = new object() };
            PlugIn.Learn(new WorkerTeam());
            return new WeakReference(flowing.Value);
        });

        Assert.That(IsCollected(value), Is.True);
    }

    [Test]
    public void Keeps_neither_work_nor_fault([Values] bool faulty)
    {
        var team = new WorkerTeam();
        team.Reserve(3);

        (WeakReference work, WeakReference fault) = Run(team, faulty);

        Assert.That(IsCollected(work) && IsCollected(fault), Is.True);
        GC.KeepAlive(team);
    }

    [Test]
    public void Lets_a_plug_in_unload([Values] bool bringsItsOwnLibrary)
    {
        WeakReference context = OnThread(() => LoadAndUnload(bringsItsOwnLibrary));
        Assert.That(IsCollected(context), Is.True);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Work, WeakReference Fault) Run(WorkerTeam team, bool faulty)
    {
        var work = new Work(faulty);
        try
        {
            team.Run(work, 3);
        }
        catch (InvalidOperationException e)
        {
            return (new WeakReference(work), new WeakReference(e));
        }

        return (new WeakReference(work), new WeakReference(null));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndUnload(bool bringsItsOwnLibrary)
    {
        var context = new PlugInContext(bringsItsOwnLibrary);
        Type plugIn = context.LoadFromAssemblyPath(typeof(PlugIn).Assembly.Location).GetType(typeof(PlugIn).FullName!)!;
        object threads = plugIn.GetMethod(nameof(PlugIn.Learn))!.Invoke(null, [bringsItsOwnLibrary ? null : new WorkerTeam()])!;
        Assert.That(threads.GetType().Assembly == typeof(WorkerTeam).Assembly, Is.EqualTo(!bringsItsOwnLibrary));
        context.Unload();
        return new WeakReference(context);
    }

    // A thread of its own, so that nothing stays on the stack of the test or in its execution context.
    private static WeakReference OnThread(Func<WeakReference> run)
    {
        WeakReference? result = null;
        var thread = new Thread(() => result = run());
        thread.UnsafeStart();
        thread.Join();
        return result!;
    }

    private static bool IsCollected(WeakReference reference)
    {
        for (int attempt = 0; attempt < 100 && reference.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(attempt);
        }

        return !reference.IsAlive;
    }

    private sealed class Work(bool faulty) : IParallelWork
    {
        public void Run(int part, int parts)
        {
            if (faulty && part == 1)
            {
                throw new InvalidOperationException("as asked for");
            }
        }
    }

    private sealed class PlugInContext(bool bringsItsOwnLibrary) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            bringsItsOwnLibrary && assemblyName.Name == typeof(Stdp).Assembly.GetName().Name
                ? LoadFromAssemblyPath(typeof(Stdp).Assembly.Location)
                : null;
    }

    /// <summary>What is loaded a second time, and unloaded again.</summary>
    internal static class PlugIn
    {
        private static readonly AsyncLocal<object> Flowing = new();

        /// <summary>Steps a layer that is large enough for two threads.</summary>
        /// <returns>The threads that were used.</returns>
        public static object Learn(object? threads)
        {
            Flowing.Value = new PlugInValue();
            var layer = new StdpLinearLayer<float>(64, 515, 303, new StdpParameters<float>(), threads: 2);
            if (threads is not null)
            {
                layer.Synapses.Team = (WorkerTeam)threads;
            }

            float[] zPre = new float[64 * 515], zPost = new float[64 * 303];
            zPre.AsSpan().Fill(1);
            zPost.AsSpan().Fill(1);
            layer.Step(zPre, zPost);
            return layer.Synapses.Team;
        }

        private sealed class PlugInValue;
    }
}
