using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Threading;

namespace StdpKernels.Native.Handles;

/// <content>Traces by their names.</content>
internal abstract unsafe partial class LayerObject
{
    public abstract int TraceCount();

    /// <summary>The name of a trace, which stays in its place until the layer is freed.</summary>
    public abstract byte* TraceName(int index);

    public abstract void AddTrace(string name, ReadOnlySpan<int> shape);

    public abstract void UpdateTrace(
        string name, NativeActivity* z, double amplitude, double tauInv, double floor, StdpTraceDynamics dynamics);

    public abstract void LearnFrom(NativeActivity* zPre, NativeActivity* zPost, string tracePre, string tracePost);
}

/// <content>The same of one type.</content>
internal sealed unsafe partial class LayerObject<T>
{
    private readonly Dictionary<string, nint> _names = [];
    private readonly HashSet<string> _pinned = [];

    public override int TraceCount()
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        return _layer.State.Traces.Count;
    }

    public override byte* TraceName(int index)
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        int count = _layer.State.Traces.Count;
        if ((uint)index >= (uint)count)
        {
            throw RefusedException.Range($"index must be below the number of traces, {count}, but it is {index}.");
        }

        string name = _layer.State.Traces[index].Name;
        if (!_names.TryGetValue(name, out nint text))
        {
            text = Marshal.StringToCoTaskMemUTF8(name);
            _names.Add(name, text);
        }

        return (byte*)text;
    }

    /// <summary>A trace, which stays in its place from now on, and its shape.</summary>
    public (nint Values, TensorShape Shape) Trace(string name)
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        StdpTrace<T> trace = Find(name, nameof(name));
        if (_pinned.Add(name))
        {
            _pins.Add(trace.Pin());
        }

        return ((nint)Address(trace.Span), trace.Shape);
    }

    public override void AddTrace(string name, ReadOnlySpan<int> shape) => _layer.State.AddTrace(name, shape);

    public override void UpdateTrace(
        string name, NativeActivity* z, double amplitude, double tauInv, double floor, StdpTraceDynamics dynamics)
    {
        StdpTrace<T> trace = Locate(name, nameof(name));
        if (trace == _layer.State.Pre || trace == _layer.State.Post || trace == _layer.State.PreSlow || trace == _layer.State.PostSlow)
        {
            throw RefusedException.Argument($"name must be that of a trace that was added, but steps move '{name}'.");
        }

        trace.Update(NativeActivity.Of<T>(z, nameof(z)), amplitude, tauInv, _layer.TimeStep, floor, dynamics);
    }

    public override void LearnFrom(NativeActivity* zPre, NativeActivity* zPost, string tracePre, string tracePost)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        StdpTrace<T> pre = Locate(tracePre, "trace_pre"), post = Locate(tracePost, "trace_post");
        _layer.Learn(NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"), pre.Values, post.Values);
    }

    private void FreeNames()
    {
        foreach (nint text in _names.Values)
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    private StdpTrace<T> Locate(string name, string parameter)
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        return Find(name, parameter);
    }

    private StdpTrace<T> Find(string name, string parameter)
    {
        foreach (StdpTrace<T> trace in _layer.State.Traces)
        {
            if (trace.Name == name)
            {
                return trace;
            }
        }

        string names = string.Join(", ", _layer.State.Traces.Select(trace => trace.Name));
        throw RefusedException.Argument($"{parameter} must be the name of a trace ({names}), but it is '{name}'.");
    }
}
