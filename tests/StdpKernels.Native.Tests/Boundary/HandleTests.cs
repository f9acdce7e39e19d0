using StdpKernels.Native.Boundary;
using Activity = StdpKernels.Native.Handles.NativeActivity;

namespace StdpKernels.Native.Tests.Boundary;

/// <summary>Handles that are stale, foreign, freed or of another kind are refused, and one call at a time works on each.</summary>
internal sealed unsafe class HandleTests
{
    [Test]
    public void A_handle_ends_when_it_is_freed()
    {
        nint rule = ManagedExports.NewParameters(ManagedExports.Float32), layer = 0, other = 0;
        Assert.That(ManagedExports.CreateLinear(1, 4, 4, rule, 0.001, 0, &layer), Is.EqualTo(Status.Ok));
        Assert.That(ManagedExports.FreeLayer(layer), Is.EqualTo(Status.Ok));
        Assert.That(ManagedExports.FreeLayer(layer), Is.EqualTo(Status.Handle));
        Assert.That(ManagedExports.LastError, Does.Contain("layer must be the handle of a layer").And.Contains("freed"));

        // The place is taken again, but the handle of before does not become valid.
        Assert.That(ManagedExports.CreateLinear(1, 4, 4, rule, 0.001, 0, &other), Is.EqualTo(Status.Ok));
        Assert.That((int)other, Is.EqualTo((int)layer), "the place");
        Assert.That(other, Is.Not.EqualTo(layer));
        Assert.That(ManagedExports.WarmUpWindows(layer, 0), Is.EqualTo(Status.Handle));
        Assert.That(ManagedExports.WarmUpWindows(other, 0), Is.EqualTo(Status.Ok));
        Assert.That(ManagedExports.FreeLayer(other), Is.EqualTo(Status.Ok));
    }

    [Test]
    public void What_is_no_handle_is_refused()
    {
        nint place = 0;
        foreach (nint foreign in new nint[] { 1, 2, 99, 1 << 20, 1 << 30, (nint)(&place), -1, nint.MinValue, nint.MaxValue })
        {
            Assert.That(ManagedExports.FreeLayer(foreign), Is.EqualTo(Status.Handle), $"{foreign}");
        }

        Assert.That(ManagedExports.FreeLayer(0), Is.EqualTo(Status.Null));
        Assert.That(ManagedExports.LastError, Does.Contain("NULL"));
    }

    [Test]
    public void A_handle_of_another_kind_or_type_is_refused()
    {
        nint layer = ManagedExports.NewLayer(ManagedExports.Float32);
        nint doubles = ManagedExports.NewParameters(ManagedExports.Float64);
        double* w = null;
        Refused("that of parameters of float64", ManagedExports.FreeLayer(doubles));
        Refused("that of a layer of float32", ManagedExports.FreeParameters(layer));
        Refused("parameters of float32", ManagedExports.SetParameters(layer, doubles));
        Refused("a layer of float64", ManagedExports.EditWeights(layer, &w));
        Assert.That(w is null);

        double* numbers = stackalloc double[4];
        var ofDoubles = new Activity { Kind = 2, Count = 4, Data = numbers };
        Refused("z_pre must be of float32", ManagedExports.Step(layer, &ofDoubles, &ofDoubles));

        float* values = stackalloc float[4];
        int four = 4;
        Refused("parameters of float32", ManagedExports.SetTensor(doubles, 6, values, 1, &four));
        nint workspace = ManagedExports.NewWorkspace(ManagedExports.Float64);
        var ofFloats = new Activity { Kind = 1, Count = 4, Data = values };
        Refused("a workspace of float32", ManagedExports.StepLinear(workspace, doubles, &ofFloats, &ofFloats, values, values, values));

        static void Refused(string text, Status status)
        {
            Assert.That(status, Is.EqualTo(Status.Kind));
            Assert.That(ManagedExports.LastError, Does.Contain(text));
        }
    }

    [Test]
    public void There_can_be_thousands()
    {
        nint[] handles = [.. Enumerable.Range(0, 5000).Select(_ => ManagedExports.NewParameters(ManagedExports.Float32))];
        Assert.That(handles, Is.Unique);
        Assert.That(handles.Select(handle => ManagedExports.SetNumber(handle, 6, 1)), Has.All.EqualTo(Status.Ok));
        Assert.That(handles.Select(ManagedExports.FreeParameters), Has.All.EqualTo(Status.Ok));
        Assert.That(handles.Select(ManagedExports.FreeParameters), Has.All.EqualTo(Status.Handle));
    }

    [Test]
    public void One_call_at_a_time_works_on_a_layer_which_is_not_freed_meanwhile()
    {
        // A step takes milliseconds: a call that comes upon one is followed by another while it lasts, or one of some rounds is.
        Status freed = Status.Ok;
        for (int round = 0; round < 20 && freed == Status.Ok; round++)
        {
            freed = FreeInAStep();
        }

        Assert.That(freed, Is.EqualTo(Status.Busy));
    }

    private const int Side = 2000;
    private static readonly float[] Half = [.. Enumerable.Repeat(0.5f, Side)];

    private static Status FreeInAStep()
    {
        nint layer = ManagedExports.NewLayer(ManagedExports.Float32, Side);
        bool isDone = false;
        var others = new HashSet<Status>();
        var thread = new Thread(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                others.Add(StepOfSide(layer));
            }
        });
        thread.Start();
        bool wasMet = SpinWait.SpinUntil(() => StepOfSide(layer) == Status.Busy, TimeSpan.FromSeconds(20));
        string text = ManagedExports.LastError;
        Status freed = ManagedExports.FreeLayer(layer);
        Volatile.Write(ref isDone, true);
        thread.Join();
        Assert.That(wasMet, "two steps at once");
        Assert.That(text, Does.Contain("at work"));
        Assert.That(others, Is.SubsetOf(new[] { Status.Ok, Status.Busy, Status.Handle }));
        Assert.That(ManagedExports.FreeLayer(layer), Is.EqualTo(freed == Status.Ok ? Status.Handle : Status.Ok));
        return freed;
    }

    private static Status StepOfSide(nint layer)
    {
        fixed (float* values = Half)
        {
            var activity = new Activity { Kind = 1, Count = Side, Data = values };
            return ManagedExports.Step(layer, &activity, &activity);
        }
    }
}
