using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>What is done to all weights of a layer between steps.</summary>
internal static unsafe class WeightEditExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_normalise_weights")]
    public static int Normalise(nint layer, double target, int norm, int fan)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").NormaliseWeights(target, (StdpNorm)norm, (StdpFan)fan);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_scale_weights")]
    public static int Scale(nint layer, double factor)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").ScaleWeights(factor);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_decay_weights")]
    public static int Decay(nint layer, double share, double rest)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").DecayWeights(share, rest);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_clip_weights")]
    public static int Clip(nint layer, double min, double max)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").ClipWeights(min, max);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_scale_weights_each_f32")]
    public static int ScaleEachF32(nint layer, float* factors, long count, int fan)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<float>(layer).ScaleWeights(CallerMemory.Read(factors, count, nameof(factors)), (StdpFan)fan);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_scale_weights_each_f64")]
    public static int ScaleEachF64(nint layer, double* factors, long count, int fan)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<double>(layer).ScaleWeights(CallerMemory.Read(factors, count, nameof(factors)), (StdpFan)fan);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_mask_weights")]
    public static int Mask(nint layer, bool* mask, long count)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").MaskWeights(CallerMemory.Read(mask, count, nameof(mask)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }
}
