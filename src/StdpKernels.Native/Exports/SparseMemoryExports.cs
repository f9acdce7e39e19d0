using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>The synapses of sparse layers, and their weights as a dense matrix.</summary>
internal static unsafe class SparseMemoryExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_synapses")]
    public static int Synapses(nint layer, long* rowStarts, int* targets)
    {
        try
        {
            HandleTable.Get<LayerObject>(layer, "layer", "a layer").CopySynapses(rowStarts, targets);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_set_dense_weights_f32")]
    public static int SetDenseWeightsF32(nint layer, float* dense, long count)
    {
        try
        {
            Arguments.Layer<float>(layer).SetDenseWeights(CallerMemory.Read(dense, count, nameof(dense)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_copy_dense_weights_f32")]
    public static int CopyDenseWeightsF32(nint layer, float* dense, long count)
    {
        try
        {
            Arguments.Layer<float>(layer).CopyDenseWeights(CallerMemory.Write(dense, count, nameof(dense)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_set_dense_weights_f64")]
    public static int SetDenseWeightsF64(nint layer, double* dense, long count)
    {
        try
        {
            Arguments.Layer<double>(layer).SetDenseWeights(CallerMemory.Read(dense, count, nameof(dense)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_copy_dense_weights_f64")]
    public static int CopyDenseWeightsF64(nint layer, double* dense, long count)
    {
        try
        {
            Arguments.Layer<double>(layer).CopyDenseWeights(CallerMemory.Write(dense, count, nameof(dense)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }
}
