using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>The arrays of layers.</summary>
internal static unsafe class LayerMemoryExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_shape")]
    public static int Shape(nint layer, int array, int* rank, int* shape)
    {
        try
        {
            Arguments.CopyShape(HandleTable.Get<LayerObject>(layer, "layer", "a layer").Shape(array), rank, shape);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_weights_f32")]
    public static int WeightsF32(nint layer, float** w)
    {
        try
        {
            Arguments.RequireResult(w, nameof(w));
            *w = Arguments.Layer<float>(layer).Weights;
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_edit_weights_f32")]
    public static int EditWeightsF32(nint layer, float** w)
    {
        try
        {
            Arguments.RequireResult(w, nameof(w));
            *w = Arguments.Layer<float>(layer).EditWeights();
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_traces_f32")]
    public static int TracesF32(nint layer, float** tPre, float** tPost)
    {
        try
        {
            Arguments.RequireResult(tPre, "t_pre");
            Arguments.RequireResult(tPost, "t_post");
            (nint pre, nint post) = Arguments.Layer<float>(layer).Traces();
            *tPre = (float*)pre;
            *tPost = (float*)post;
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_weights_f64")]
    public static int WeightsF64(nint layer, double** w)
    {
        try
        {
            Arguments.RequireResult(w, nameof(w));
            *w = Arguments.Layer<double>(layer).Weights;
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_edit_weights_f64")]
    public static int EditWeightsF64(nint layer, double** w)
    {
        try
        {
            Arguments.RequireResult(w, nameof(w));
            *w = Arguments.Layer<double>(layer).EditWeights();
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_traces_f64")]
    public static int TracesF64(nint layer, double** tPre, double** tPost)
    {
        try
        {
            Arguments.RequireResult(tPre, "t_pre");
            Arguments.RequireResult(tPost, "t_post");
            (nint pre, nint post) = Arguments.Layer<double>(layer).Traces();
            *tPre = (double*)pre;
            *tPost = (double*)post;
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }
}
