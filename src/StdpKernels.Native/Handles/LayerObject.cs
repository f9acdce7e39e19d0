using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Threading;

namespace StdpKernels.Native.Handles;

/// <summary>A layer of either type.</summary>
internal abstract unsafe partial class LayerObject : NativeObject
{
    public abstract void Step(NativeActivity* zPre, NativeActivity* zPost);

    public abstract void UpdateTraces(NativeActivity* zPre, NativeActivity* zPost);

    public abstract void Learn(NativeActivity* zPre, NativeActivity* zPost);

    public abstract void StepWindow(int steps, NativeActivity* zPre, NativeActivity* zPost);

    public abstract void WarmUp();

    public abstract void WarmUp(int windowSteps);

    public abstract void SetParameters(nint parameters);

    public abstract void Reset();

    public abstract void Save(string path);

    public abstract void Load(string path);

    /// <summary>Copies which neurons the synapses of a sparse layer connect.</summary>
    public abstract void CopySynapses(long* rowStarts, int* targets);

    /// <summary>The shape of an array, numbered as in the header.</summary>
    public abstract TensorShape Shape(int array);
}

/// <summary>A layer of one type, whose weights and traces stay in their place.</summary>
internal sealed unsafe partial class LayerObject<T> : LayerObject
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpLayer<T> _layer;

    // Grows with the traces that somebody has asked for by their names.
    private readonly List<GCHandle> _pins;

    public LayerObject(StdpLayer<T> layer)
    {
        _layer = layer;
        _pins = [layer.PinWeights(), layer.State.Pre.Pin(), layer.State.Post.Pin()];
    }

    public override string Description => $"a layer of {TypeName<T>()}";

    public T* Weights => Address(_layer.Weights.Span);

    public T* EditWeights() => Address(_layer.EditWeights().Span);

    public (nint Pre, nint Post) Traces()
    {
        // Refused while a step is at work, as the weights are.
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        return ((nint)Address(_layer.State.TracePre.Span), (nint)Address(_layer.State.TracePost.Span));
    }

    public override void Step(NativeActivity* zPre, NativeActivity* zPost)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        _layer.Step(NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"));
    }

    public override void UpdateTraces(NativeActivity* zPre, NativeActivity* zPost) =>
        _layer.UpdateTraces(NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"));

    public override void Learn(NativeActivity* zPre, NativeActivity* zPost)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        _layer.Learn(NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"));
    }

    public override void StepWindow(int steps, NativeActivity* zPre, NativeActivity* zPost)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        _layer.StepWindow(steps, NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"));
    }

    public override void WarmUp()
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        _layer.WarmUp();
    }

    public override void WarmUp(int windowSteps)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        _layer.WarmUp(windowSteps);
    }

    public void Propagate(NativeActivity* zPre, Span<T> currents)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        _layer.Propagate(NativeActivity.Of<T>(zPre, "z_pre"), currents);
    }

    public void PropagateBack(NativeActivity* zPost, Span<T> currents)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        _layer.PropagateBack(NativeActivity.Of<T>(zPost, "z_post"), currents);
    }

    public override void SetParameters(nint parameters)
    {
        ParametersObject<T> rule = HandleTable.Get<ParametersObject<T>>(parameters, "parameters", $"parameters of {TypeName<T>()}");
        _layer.Parameters = rule.Parameters;
        rule.Freeze();
    }

    public override void Reset() => _layer.State.Reset();

    public override void Save(string path) => _layer.SaveCheckpoint(path);

    public override void Load(string path) => _layer.LoadCheckpoint(path);

    public override TensorShape Shape(int array) => array switch
    {
        0 => _layer.Synapses.Weights,
        1 => _layer.State.Pre.Shape,
        2 => _layer.State.Post.Shape,
        _ => throw RefusedException.Range($"array must be from STDP_WEIGHTS (0) to STDP_TRACE_POST (2), but it is {array}."),
    };

    // Entered for good: a call that has already found the layer is refused from now on.
    public override void Close()
    {
        _ = _layer.State.Gate.Enter();
        foreach (GCHandle pin in _pins)
        {
            pin.Free();
        }

        FreeNames();
    }

    private static T* Address(ReadOnlySpan<T> pinned) => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(pinned));
}
