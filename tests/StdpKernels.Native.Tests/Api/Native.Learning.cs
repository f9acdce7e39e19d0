using System.Runtime.InteropServices;

namespace StdpKernels.Native.Tests.Api;

/// <content>Parts of rules, eligibility, changes, traces by their names.</content>
internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "stdp_parameters_set_choice")]
    public static partial int SetChoice(nint parameters, int name, int choice);

    [LibraryImport(Library, EntryPoint = "stdp_parameters_get_choice")]
    public static partial int GetChoice(nint parameters, int name, out int choice);

    [LibraryImport(Library, EntryPoint = "stdp_parameters_get_number")]
    public static partial int GetNumber(nint parameters, int name, out double number);

    [LibraryImport(Library, EntryPoint = "stdp_parameters_create_from_time_constants")]
    public static partial int ParametersFromTimeConstants(int type, double tauPre, double tauPost, double dt, int exact, out nint parameters);

    [LibraryImport(Library, EntryPoint = "stdp_parameters_create_from_triplet_fit")]
    public static partial int ParametersFromTripletFit(int type, int fit, out nint parameters);

    [LibraryImport(Library, EntryPoint = "stdp_parameters_create_from_target_rate")]
    public static partial int ParametersFromTargetRate(int type, double rate, double tau, double eta, out nint parameters);

    [LibraryImport(Library, EntryPoint = "stdp_conv1d_layer_create")]
    public static partial int Conv1dLayerCreate(
        int batchSize,
        int channels,
        int length,
        int outputs,
        int kernel,
        int stride,
        int padding,
        int dilation,
        int groups,
        nint parameters,
        double dt,
        int threads,
        out nint layer);

    [LibraryImport(Library, EntryPoint = "stdp_layer_learn")]
    public static partial int LayerLearn(nint layer, Activity* zPre, Activity* zPost);

    [LibraryImport(Library, EntryPoint = "stdp_layer_step_gated")]
    public static partial int LayerStepGated(nint layer, Activity* zPre, Activity* zPost, double gate);

    [LibraryImport(Library, EntryPoint = "stdp_layer_step_changes_f32")]
    public static partial int StepChangesF32(nint layer, Activity* zPre, Activity* zPost, void* changes, long count, int add);

    [LibraryImport(Library, EntryPoint = "stdp_layer_step_changes_f64")]
    public static partial int StepChangesF64(nint layer, Activity* zPre, Activity* zPost, void* changes, long count, int add);

    [LibraryImport(Library, EntryPoint = "stdp_layer_learn_changes_f32")]
    public static partial int LearnChangesF32(nint layer, Activity* zPre, Activity* zPost, void* changes, long count, int add);

    [LibraryImport(Library, EntryPoint = "stdp_layer_learn_changes_f64")]
    public static partial int LearnChangesF64(nint layer, Activity* zPre, Activity* zPost, void* changes, long count, int add);

    [LibraryImport(Library, EntryPoint = "stdp_layer_scale_weights_each_f32")]
    public static partial int ScaleWeightsEachF32(nint layer, void* factors, long count, int fan);

    [LibraryImport(Library, EntryPoint = "stdp_layer_scale_weights_each_f64")]
    public static partial int ScaleWeightsEachF64(nint layer, void* factors, long count, int fan);

    [LibraryImport(Library, EntryPoint = "stdp_layer_mask_weights")]
    public static partial int MaskWeights(nint layer, bool* mask, long count);

    [LibraryImport(Library, EntryPoint = "stdp_layer_add_eligibility")]
    public static partial int AddEligibility(nint layer, double tauInv, int decay, int ofSamples);

    [LibraryImport(Library, EntryPoint = "stdp_layer_step_eligibility")]
    public static partial int StepEligibility(nint layer, Activity* zPre, Activity* zPost);

    [LibraryImport(Library, EntryPoint = "stdp_layer_reward_f32")]
    public static partial int RewardF32(nint layer, int whom, void* rewards, long count);

    [LibraryImport(Library, EntryPoint = "stdp_layer_reward_f64")]
    public static partial int RewardF64(nint layer, int whom, void* rewards, long count);

    [LibraryImport(Library, EntryPoint = "stdp_layer_reward_and_step_f32")]
    public static partial int RewardAndStepF32(nint layer, int whom, void* rewards, long count, Activity* zPre, Activity* zPost);

    [LibraryImport(Library, EntryPoint = "stdp_layer_reward_and_step_f64")]
    public static partial int RewardAndStepF64(nint layer, int whom, void* rewards, long count, Activity* zPre, Activity* zPost);

    [LibraryImport(Library, EntryPoint = "stdp_layer_copy_eligibility_f32")]
    public static partial int CopyEligibilityF32(nint layer, void* eligibility, long count);

    [LibraryImport(Library, EntryPoint = "stdp_layer_copy_eligibility_f64")]
    public static partial int CopyEligibilityF64(nint layer, void* eligibility, long count);

    [LibraryImport(Library, EntryPoint = "stdp_layer_trace_count")]
    public static partial int TraceCount(nint layer, out int count);

    [LibraryImport(Library, EntryPoint = "stdp_layer_trace_name")]
    public static partial int TraceName(nint layer, int index, byte** name);

    [LibraryImport(Library, EntryPoint = "stdp_layer_trace_f32", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int TraceF32(nint layer, string name, void** trace, int* rank, int* shape);

    [LibraryImport(Library, EntryPoint = "stdp_layer_trace_f64", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int TraceF64(nint layer, string name, void** trace, int* rank, int* shape);

    [LibraryImport(Library, EntryPoint = "stdp_layer_add_trace", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddTrace(nint layer, string name, int rank, int* shape);

    [LibraryImport(Library, EntryPoint = "stdp_layer_update_trace", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int UpdateTrace(
        nint layer, string name, Activity* z, double amplitude, double tauInv, double floor, int decay, int spike);

    [LibraryImport(Library, EntryPoint = "stdp_layer_learn_from", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LearnFrom(nint layer, Activity* zPre, Activity* zPost, string tracePre, string tracePost);
}
