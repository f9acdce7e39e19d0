using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using Activity = StdpKernels.Native.Handles.NativeActivity;

namespace StdpKernels.Native.Tests.Boundary;

/// <summary>What is refused gets its status and a text with the names of the header, and has changed nothing.</summary>
internal sealed unsafe partial class RefusalTests
{
    private const int Numbers = 1;
    private const int Events = 3;
    private const int EtaPlus = 6;
    private const int Upward = 0x800;

    [Test]
    public void Null_is_refused_by_its_name()
    {
        nint layer = ManagedExports.NewLayer(ManagedExports.Float32);
        float* z = stackalloc float[4];
        var activity = new Activity { Kind = Numbers, Count = 4, Data = z };
        var nothing = new Activity { Kind = Numbers, Count = 4 };
        var samples = new Activity { Kind = Events, Count = 0, Data = z, Samples = 2 };
        Refused(Status.Null, "z_pre", ManagedExports.Step(layer, null, &activity));
        Refused(Status.Null, "z_post", ManagedExports.Step(layer, &activity, null));
        Refused(Status.Null, "z_post->data", ManagedExports.Step(layer, &activity, &nothing));
        Refused(Status.Null, "z_pre->sample_starts", ManagedExports.Step(layer, &samples, &activity));
        Refused(Status.Null, "currents", ManagedExports.Propagate(layer, &activity, null, 4));
        Refused(Status.Null, "parameters", ManagedExports.CreateParameters(ManagedExports.Float32, null));
        Refused(Status.Null, "t_pre", ManagedExports.Traces(layer, null, null));
        Refused(Status.Null, "values", ManagedExports.SetTensor(ManagedExports.NewParameters(ManagedExports.Float32), EtaPlus, null, 1, Four()));
        Assert.That(ManagedExports.Step(layer, &activity, &activity), Is.EqualTo(Status.Ok));
    }

    [Test]
    public void What_does_not_fit_is_refused_by_the_names_of_the_header()
    {
        nint layer = ManagedExports.NewLayer(ManagedExports.Float32), rule = ManagedExports.NewParameters(ManagedExports.Float32), made = 77;
        float* z = stackalloc float[5];
        var four = new Activity { Kind = Numbers, Count = 4, Data = z };
        var five = new Activity { Kind = Numbers, Count = 5, Data = z };
        var negative = new Activity { Kind = Numbers, Count = -1, Data = z };
        var unknown = new Activity { Kind = 9, Count = 4, Data = z };
        var samples = new Activity { Kind = Events, Count = 0, Data = z, Samples = -1, SampleStarts = (int*)z };
        Refused(Status.Argument, "z_pre", ManagedExports.Step(layer, &five, &four));
        Refused(Status.Range, "z_pre->count", ManagedExports.Step(layer, &negative, &four));
        Refused(Status.Range, "z_post->kind", ManagedExports.Step(layer, &four, &unknown));
        Refused(Status.Range, "z_post->samples", ManagedExports.Step(layer, &four, &samples));
        Refused(Status.Range, "currents", ManagedExports.Propagate(layer, &four, z, -1));
        Refused(Status.Range, "window_steps", ManagedExports.WarmUpWindows(layer, -1));
        Refused(Status.Range, "batch_size", ManagedExports.CreateLinear(-1, 4, 4, rule, 0.001, 0, &made));
        Refused(Status.Range, "layout", ManagedExports.CreateLinear(1, 4, 4, rule, 0.001, 2, &made));
        Refused(Status.Range, "STDP_HARDBOUND", ManagedExports.SetChoice(rule, 1, 2));
        Refused(Status.Range, "STDP_TRIPLETS", ManagedExports.SetChoice(rule, 11, 0));
        Refused(Status.Range, "STDP_TAU_POST_SLOW_INV", ManagedExports.SetNumber(rule, 19, 1));
        Refused(Status.Argument, "STDP_TRACE_FLOOR", ManagedExports.SetTensor(rule, 11, z, 1, Four()));
        Refused(Status.Range, "rank", ManagedExports.SetTensor(rule, EtaPlus, z, 5, Four()));
        Refused(Status.File, "/no/such/file", ManagedExports.Load(layer, "/no/such/file"));
        Refused(Status.Format, "", ManagedExports.Load(layer, "/dev/null"));
        Assert.That(ManagedExports.SetTensor(rule, 2, z, 1, Five()), Is.EqualTo(Status.Ok));
        Refused(Status.Argument, "tau_pre_inv", ManagedExports.CreateLinear(1, 4, 4, rule, 0.001, 0, &made));
        Assert.That(made, Is.EqualTo((nint)77));
    }

    [Test]
    public void A_step_that_is_refused_has_moved_nothing()
    {
        nint layer = ManagedExports.NewLayer(ManagedExports.Float32);
        float* z = stackalloc float[] { 1, 1, 1, 1, 1 }, pre, post;
        var four = new Activity { Kind = Numbers, Count = 4, Data = z };
        var five = new Activity { Kind = Numbers, Count = 5, Data = z };
        Assert.That(ManagedExports.Traces(layer, &pre, &post), Is.EqualTo(Status.Ok));
        Refused(Status.Argument, "z_post", ManagedExports.Step(layer, &four, &five));
        Assert.That(new[] { pre[0], pre[3], post[0] }, Is.All.Zero);
        Assert.That(ManagedExports.Step(layer, &four, &four), Is.EqualTo(Status.Ok));
        Assert.That(pre[3], Is.EqualTo(0.02f));
    }

    [Test]
    public void Steps_on_memory_of_the_caller_refuse_what_overlaps_and_triplets()
    {
        nint workspace = ManagedExports.NewWorkspace(ManagedExports.Float32), rule = ManagedExports.NewParameters(ManagedExports.Float32);
        float* z = stackalloc float[] { 1, 0, 0, 0 }, w = stackalloc float[16], traces = stackalloc float[8];
        var activity = new Activity { Kind = Numbers, Count = 4, Data = z };
        Refused(Status.Argument, "t_p", ManagedExports.StepLinear(workspace, rule, &activity, &activity, w, traces, traces + 3));
        Refused(Status.Null, "t_post", ManagedExports.StepLinear(workspace, rule, &activity, &activity, w, traces, null));
        Refused(Status.Null, "w", ManagedExports.StepLinear(workspace, rule, &activity, &activity, null, traces, traces + 4));
        Assert.That(new ReadOnlySpan<float>(traces, 8).ToArray(), Is.All.Zero);
        Assert.That(ManagedExports.StepLinear(workspace, rule, &activity, &activity, w, traces, traces + 4), Is.EqualTo(Status.Ok));
        Assert.That(traces[0], Is.EqualTo(0.02f));

        nint triplets = ManagedExports.NewParameters(ManagedExports.Float32);
        Assert.That(ManagedExports.SetChoice(triplets, 10, 1), Is.EqualTo(Status.Ok));
        Refused(Status.Argument, "pairs", ManagedExports.StepLinear(workspace, triplets, &activity, &activity, w, traces, traces + 4));
    }

    [Test]
    public void Parameters_change_until_they_are_used()
    {
        nint rule = ManagedExports.NewParameters(ManagedExports.Float32), layer = 0;
        Assert.That(ManagedExports.SetNumber(rule, EtaPlus, 0.1), Is.EqualTo(Status.Ok));
        Assert.That(ManagedExports.SetNumber(rule, EtaPlus, 0.2), Is.EqualTo(Status.Ok));
        Refused(Status.Range, "name", ManagedExports.SetNumber(rule, -1, 0.2));

        // A layer that is refused has not used them.
        Refused(Status.Range, "inputs", ManagedExports.CreateLinear(1, -4, 4, rule, 0.001, 0, &layer));
        Assert.That(ManagedExports.SetChoice(rule, 0, 3), Is.EqualTo(Status.Ok));
        Assert.That(ManagedExports.SetNumber(rule, 4, 2), Is.EqualTo(Status.Ok));
        Assert.That(ManagedExports.CreateLinear(1, 4, 4, rule, 0.001, 0, &layer), Is.EqualTo(Status.Ok));

        // Bounds from 2 to 1 leave all weights at 1: what was set last is what the layer has.
        float* z = stackalloc float[4], w;
        var activity = new Activity { Kind = Numbers, Count = 4, Data = z };
        Assert.That(ManagedExports.Step(layer, &activity, &activity), Is.EqualTo(Status.Ok));
        Assert.That(ManagedExports.Weights(layer, &w), Is.EqualTo(Status.Ok));
        Assert.That(w[15], Is.EqualTo(1f));
        Refused(Status.Frozen, "copy", ManagedExports.SetNumber(rule, EtaPlus, 0.3));
        Refused(Status.Frozen, "copy", ManagedExports.SetChoice(rule, 0, 0));
    }

    [Test]
    public void Each_thread_has_the_text_of_its_last_error()
    {
        nint layer = ManagedExports.NewLayer(ManagedExports.Float32);
        Refused(Status.Range, "window_steps", ManagedExports.WarmUpWindows(layer, -1));
        string before = "unset", after = "unset";
        var other = new Thread(() =>
        {
            before = ManagedExports.LastError;
            ManagedExports.FreeLayer(1);
            after = ManagedExports.LastError;
        });
        other.Start();
        other.Join();
        Assert.That((before, after.StartsWith("layer", StringComparison.Ordinal)), Is.EqualTo(("", true)));
        Assert.That(ManagedExports.LastError, Does.Contain("window_steps"));

        // A shorter text after a longer one, and a call between that succeeds.
        Assert.That(ManagedExports.Load(layer, $"/{new string('x', 900)}"), Is.EqualTo(Status.File));
        Assert.That(ManagedExports.WarmUpWindows(layer, 0), Is.EqualTo(Status.Ok));
        Assert.That(ManagedExports.LastError, Has.Length.GreaterThan(900));
        Refused(Status.Null, "t_pre must not be NULL.", ManagedExports.Traces(layer, null, null));
        Assert.That(ManagedExports.LastError, Is.EqualTo("t_pre must not be NULL."));
    }

    [Test]
    [Platform("Linux")]
    public void The_callers_way_to_round_does_not_reach_a_step_and_is_there_again_afterwards()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Assert.Ignore("The number of a way to round is that of x64.");
        }

        Assert.That(TraceAfter(Upward), Is.EqualTo(TraceAfter(0)));
    }

    private static float[] TraceAfter(int rounding)
    {
        nint layer = ManagedExports.NewLayer(ManagedExports.Float32);
        float* z = stackalloc float[] { 1f / 3, 0.7f, 0.9f, 0.1f }, pre, post;
        var activity = new Activity { Kind = Numbers, Count = 4, Data = z };
        Assert.That(ManagedExports.Traces(layer, &pre, &post), Is.EqualTo(Status.Ok));
        _ = SetRounding(rounding);
        Status status = Status.Ok;
        for (int step = 0; step < 5 && status == Status.Ok; step++)
        {
            status = ManagedExports.Step(layer, &activity, &activity);
        }

        int kept = GetRounding();
        _ = SetRounding(0);
        Assert.That((status, kept), Is.EqualTo((Status.Ok, rounding)));
        return [pre[0], pre[1], pre[2], pre[3]];
    }

    private static int* Four() => Pinned(4);

    private static int* Five() => Pinned(5);

    private static int* Pinned(int length)
    {
        int[] shape = GC.AllocateArray<int>(5, pinned: true);
        shape[0] = length;
        Kept.Add(shape);
        return (int*)Marshal.UnsafeAddrOfPinnedArrayElement(shape, 0);
    }

    private static readonly List<int[]> Kept = [];

    private static void Refused(Status status, string name, Status actual)
    {
        Assert.That(actual, Is.EqualTo(status), $"{name}: {ManagedExports.LastError}");
        Assert.That(ManagedExports.LastError, Does.Contain(name));
    }

    [LibraryImport("libm.so.6", EntryPoint = "fesetround")]
    [SuppressGCTransition]
    private static partial int SetRounding(int rounding);

    [LibraryImport("libm.so.6", EntryPoint = "fegetround")]
    [SuppressGCTransition]
    private static partial int GetRounding();
}
