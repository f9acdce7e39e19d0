using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>What layers do.</summary>
internal static unsafe class LayerExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_step")]
    public static int Step(nint layer, NativeActivity* zPre, NativeActivity* zPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").Step(zPre, zPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_update_traces")]
    public static int UpdateTraces(nint layer, NativeActivity* zPre, NativeActivity* zPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").UpdateTraces(zPre, zPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_learn")]
    public static int Learn(nint layer, NativeActivity* zPre, NativeActivity* zPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").Learn(zPre, zPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_warm_up")]
    public static int WarmUp(nint layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").WarmUp();
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_step_window")]
    public static int StepWindow(nint layer, int steps, NativeActivity* zPre, NativeActivity* zPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").StepWindow(steps, zPre, zPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_warm_up_windows")]
    public static int WarmUpWindows(nint layer, int windowSteps)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").WarmUp(windowSteps);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_set_parameters")]
    public static int SetParameters(nint layer, nint parameters)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").SetParameters(parameters);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_reset")]
    public static int Reset(nint layer)
    {
        try
        {
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").Reset();
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_save")]
    public static int Save(nint layer, byte* path)
    {
        try
        {
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").Save(Arguments.Text(path, nameof(path)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_load")]
    public static int Load(nint layer, byte* path)
    {
        try
        {
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").Load(Arguments.Text(path, nameof(path)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }
}
