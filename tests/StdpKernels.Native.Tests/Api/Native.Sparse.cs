using System.Runtime.InteropServices;

namespace StdpKernels.Native.Tests.Api;

/// <content>Sparse layers.</content>
internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_create_from_pairs")]
    public static partial int SparseFromPairs(
        int batchSize, int inputs, int outputs, long count, int* pre, int* post, nint parameters, double dt, int threads, out nint layer);

    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_create_from_rows")]
    public static partial int SparseFromRows(
        int batchSize, int inputs, int outputs, long* rowStarts, int* targets, nint parameters, double dt, int threads, out nint layer);

    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_create_from_columns")]
    public static partial int SparseFromColumns(
        int batchSize, int inputs, int outputs, long* columnStarts, int* sources, nint parameters, double dt, int threads, out nint layer);

    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_create_from_mask")]
    public static partial int SparseFromMask(
        int batchSize, int inputs, int outputs, byte* mask, long count, nint parameters, double dt, int threads, out nint layer);

    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_create_random")]
    public static partial int SparseRandom(
        int batchSize, int inputs, int outputs, double probability, long seed, nint parameters, double dt, int threads, out nint layer);

    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_create_random_in_degree")]
    public static partial int SparseRandomInDegree(
        int batchSize, int inputs, int outputs, int inDegree, long seed, nint parameters, double dt, int threads, out nint layer);

    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_create_random_out_degree")]
    public static partial int SparseRandomOutDegree(
        int batchSize, int inputs, int outputs, int outDegree, long seed, nint parameters, double dt, int threads, out nint layer);

    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_synapses")]
    public static partial int Synapses(nint layer, long* rowStarts, int* targets);

    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_set_dense_weights_f32")]
    public static partial int SetDenseWeightsF32(nint layer, void* dense, long count);

    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_set_dense_weights_f64")]
    public static partial int SetDenseWeightsF64(nint layer, void* dense, long count);

    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_copy_dense_weights_f32")]
    public static partial int CopyDenseWeightsF32(nint layer, void* dense, long count);

    [LibraryImport(Library, EntryPoint = "stdp_sparse_layer_copy_dense_weights_f64")]
    public static partial int CopyDenseWeightsF64(nint layer, void* dense, long count);
}
