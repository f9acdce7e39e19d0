using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>Traces by their names.</summary>
internal static unsafe class TraceExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_trace_count")]
    public static int Count(nint layer, int* count)
    {
        try
        {
            Arguments.RequireResult(count, nameof(count));
            *count = HandleTable.Get<LayerObject>(layer, "layer", "a layer").TraceCount();
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_trace_name")]
    public static int Name(nint layer, int index, byte** name)
    {
        try
        {
            Arguments.RequireResult(name, nameof(name));
            *name = HandleTable.Get<LayerObject>(layer, "layer", "a layer").TraceName(index);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_trace_f32")]
    public static int TraceF32(nint layer, byte* name, float** trace, int* rank, int* shape)
    {
        try
        {
            Arguments.RequireResult(trace, nameof(trace));
            (nint values, TensorShape dimensions) = Arguments.Layer<float>(layer).Trace(Arguments.Text(name, nameof(name)));
            Arguments.CopyShape(dimensions, rank, shape);
            *trace = (float*)values;
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_trace_f64")]
    public static int TraceF64(nint layer, byte* name, double** trace, int* rank, int* shape)
    {
        try
        {
            Arguments.RequireResult(trace, nameof(trace));
            (nint values, TensorShape dimensions) = Arguments.Layer<double>(layer).Trace(Arguments.Text(name, nameof(name)));
            Arguments.CopyShape(dimensions, rank, shape);
            *trace = (double*)values;
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_add_trace")]
    public static int Add(nint layer, byte* name, int rank, int* shape)
    {
        try
        {
            _ = Arguments.Shape(rank, shape, nameof(rank), nameof(shape));
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").AddTrace(Arguments.Text(name, nameof(name)), new ReadOnlySpan<int>(shape, rank));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_update_trace")]
    public static int Update(nint layer, byte* name, NativeActivity* z, double amplitude, double tauInv, double floor, int decay, int spike)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            var dynamics = new StdpTraceDynamics { Decay = (StdpTraceDecay)decay, Spike = (StdpTraceSpike)spike };
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").UpdateTrace(
                Arguments.Text(name, nameof(name)), z, amplitude, tauInv, floor, dynamics);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_learn_from")]
    public static int LearnFrom(nint layer, NativeActivity* zPre, NativeActivity* zPost, byte* tracePre, byte* tracePost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").LearnFrom(
                zPre, zPost, Arguments.Text(tracePre, "trace_pre"), Arguments.Text(tracePost, "trace_post"));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }
}
