using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>Steps on memory of the caller.</summary>
internal static unsafe class WorkspaceExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_workspace_create")]
    public static int Create(int type, int preRank, int* preShape, int postRank, int* postShape, nint* workspace)
    {
        try
        {
            Arguments.RequireResult(workspace, nameof(workspace));
            TensorShape pre = Arguments.Shape(preRank, preShape, "pre_rank", "pre_shape");
            TensorShape post = Arguments.Shape(postRank, postShape, "post_rank", "post_shape");
            WorkspaceObject created = type switch
            {
                1 => new WorkspaceObject<float>(new StdpState<float>(pre, post)),
                2 => new WorkspaceObject<double>(new StdpState<double>(pre, post)),
                _ => throw RefusedException.Range($"type must be STDP_FLOAT32 (1) or STDP_FLOAT64 (2), but it is {type}."),
            };
            *workspace = HandleTable.Add(created);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_workspace_free")]
    public static int Free(nint workspace)
    {
        try
        {
            HandleTable.Remove<WorkspaceObject>(workspace, "workspace", "a workspace");
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_step_linear_f32")]
    public static int StepLinearF32(
        nint workspace, nint parameters, double dt, NativeActivity* zPre, NativeActivity* zPost, float* w, float* tPre, float* tPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Typed<float>(workspace).StepLinear(parameters, dt, zPre, zPost, w, tPre, tPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_step_conv2d_f32")]
    public static int StepConv2dF32(
        nint workspace, nint parameters, double dt, int kernelHeight, int kernelWidth, NativeGeometry* geometry, NativeActivity* zPre, NativeActivity* zPost, float* w, float* tPre, float* tPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Size2D kernel = (kernelHeight, kernelWidth);
            Typed<float>(workspace).StepConv2d(parameters, dt, kernel, NativeGeometry.Of(geometry), zPre, zPost, w, tPre, tPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_update_traces_f32")]
    public static int UpdateTracesF32(
        nint workspace, nint parameters, double dt, NativeActivity* zPre, NativeActivity* zPost, float* tPre, float* tPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Typed<float>(workspace).UpdateTraces(parameters, dt, zPre, zPost, tPre, tPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_step_linear_f64")]
    public static int StepLinearF64(
        nint workspace, nint parameters, double dt, NativeActivity* zPre, NativeActivity* zPost, double* w, double* tPre, double* tPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Typed<double>(workspace).StepLinear(parameters, dt, zPre, zPost, w, tPre, tPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_step_conv2d_f64")]
    public static int StepConv2dF64(
        nint workspace, nint parameters, double dt, int kernelHeight, int kernelWidth, NativeGeometry* geometry, NativeActivity* zPre, NativeActivity* zPost, double* w, double* tPre, double* tPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Size2D kernel = (kernelHeight, kernelWidth);
            Typed<double>(workspace).StepConv2d(parameters, dt, kernel, NativeGeometry.Of(geometry), zPre, zPost, w, tPre, tPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_update_traces_f64")]
    public static int UpdateTracesF64(
        nint workspace, nint parameters, double dt, NativeActivity* zPre, NativeActivity* zPost, double* tPre, double* tPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Typed<double>(workspace).UpdateTraces(parameters, dt, zPre, zPost, tPre, tPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    private static WorkspaceObject<T> Typed<T>(nint workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => HandleTable.Get<WorkspaceObject<T>>(
            workspace, "workspace", typeof(T) == typeof(float) ? "a workspace of float32" : "a workspace of float64");
}
