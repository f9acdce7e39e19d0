using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>Layers, made and freed.</summary>
internal static unsafe class LayerCreationExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_linear_layer_create")]
    public static int CreateLinear(
        int batchSize, int inputs, int outputs, nint parameters, double dt, int threads, int layout, nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject item = Arguments.Parameters(parameters);
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
        int batchSize,
        int channels,
        int imageHeight,
        int imageWidth,
        int outputs,
        int kernelHeight,
        int kernelWidth,
        NativeGeometry* geometry,
        nint parameters,
        double dt,
        int threads,
        nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject item = Arguments.Parameters(parameters);
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

    [UnmanagedCallersOnly(EntryPoint = "stdp_conv1d_layer_create")]
    public static int CreateConv1d(
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
        nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject item = Arguments.Parameters(parameters);
            var geometry = new Conv1dGeometry { Stride = stride, Padding = padding, Dilation = dilation, Groups = groups };
            *layer = HandleTable.Add(item.CreateConv1d(
                batchSize, channels, length, outputs, kernel, geometry, dt, ForkedProcess.Threads(threads)));
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
}
