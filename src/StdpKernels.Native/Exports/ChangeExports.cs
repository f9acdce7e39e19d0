using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>Learning that a number gates, and changes that the caller applies.</summary>
internal static unsafe class ChangeExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_step_gated")]
    public static int StepGated(nint layer, NativeActivity* zPre, NativeActivity* zPost, double gate)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").StepGated(zPre, zPost, gate);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_step_changes_f32")]
    public static int StepChangesF32(nint layer, NativeActivity* zPre, NativeActivity* zPost, float* changes, long count, int add)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<float>(layer).StepChanges(zPre, zPost, CallerMemory.Write(changes, count, nameof(changes)), add != 0);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_learn_changes_f32")]
    public static int LearnChangesF32(nint layer, NativeActivity* zPre, NativeActivity* zPost, float* changes, long count, int add)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<float>(layer).LearnChanges(zPre, zPost, CallerMemory.Write(changes, count, nameof(changes)), add != 0);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_step_changes_f64")]
    public static int StepChangesF64(nint layer, NativeActivity* zPre, NativeActivity* zPost, double* changes, long count, int add)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<double>(layer).StepChanges(zPre, zPost, CallerMemory.Write(changes, count, nameof(changes)), add != 0);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_learn_changes_f64")]
    public static int LearnChangesF64(nint layer, NativeActivity* zPre, NativeActivity* zPost, double* changes, long count, int add)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<double>(layer).LearnChanges(zPre, zPost, CallerMemory.Write(changes, count, nameof(changes)), add != 0);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }
}
