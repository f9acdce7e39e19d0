using System.Numerics;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels.Checkpoints;

/// <summary>Saves and loads a layer as a container of its own.</summary>
internal static class LayerCheckpoint
{
    /// <summary>Saves to a file, with what tells the layer from others.</summary>
    public static void SaveFile<T>(
        string path,
        ReadOnlyTensorView<T> w,
        StdpState<T> state,
        ReadOnlySpan<byte> userData,
        params ReadOnlySpan<NamedArray> identity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(path);
        using CallGate.Entry entry = state.Gate.Enter();
        using AtomicFile file = AtomicFile.Create(path);
        LayerArrays.Write(file.Stream, w, state, UserData.Beside(identity, userData.ToArray()));
        file.Commit();
    }

    /// <summary>Saves to a stream, with what tells the layer from others.</summary>
    public static void SaveStream<T>(
        Stream stream,
        ReadOnlyTensorView<T> w,
        StdpState<T> state,
        ReadOnlySpan<byte> userData,
        params ReadOnlySpan<NamedArray> identity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        using CallGate.Entry entry = state.Gate.Enter();
        LayerArrays.Write(stream, w, state, UserData.Beside(identity, userData.ToArray()));
    }

    /// <summary>Loads from a file, for a caller that is at work on the state.</summary>
    public static void LoadFile<T>(
        string path, TensorView<T> w, StdpState<T> state, Span<byte> userData, params ReadOnlySpan<NamedArray> identity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireLoadable(w, state, userData);

        using FileStream stream = AtomicFile.OpenRead(path);
        try
        {
            Load(stream, w, state, userData, identity, isWhole: true);
        }
        catch (InvalidDataException e)
        {
            throw ContainerReader.Named(path, e);
        }
    }

    /// <summary>Loads from a stream, for a caller that is at work on the state.</summary>
    public static void LoadStream<T>(
        Stream stream, TensorView<T> w, StdpState<T> state, Span<byte> userData, bool isWhole, params ReadOnlySpan<NamedArray> identity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireLoadable(w, state, userData);
        Load(stream, w, state, userData, identity, isWhole);
    }

    private static void Load<T>(
        Stream stream, TensorView<T> w, StdpState<T> state, Span<byte> userData, ReadOnlySpan<NamedArray> identity, bool isWhole)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        byte[] bytes = new byte[userData.Length];
        LoadedArrays loaded = LayerArrays.Read(stream, w, state, UserData.Beside(identity, bytes));
        if (isWhole)
        {
            ContainerReader.RequireEnd(stream);
        }

        foreach (NamedArray expected in identity)
        {
            expected.RequireSame(loaded);
        }

        LayerArrays.Show(loaded, "", w, state, UserData.Beside([], bytes));
        bytes.CopyTo(userData);
    }

    private static void RequireLoadable<T>(TensorView<T> w, StdpState<T> state, ReadOnlySpan<byte> userData)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Shape<T>(w, w.Shape, "the weights", nameof(w));
        Require.Disjoint<T, byte>(w.Span, userData, "the weights", nameof(userData));
        foreach (StdpTrace<T> trace in state.Arrays)
        {
            Require.Disjoint<T, T>(w.Span, trace.Values.Span, "a trace", nameof(w));
            Require.Disjoint<T, byte>(trace.Values.Span, userData, "a trace", nameof(userData));
        }
    }
}
