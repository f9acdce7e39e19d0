using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>Layers.</summary>
internal static unsafe class LayerExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_linear_layer_create")]
    public static int CreateLinear(
        int batchSize, int inputs, int outputs, nint parameters, double dt, int threads, int layout, nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject item = HandleTable.Get<ParametersObject>(parameters, "parameters", "parameters");
            if (layout is not (0 or 1))
            {
                throw RefusedException.Range(
                    $"layout must be STDP_POSTSYNAPTIC_ROWS (0) or STDP_PRESYNAPTIC_ROWS (1), but it is {layout}.");
            }

            *layer = HandleTable.Add(
                item.CreateLinear(batchSize, inputs, outputs, dt, ForkedProcess.Threads(threads), (StdpWeightLayout)layout));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_conv2d_layer_create")]
    public static int CreateConv2d(
        int batchSize, int channels, int imageHeight, int imageWidth, int outputs, int kernelHeight, int kernelWidth, NativeGeometry* geometry, nint parameters, double dt, int threads, nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject item = HandleTable.Get<ParametersObject>(parameters, "parameters", "parameters");
            *layer = HandleTable.Add(item.CreateConv2d(
                batchSize,
                channels,
                (imageHeight, imageWidth),
                outputs,
                (kernelHeight, kernelWidth),
                NativeGeometry.Of(geometry),
                dt,
                ForkedProcess.Threads(threads)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_free")]
    public static int Free(nint layer)
    {
        try
        {
            HandleTable.Remove<LayerObject>(layer, "layer", "a layer");
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

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

    [UnmanagedCallersOnly(EntryPoint = "stdp_layer_shape")]
    public static int Shape(nint layer, int array, int* rank, int* shape)
    {
        try
        {
            Arguments.RequireResult(rank, nameof(rank));
            Arguments.RequireResult(shape, nameof(shape));
            TensorShape dimensions = HandleTable.Get<LayerObject>(layer, "layer", "a layer").Shape(array);
            *rank = dimensions.Rank;
            for (int dimension = 0; dimension < dimensions.Rank; dimension++)
            {
                shape[dimension] = dimensions[dimension];
            }
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
            *w = Typed<float>(layer).Weights;
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
            *w = Typed<float>(layer).EditWeights();
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
            (nint pre, nint post) = Typed<float>(layer).Traces();
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
            *w = Typed<double>(layer).Weights;
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
            *w = Typed<double>(layer).EditWeights();
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
            (nint pre, nint post) = Typed<double>(layer).Traces();
            *tPre = (double*)pre;
            *tPost = (double*)post;
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    private static LayerObject<T> Typed<T>(nint layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        HandleTable.Get<LayerObject<T>>(layer, "layer", typeof(T) == typeof(float) ? "a layer of float32" : "a layer of float64");
}
