using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Validation;

namespace StdpKernels.Checkpoints;

/// <summary>The arrays of a layer: <c>w</c>, the traces of its state under their names, and what else it has.</summary>
internal static class LayerArrays
{
    /// <summary>The label of a container with one layer.</summary>
    public const string Label = "layer";

    /// <summary>The name of the weights.</summary>
    public const string Weights = "w";

    /// <summary>The name of what tells one set of synapses from another.</summary>
    public const string Connectivity = "connectivity";

    /// <summary>What a checkpoint holds under a name that no trace may have; null for any other name.</summary>
    public static string? Reserved(string name) => name switch
    {
        Weights => "the weights",
        UserData.Name => "bytes of the caller",
        Connectivity => "which synapses there are",
        _ => null,
    };

    /// <summary>Writes a layer as a container of its own.</summary>
    public static void Write<T>(Stream stream, ReadOnlyTensorView<T> w, StdpState<T> state, params ReadOnlySpan<NamedArray> more)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Shape(w, w.Shape, "the weights", nameof(w));

        // Who saves only reads.
        var writable = new TensorView<T>(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(w.Span), w.Span.Length), w.Shape);
        var writer = new ContainerWriter(stream, Label, Table(writable, state, more));
        Show(writer, "", writable, state, more);
        writer.Finish();
    }

    /// <summary>Reads what belongs to such a layer, without touching it: show it the layer afterwards.</summary>
    /// <exception cref="InvalidDataException">The data are damaged, or belong to another layer.</exception>
    public static LoadedArrays Read<T>(Stream stream, TensorView<T> w, StdpState<T> state, params ReadOnlySpan<NamedArray> more)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ContainerReader.Read(stream, Label, Table(w, state, more));

    /// <summary>Names every array of a layer.</summary>
    /// <param name="visitor">Is shown them.</param>
    /// <param name="prefix">What their names start with, so that a container can hold several layers.</param>
    /// <param name="w">The weights.</param>
    /// <param name="state">The traces.</param>
    /// <param name="more">What else there is.</param>
    public static void Show<T>(
        IArrayVisitor visitor, string prefix, TensorView<T> w, StdpState<T> state, params ReadOnlySpan<NamedArray> more)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        visitor.Visit(prefix + Weights, Dimensions(w.Shape), w.Span);
        foreach (StdpTrace<T> trace in state.Arrays)
        {
            visitor.Visit(prefix + trace.Name, Dimensions(trace.Shape), trace.Values.Span);
        }

        foreach (NamedArray array in more)
        {
            (array with { Name = prefix + array.Name }).Show(visitor);
        }
    }

    public static int[] Dimensions(TensorShape shape)
    {
        int[] dimensions = new int[shape.Rank];
        for (int d = 0; d < dimensions.Length; d++)
        {
            dimensions[d] = shape[d];
        }

        return dimensions;
    }

    private static ArrayTable Table<T>(TensorView<T> w, StdpState<T> state, ReadOnlySpan<NamedArray> more)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var table = new ArrayTable();
        Show(table, "", w, state, more);
        return table;
    }
}
