namespace StdpKernels.Native.Tests.Api;

/// <summary>The forms in which a sparse layer is given the same synapses.</summary>
internal enum SparseForm
{
    Pairs,
    Rows,
    Columns,
    Mask,
}
