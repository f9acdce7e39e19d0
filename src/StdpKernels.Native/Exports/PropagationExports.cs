using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>What spikes carry through the weights of a layer.</summary>
internal static unsafe class PropagationExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_propagate_f32")]
    public static int PropagateF32(nint layer, NativeActivity* zPre, float* currents, long count)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<float>(layer).Propagate(zPre, CallerMemory.Write(currents, count, nameof(currents)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_propagate_back_f32")]
    public static int PropagateBackF32(nint layer, NativeActivity* zPost, float* currents, long count)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<float>(layer).PropagateBack(zPost, CallerMemory.Write(currents, count, nameof(currents)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_propagate_f64")]
    public static int PropagateF64(nint layer, NativeActivity* zPre, double* currents, long count)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<double>(layer).Propagate(zPre, CallerMemory.Write(currents, count, nameof(currents)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_propagate_back_f64")]
    public static int PropagateBackF64(nint layer, NativeActivity* zPost, double* currents, long count)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<double>(layer).PropagateBack(zPost, CallerMemory.Write(currents, count, nameof(currents)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }
}
