using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>Sparse layers, made of synapses in any form.</summary>
internal static unsafe class SparseCreationExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_create_from_pairs")]
    public static int CreateFromPairs(
        int batchSize, int inputs, int outputs, long count, int* pre, int* post, nint parameters, double dt, int threads, nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject rule = Arguments.Parameters(parameters);
            var synapses = StdpConnectivity.FromPairs(
                inputs, outputs, CallerMemory.Read(pre, count, nameof(pre)), CallerMemory.Read(post, count, nameof(post)));
            *layer = Create(rule, batchSize, synapses, dt, threads);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_create_from_rows")]
    public static int CreateFromRows(
        int batchSize, int inputs, int outputs, long* rowStarts, int* targets, nint parameters, double dt, int threads, nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject rule = Arguments.Parameters(parameters);
            ReadOnlySpan<long> starts = CallerMemory.Read(rowStarts, inputs + 1L, "row_starts");
            var synapses = StdpConnectivity.FromRows(inputs, outputs, starts, Listed(targets, starts, nameof(targets)));
            *layer = Create(rule, batchSize, synapses, dt, threads);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_create_from_columns")]
    public static int CreateFromColumns(
        int batchSize, int inputs, int outputs, long* columnStarts, int* sources, nint parameters, double dt, int threads, nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject rule = Arguments.Parameters(parameters);
            ReadOnlySpan<long> starts = CallerMemory.Read(columnStarts, outputs + 1L, "column_starts");
            var synapses = StdpConnectivity.FromColumns(inputs, outputs, starts, Listed(sources, starts, nameof(sources)));
            *layer = Create(rule, batchSize, synapses, dt, threads);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_create_from_mask")]
    public static int CreateFromMask(
        int batchSize, int inputs, int outputs, bool* mask, long count, nint parameters, double dt, int threads, nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject rule = Arguments.Parameters(parameters);
            var synapses = StdpConnectivity.FromMask(inputs, outputs, CallerMemory.Read(mask, count, nameof(mask)));
            *layer = Create(rule, batchSize, synapses, dt, threads);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_create_random")]
    public static int CreateRandom(
        int batchSize, int inputs, int outputs, double probability, long seed, nint parameters, double dt, int threads, nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject rule = Arguments.Parameters(parameters);
            *layer = Create(rule, batchSize, StdpConnectivity.Random(inputs, outputs, probability, seed), dt, threads);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_create_random_in_degree")]
    public static int CreateRandomInDegree(
        int batchSize, int inputs, int outputs, int inDegree, long seed, nint parameters, double dt, int threads, nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject rule = Arguments.Parameters(parameters);
            *layer = Create(rule, batchSize, StdpConnectivity.RandomInDegree(inputs, outputs, inDegree, seed), dt, threads);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_sparse_layer_create_random_out_degree")]
    public static int CreateRandomOutDegree(
        int batchSize, int inputs, int outputs, int outDegree, long seed, nint parameters, double dt, int threads, nint* layer)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(layer, nameof(layer));
            ParametersObject rule = Arguments.Parameters(parameters);
            *layer = Create(rule, batchSize, StdpConnectivity.RandomOutDegree(inputs, outputs, outDegree, seed), dt, threads);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    private static nint Create(ParametersObject rule, int batchSize, StdpConnectivity synapses, double dt, int threads) =>
        HandleTable.Add(rule.CreateSparse(batchSize, synapses, dt, ForkedProcess.Threads(threads)));

    private static ReadOnlySpan<int> Listed(int* neurons, ReadOnlySpan<long> starts, string name) =>
        CallerMemory.Read(neurons, starts.IsEmpty ? 0 : starts[^1], name);
}
