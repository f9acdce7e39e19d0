using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>Eligibility, and the reward that turns it into weights.</summary>
internal static unsafe class EligibilityExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_add_eligibility")]
    public static int Add(nint layer, double tauInv, int decay, int ofSamples)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").AddEligibility(tauInv, (StdpTraceDecay)decay, ofSamples != 0);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_step_eligibility")]
    public static int Step(nint layer, NativeActivity* zPre, NativeActivity* zPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").StepEligibility(zPre, zPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_reward_f32")]
    public static int RewardF32(nint layer, int whom, float* rewards, long count)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<float>(layer).Reward(whom, CallerMemory.Read(rewards, count, nameof(rewards)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_reward_and_step_f32")]
    public static int RewardAndStepF32(nint layer, int whom, float* rewards, long count, NativeActivity* zPre, NativeActivity* zPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<float>(layer).RewardAndStep(whom, CallerMemory.Read(rewards, count, nameof(rewards)), zPre, zPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_copy_eligibility_f32")]
    public static int CopyF32(nint layer, float* destination, long count)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<float>(layer).CopyEligibility(CallerMemory.Write(destination, count, nameof(destination)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_reward_f64")]
    public static int RewardF64(nint layer, int whom, double* rewards, long count)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<double>(layer).Reward(whom, CallerMemory.Read(rewards, count, nameof(rewards)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_reward_and_step_f64")]
    public static int RewardAndStepF64(nint layer, int whom, double* rewards, long count, NativeActivity* zPre, NativeActivity* zPost)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<double>(layer).RewardAndStep(whom, CallerMemory.Read(rewards, count, nameof(rewards)), zPre, zPost);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_copy_eligibility_f64")]
    public static int CopyF64(nint layer, double* destination, long count)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Layer<double>(layer).CopyEligibility(CallerMemory.Write(destination, count, nameof(destination)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }
}
