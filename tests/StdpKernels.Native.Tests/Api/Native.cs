using System.Runtime.InteropServices;

namespace StdpKernels.Native.Tests.Api;

/// <summary>The functions of the header that the comparisons call.</summary>
internal static unsafe partial class Native
{
    private const string Library = "stdpkernels";

    static Native() => InstalledLibrary.LoadSuitable(typeof(Native).Assembly);

    [StructLayout(LayoutKind.Sequential)]
    public struct Activity
    {
        public int Kind;
        public int Samples;
        public long Count;
        public void* Data;
        public int* SampleStarts;
        public void* Values;
    }

    public static string LastError => Marshal.PtrToStringUTF8((nint)LastErrorText())!;

    [LibraryImport(Library, EntryPoint = "stdp_last_error")]
    private static partial byte* LastErrorText();

    [LibraryImport(Library, EntryPoint = "stdp_parameters_create")]
    public static partial int ParametersCreate(int type, out nint parameters);

    [LibraryImport(Library, EntryPoint = "stdp_parameters_free")]
    public static partial int ParametersFree(nint parameters);

    [LibraryImport(Library, EntryPoint = "stdp_parameters_set_number")]
    public static partial int SetNumber(nint parameters, int name, double number);

    [LibraryImport(Library, EntryPoint = "stdp_parameters_set_tensor_f32")]
    public static partial int SetTensorF32(nint parameters, int name, void* values, int rank, int* shape);

    [LibraryImport(Library, EntryPoint = "stdp_parameters_set_tensor_f64")]
    public static partial int SetTensorF64(nint parameters, int name, void* values, int rank, int* shape);

    [LibraryImport(Library, EntryPoint = "stdp_linear_layer_create")]
    public static partial int LinearLayerCreate(
        int batchSize, int inputs, int outputs, nint parameters, double dt, int threads, int layout, out nint layer);

    [LibraryImport(Library, EntryPoint = "stdp_conv2d_layer_create")]
    public static partial int Conv2dLayerCreate(
        int batchSize,
        int channels,
        int imageHeight,
        int imageWidth,
        int outputs,
        int kernelHeight,
        int kernelWidth,
        int* geometry,
        nint parameters,
        double dt,
        int threads,
        out nint layer);

    [LibraryImport(Library, EntryPoint = "stdp_layer_step_window")]
    public static partial int LayerStepWindow(nint layer, int steps, Activity* zPre, Activity* zPost);

    [LibraryImport(Library, EntryPoint = "stdp_layer_warm_up_windows")]
    public static partial int LayerWarmUpWindows(nint layer, int windowSteps);

    [LibraryImport(Library, EntryPoint = "stdp_layer_propagate_f32")]
    public static partial int PropagateF32(nint layer, Activity* zPre, void* currents, long count);

    [LibraryImport(Library, EntryPoint = "stdp_layer_propagate_f64")]
    public static partial int PropagateF64(nint layer, Activity* zPre, void* currents, long count);

    [LibraryImport(Library, EntryPoint = "stdp_layer_propagate_back_f32")]
    public static partial int PropagateBackF32(nint layer, Activity* zPost, void* currents, long count);

    [LibraryImport(Library, EntryPoint = "stdp_layer_propagate_back_f64")]
    public static partial int PropagateBackF64(nint layer, Activity* zPost, void* currents, long count);

    [LibraryImport(Library, EntryPoint = "stdp_layer_normalise_weights")]
    public static partial int NormaliseWeights(nint layer, double target, int norm, int fan);

    [LibraryImport(Library, EntryPoint = "stdp_layer_scale_weights")]
    public static partial int ScaleWeights(nint layer, double factor);

    [LibraryImport(Library, EntryPoint = "stdp_layer_decay_weights")]
    public static partial int DecayWeights(nint layer, double share, double rest);

    [LibraryImport(Library, EntryPoint = "stdp_layer_clip_weights")]
    public static partial int ClipWeights(nint layer, double min, double max);

    [LibraryImport(Library, EntryPoint = "stdp_layer_free")]
    public static partial int LayerFree(nint layer);

    [LibraryImport(Library, EntryPoint = "stdp_layer_step")]
    public static partial int LayerStep(nint layer, Activity* zPre, Activity* zPost);

    [LibraryImport(Library, EntryPoint = "stdp_layer_set_parameters")]
    public static partial int LayerSetParameters(nint layer, nint parameters);

    [LibraryImport(Library, EntryPoint = "stdp_layer_update_traces")]
    public static partial int LayerUpdateTraces(nint layer, Activity* zPre, Activity* zPost);

    [LibraryImport(Library, EntryPoint = "stdp_layer_edit_weights_f32")]
    public static partial int EditWeightsF32(nint layer, void** w);

    [LibraryImport(Library, EntryPoint = "stdp_layer_edit_weights_f64")]
    public static partial int EditWeightsF64(nint layer, void** w);

    [LibraryImport(Library, EntryPoint = "stdp_layer_traces_f32")]
    public static partial int TracesF32(nint layer, void** tPre, void** tPost);

    [LibraryImport(Library, EntryPoint = "stdp_layer_traces_f64")]
    public static partial int TracesF64(nint layer, void** tPre, void** tPost);

    [LibraryImport(Library, EntryPoint = "stdp_workspace_create")]
    public static partial int WorkspaceCreate(int type, int preRank, int* preShape, int postRank, int* postShape, out nint workspace);

    [LibraryImport(Library, EntryPoint = "stdp_workspace_free")]
    public static partial int WorkspaceFree(nint workspace);

    [LibraryImport(Library, EntryPoint = "stdp_step_linear_f32")]
    public static partial int StepLinearF32(
        nint workspace, nint parameters, double dt, Activity* zPre, Activity* zPost, void* w, void* tPre, void* tPost);

    [LibraryImport(Library, EntryPoint = "stdp_step_linear_f64")]
    public static partial int StepLinearF64(
        nint workspace, nint parameters, double dt, Activity* zPre, Activity* zPost, void* w, void* tPre, void* tPost);

    [LibraryImport(Library, EntryPoint = "stdp_step_conv2d_f32")]
    public static partial int StepConv2dF32(
        nint workspace,
        nint parameters,
        double dt,
        int kernelHeight,
        int kernelWidth,
        int* geometry,
        Activity* zPre,
        Activity* zPost,
        void* w,
        void* tPre,
        void* tPost);

    [LibraryImport(Library, EntryPoint = "stdp_step_conv2d_f64")]
    public static partial int StepConv2dF64(
        nint workspace,
        nint parameters,
        double dt,
        int kernelHeight,
        int kernelWidth,
        int* geometry,
        Activity* zPre,
        Activity* zPost,
        void* w,
        void* tPre,
        void* tPost);

    [LibraryImport(Library, EntryPoint = "stdp_update_traces_f32")]
    public static partial int UpdateTracesF32(
        nint workspace, nint parameters, double dt, Activity* zPre, Activity* zPost, void* tPre, void* tPost);

    [LibraryImport(Library, EntryPoint = "stdp_update_traces_f64")]
    public static partial int UpdateTracesF64(
        nint workspace, nint parameters, double dt, Activity* zPre, Activity* zPost, void* tPre, void* tPost);
}
