using StdpKernels.Native.Boundary;

namespace StdpKernels.Native.Handles;

/// <content>Synapses of sparse layers, and their weights as a dense matrix.</content>
internal sealed unsafe partial class LayerObject<T>
{
    public override void CopySynapses(long* rowStarts, int* targets)
    {
        StdpConnectivity synapses = Sparse().Connectivity;
        synapses.RowStarts.CopyTo(CallerMemory.Write(rowStarts, synapses.RowStarts.Length, "row_starts"));
        synapses.Targets.CopyTo(CallerMemory.Write(targets, synapses.Targets.Length, "targets"));
    }

    public void SetDenseWeights(ReadOnlySpan<T> dense)
    {
        StdpSparseLayer<T> sparse = Sparse();
        sparse.SetWeights(new ReadOnlyTensorView<T>(dense, Matrix(sparse, dense.Length)));
    }

    public void CopyDenseWeights(Span<T> dense)
    {
        StdpSparseLayer<T> sparse = Sparse();
        sparse.CopyWeightsTo(new TensorView<T>(dense, Matrix(sparse, dense.Length)));
    }

    private StdpSparseLayer<T> Sparse() => _layer as StdpSparseLayer<T>
        ?? throw new RefusedException(Status.Kind, $"layer must be a sparse layer, but it is {Description}.");

    private static int[] Matrix(StdpSparseLayer<T> sparse, int count)
    {
        (int outputs, int inputs) = (sparse.Connectivity.Outputs, sparse.Connectivity.Inputs);
        return count == (long)outputs * inputs
            ? [outputs, inputs]
            : throw RefusedException.Argument(
                $"count must be {(long)outputs * inputs}, a number for each weight of [{outputs}, {inputs}], but it is {count}.");
    }
}
